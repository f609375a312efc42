"""Write small electronic books by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)


def write_epub(
    pages: Mapping[str, str],
    *,
    metadata: str = "",
    spine: tuple[str, ...] = (),
    contents: str = "",
    encrypted: Mapping[str, str] | None = None,
) -> bytes:
    """Return a book.

    Args:
        pages: The bodies of its pages by their names.
        metadata: What it says about itself.
        spine: The names in reading order; those of ``pages`` where it is not given.
        contents: Which of them is its list of contents.
        encrypted: By the name of a part, how it is encrypted.
    """
    order = spine or tuple(pages)
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml"'
        f' media-type="application/xhtml+xml"'
        f' properties="{"nav" if name == contents else ""}"/>'
        for name in {*order, *pages}
    )
    references = "".join(f'<itemref idref="{name}"/>' for name in order)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"'
        ' xmlns:opf="http://www.idpf.org/2007/opf"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest>"
        f"<spine>{references}</spine></package>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/book.opf", package)
        for name, body in pages.items():
            archive.writestr(
                f"OEBPS/text/{name}.xhtml",
                '<?xml version="1.0" encoding="utf-8"?>'
                '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
                f"<body>{body}</body></html>",
            )
        if encrypted is not None:
            archive.writestr("META-INF/encryption.xml", _encryption(encrypted))
    return file.getvalue()


def _encryption(parts: Mapping[str, str]) -> str:
    found = "".join(
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{method}"/><e:CipherData>'
        f'<e:CipherReference URI="{part}"/></e:CipherData></e:EncryptedData>'
        for part, method in parts.items()
    )
    return (
        f'<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#">{found}</encryption>'
    )
