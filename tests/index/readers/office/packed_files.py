"""Add parts to packed office files that the library which made them does not know."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def add_parts(
    content: bytes, parts: Mapping[str, str], links: Mapping[str, Mapping[str, str]]
) -> bytes:
    """Return the file with more parts.

    Args:
        content: The file.
        parts: What is in the new parts, by their names.
        links: By the name of a part that has links: by their targets, their types.
    """
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        written = {
            name: source.read(name).decode("utf-8", "surrogateescape")
            for name in source.namelist()
        }
        written |= parts
        for part, targets in links.items():
            folder, _, name = part.rpartition("/")
            place = f"{folder}/_rels/{name}.rels"
            added = "".join(
                f'<Relationship Id="added{number}" Type="{kind}" Target="/{to}"/>'
                for number, (to, kind) in enumerate(targets.items())
            )
            empty = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'
            before = written.get(place, empty)
            written[place] = before.replace(
                "</Relationships>", f"{added}</Relationships>"
            )
        for name, text in written.items():
            target.writestr(name, text.encode("utf-8", "surrogateescape"))
    return file.getvalue()
