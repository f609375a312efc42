"""Read OpenDocument texts: paragraphs, lists and tables in their order."""

from __future__ import annotations

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.opendocument.annotations import read_comments
from index.readers.opendocument.odt_blocks import write_blocks
from index.readers.opendocument.package import find_title, open_package


def read_odt(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; notes and comments stand at the end.

    Raises:
        UnreadableDocumentError: not such a file, encrypted, damaged or too large.
    """
    with parsing("an OpenDocument text"):
        archive = open_package(content, limits, "an OpenDocument text", ".odt", ".sxw")
        styles = [archive.xml(part) for part in ("styles.xml",) if part in archive]
        builder = TextBuilder()
        root = archive.xml("content.xml")
        write_blocks(root, styles, builder)
        for comment in read_comments(root):
            builder.add(comment)
        return builder.build(find_title(archive))
