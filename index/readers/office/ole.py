"""Open compound files, the office files of 1997 to 2003, and read their properties."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.readers.office.archive import meaningful_title, password_error

if TYPE_CHECKING:
    from olefile import OleFileIO

_ENCRYPTED = "EncryptedPackage"
# Excel and PowerPoint; Word.
_RIGHTS = ("\x06DataSpaces/DataSpaceInfo/DRMEncryptedDataSpace", "\tDRMContent")
_PROPERTIES = "\x05SummaryInformation"
_FIRST_SECTION = 44
_CODE_PAGE, _TITLE = 1, 2
_MOST_PROPERTIES, _LONGEST_TITLE = 100, 1_000
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
    if not file.exists(_PROPERTIES):
        return None
    try:
        title = _read_title(file.openstream(_PROPERTIES).read())
    except (OSError, struct.error, LookupError, UnicodeDecodeError):
        return None  # Whatever is wrong with them: the text is no worse for it.
    return meaningful_title(title.strip("\0"))


def _read_title(stream: bytes) -> str:
    """Return the title alone: olefile reads lists of any length that a file claims."""
    start = struct.unpack_from("<I", stream, _FIRST_SECTION)[0]
    count = struct.unpack_from("<I", stream, start + 4)[0]
    code_page, title = 0, b""
    for index in range(min(count, _MOST_PROPERTIES)):
        number, offset = struct.unpack_from("<II", stream, start + 8 + 8 * index)
        place = start + offset
        if number == _CODE_PAGE:
            code_page = struct.unpack_from("<H", stream, place + 4)[0]
        elif number == _TITLE:
            length = struct.unpack_from("<I", stream, place + 4)[0]
            title = stream[place + 8 : place + 8 + min(length, _LONGEST_TITLE)]
    return title.decode(_CODECS.get(code_page, f"cp{code_page}"))
