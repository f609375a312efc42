"""Open the packed files of OpenDocument, and know their title."""

from __future__ import annotations

from xml.etree import ElementTree

from index.limits import ReadLimits
from index.readers.office.archive import (
    Archive,
    meaningful_title,
    open_archive,
    password_error,
)

_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"


def open_package(
    content: bytes, limits: ReadLimits, kind: str, suffix: str, old: str
) -> Archive:
    """Open an OpenDocument file; the arguments are those of ``open_archive``.

    Raises:
        UnreadableDocumentError: it is another kind of file, damaged, protected by a
            password, or unpacks to more than is allowed.
    """
    archive = open_archive(content, limits, kind, suffix, old)
    if _MANIFEST in archive and _ENCRYPTED in archive.read(_MANIFEST):
        raise password_error()
    return archive


def find_title(archive: Archive) -> str | None:
    """Return the title in the properties, if somebody gave one."""
    if "meta.xml" not in archive:
        return None
    try:
        return meaningful_title(archive.xml("meta.xml").findtext(_TITLE))
    except ElementTree.ParseError:
        return None  # The text is no worse for it.
