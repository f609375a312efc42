"""Open compound files, the office files of 1997 to 2003, and read their properties."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.readers.office.archive import meaningful_title, password_error

if TYPE_CHECKING:
    from olefile import OleFileIO

_ENCRYPTED = "EncryptedPackage"
# Excel and PowerPoint; Word.
_RIGHTS = ("\x06DataSpaces/DataSpaceInfo/DRMEncryptedDataSpace", "\tDRMContent")
_UTF_8, _UTF_16, _MACINTOSH = 65001, 1200, 10000
_CODECS = {_UTF_8: "utf-8", _UTF_16: "utf-16-le", _MACINTOSH: "mac_roman"}


def open_ole(content: bytes) -> OleFileIO:
    """Open a compound file; it must be closed.

    Raises:
        OSError: it is none, or its outermost structure is damaged.
        UnreadableDocumentError: it is encrypted.
    """
    import olefile

    file = olefile.OleFileIO(io.BytesIO(content))
    if any(map(file.exists, _RIGHTS)):
        raise UnreadableDocumentError(
            "is protected by rights management", "Save it again without protection."
        )
    if file.exists(_ENCRYPTED):
        raise password_error()
    return file


def find_ole_title(file: OleFileIO) -> str | None:
    """Return the title in the properties of a file, if somebody gave one."""
    try:
        properties = file.get_metadata()
        number = (properties.codepage or 0) & 0xFFFF
        title = (properties.title or b"").decode(_CODECS.get(number, f"cp{number}"))
    except Exception:  # Whatever is wrong with them: the text is no worse for it.
        return None
    return meaningful_title(title.strip("\0"))
