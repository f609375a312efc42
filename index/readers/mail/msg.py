"""Read messages saved by Outlook (.msg), and the messages in them."""

from __future__ import annotations

import re
import struct
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, parsing
from index.readers.mail.letters import Letter, choose_body, write_letter
from index.readers.plaintext.code_pages import find_codec
from index.readers.plaintext.encodings import decode_text

if TYPE_CHECKING:
    from olefile import OleFileIO

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Properties by number; a stream's name ends in the number and the type of its value.
_SUBJECT, _SENDER, _SENDER_ADDRESS, _TO, _CC = "0037", "0C1A", "5D01", "0E04", "0E03"
_PLAIN, _PAGE, _RICH_TEXT = "1000", "1013", "1009"
_ATTACHED, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = "3701", "3707", "3704", "3001"
_CONTENT_ID, _MIME = "3712", "370E"
_UNICODE, _BYTES, _OBJECT, _CODE_PAGE_TEXT = "001F", "0102", "000D", "001E"
_SUBMITTED, _DELIVERED = 0x39, 0xE06
# Of the texts, and of the page; many programs write only one of them.
_CODE_PAGE, _PAGE_CODE_PAGE = 0x3FFD, 0x3FDE
_VALUES = "__properties_version1.0"
_STREAM = "__substg1.0_"
_ATTACHMENT = "__attach_version1.0_"
_TOP_HEADER, _INNER_HEADER = 32, 24
_VALUE = struct.Struct("<HHI8s")
_TIME, _LONG = 0x40, 0x03
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

_EAST_ASIAN = ("cp932", "cp949", "cp950", "gb18030")
_WESTERN = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")

_Path = tuple[str, ...]


def read_outlook(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the head and the text of a message, and of the messages attached to it.

    Raises:
        UnreadableDocumentError: not a message of Outlook, or a damaged one.
    """
    if not content.startswith(_OLE_MAGIC):
        raise UnreadableDocumentError(
            "is not an Outlook message, although its name says so",
            "Give the file the ending that fits its format.",
        )
    from olefile import OleFileIO

    with parsing("an Outlook message"), OleFileIO(BytesIO(content)) as file:
        if not file.exists(_VALUES):
            raise UnreadableDocumentError("is not an Outlook message")
        return write_letter(_read_message(file, (), limits))


def _read_message(file: OleFileIO, path: _Path, limits: ReadLimits) -> Letter:
    part = _Part(file, path, _INNER_HEADER if path else _TOP_HEADER)
    letter = Letter(subject=part.text(_SUBJECT), sent=part.time())
    name, address = part.text(_SENDER), part.text(_SENDER_ADDRESS)
    shown = f"{name} <{address}>" if address and address != name else name
    letter.add_address("From", shown)
    letter.add_address("To", part.text(_TO))
    letter.add_address("Cc", part.text(_CC))
    letter.bodies.append(choose_body(part.text(_PLAIN), part.page(letter), limits))
    if not letter.bodies[0].strip() and part.stream(_RICH_TEXT + _BYTES):
        letter.notes.append("The text is there only as rich text, which was not read.")
    for attachment in _attachments(file, path):
        _read_attachment(file, attachment, letter, part, limits)
    return letter


def _read_attachment(
    file: OleFileIO, path: _Path, letter: Letter, message: _Part, limits: ReadLimits
) -> None:
    part = _Part(file, path, 0, message)
    inner = (*path, _STREAM + _ATTACHED + _OBJECT)
    if file.exists([*inner, _VALUES]):
        if len(path) > 2 * limits.nesting:
            letter.notes.append(
                f"Messages nested deeper than {limits.nesting} were not read."
            )
        else:
            letter.letters.append(_read_message(file, inner, limits))
    elif not (part.text(_CONTENT_ID) and part.text(_MIME).startswith("image/")):
        names = (part.text(name) for name in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
        letter.attachments.append(next(filter(None, names), "(without a name)"))


def _attachments(file: OleFileIO, path: _Path) -> list[_Path]:
    """Return the paths of the attachments of the message at ``path``, in order."""
    return sorted(
        tuple(entry)
        for entry in file.listdir(streams=False, storages=True)
        if tuple(entry[:-1]) == path and entry[-1].startswith(_ATTACHMENT)
    )


class _Part:
    """The properties of a message or an attachment."""

    def __init__(
        self,
        file: OleFileIO,
        path: _Path,
        header: int,
        message: _Part | None = None,
    ) -> None:
        self._file = file
        self._path = path
        self._values = self._read_values(header)
        self._message = message

    def text(self, number: str) -> str:
        """Return a text; "" where there is none."""
        if content := self.stream(number + _UNICODE):
            return content.decode("utf-16-le", "replace").rstrip("\0")
        content = self.stream(number + _CODE_PAGE_TEXT).rstrip(b"\0")
        if not content:
            return ""
        return _decode(content, self._codec(_CODE_PAGE, _PAGE_CODE_PAGE))

    def page(self, letter: Letter) -> str:
        """Return the body as HTML; "" where there is none."""
        if content := self.stream(_PAGE + _BYTES):
            codec = self._codec(_PAGE_CODE_PAGE, _CODE_PAGE)
            text, encoding = decode_text(content, codec)
            letter.encodings.append(encoding)
            return text
        return self.text(_PAGE)

    def time(self) -> datetime | None:
        """Return when it was sent, or else when it arrived."""
        for number in (_SUBMITTED, _DELIVERED):
            if value := self._values.get((number, _TIME)):
                ticks = int.from_bytes(value, "little")
                return _EPOCH + timedelta(microseconds=ticks // 10)
        return None

    def stream(self, name: str) -> bytes:
        path = [*self._path, _STREAM + name]
        if not self._file.exists(path):
            return b""
        with self._file.openstream(path) as stream:
            return bytes(stream.read())

    def _codec(self, *properties: int) -> str | None:
        """Return what the first of the properties that names a code page names."""
        for name in properties:
            value = self._values.get((name, _LONG), b"")[:4]
            if codec := find_codec(int.from_bytes(value, "little")):
                return codec
        # An attachment is called by a name in the code page of its message.
        return self._message._codec(*properties) if self._message else None

    def _read_values(self, header: int) -> dict[tuple[int, int], bytes]:
        path = [*self._path, _VALUES]
        if not self._file.exists(path):
            return {}
        with self._file.openstream(path) as stream:
            content = stream.read()[header:]
        whole = len(content) - len(content) % _VALUE.size
        return {
            (number, kind): value
            for kind, number, _, value in _VALUE.iter_unpack(content[:whole])
        }


def _decode(content: bytes, codec: str | None) -> str:
    """Return a text that may be so short that it is UTF-8 only by chance.

    Such are the bytes of "通知" in GBK. Only in a word of another script could they
    be meant as UTF-8: Chinese and Japanese take three bytes a character there.
    """
    if codec in _EAST_ASIAN and not _WESTERN.search(content):
        with suppress(UnicodeDecodeError):
            if max(content.decode("utf-8")) < "\u0800":
                return content.decode(codec)
    return decode_text(content, codec)[0]
