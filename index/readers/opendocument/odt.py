"""Read OpenDocument texts: paragraphs, lists and tables in their order."""

from __future__ import annotations

from xml.etree import ElementTree

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.office.archive import (
    Archive,
    meaningful_title,
    open_archive,
    password_error,
)
from index.readers.opendocument.odt_blocks import write_blocks

_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"
_ENCRYPTED = b"encryption-data"


def read_odt(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; foot- and endnotes stand at the end.

    Raises:
        UnreadableDocumentError: not such a file, encrypted, damaged or too large.
    """
    archive = open_archive(content, limits, "an OpenDocument text", ".odt", ".sxw")
    with parsing("an OpenDocument text"):
        manifest = "META-INF/manifest.xml"
        if manifest in archive and _ENCRYPTED in archive.read(manifest):
            raise password_error()
        styles = [archive.xml(part) for part in ("styles.xml",) if part in archive]
        builder = TextBuilder()
        write_blocks(archive.xml("content.xml"), styles, builder)
        return builder.build(_find_title(archive))


def _find_title(archive: Archive) -> str | None:
    if "meta.xml" not in archive:
        return None
    try:
        return meaningful_title(archive.xml("meta.xml").findtext(_TITLE))
    except ElementTree.ParseError:
        return None  # The text is no worse for it.
