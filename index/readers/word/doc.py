"""Read Word 97-2003 files (.doc), and older ones as far as their letters go."""

from __future__ import annotations

import io
import struct
from locale import windows_locale
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import ONLY_MARGINS, Extract, TextBuilder, parsing
from index.readers.office.archive import OLE_MAGIC, meaningful_title, password_error
from index.readers.plaintext.encodings import decode_text
from index.readers.shared.flow import Flow, Paragraph, RowLayout
from index.readers.word.doc_blocks import DocText
from index.readers.word.doc_pieces import (
    read_character_runs,
    read_paragraph_runs,
    read_pieces,
)
from index.readers.word.doc_styles import read_heading_levels

if TYPE_CHECKING:
    from olefile import OleFileIO

_WORD_97 = 0xA5EC
_RIGHTS = "\tDRMContent"
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
# Where the header lists how long each part of the text is, and where things are.
_LENGTHS, _PLACES = 76, 154
_STYLES, _CHARACTERS, _PARAGRAPHS, _PIECES = 1, 12, 13, 33
_WORD_6_LENGTH = 52
_CODE_PAGES = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro", "sq"), "cp1250"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr"), "cp1251"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    "ar": "cp1256",
    "th": "cp874",
    "ja": "cp932",
    "ko": "cp949",
    "zh": "gb18030",
}


def read_doc(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; foot- and endnotes stand at the end.

    Raises:
        UnreadableDocumentError: it is no such file, encrypted or damaged.
    """
    if not content.startswith(OLE_MAGIC):
        raise not_word()
    with parsing("a Word file"):
        import olefile

        with olefile.OleFileIO(io.BytesIO(content)) as file:
            if file.exists(_RIGHTS):
                raise UnreadableDocumentError(
                    "is protected by rights management",
                    "Save it again without protection.",
                )
            if not file.exists("WordDocument"):
                raise (
                    password_error() if file.exists("EncryptedPackage") else not_word()
                )
            return _read(file)


def _read(file: OleFileIO) -> Extract:
    stream = _open(file, "WordDocument")
    magic, _, flags = struct.unpack_from("<HH6xH", stream)
    if flags & _ENCRYPTED:
        raise password_error()
    builder = TextBuilder()
    notes: list[str] = []
    if magic == _WORD_97:
        notes = _write_text(file, stream, flags, builder)
    else:
        _write_old_text(stream, builder)
    return builder.build(_find_title(file), notes=notes)


def _write_text(
    file: OleFileIO, stream: bytes, flags: int, builder: TextBuilder
) -> list[str]:
    """Append the text; return what a person should know of it."""
    table = _open(file, "1Table" if flags & _SECOND_TABLE else "0Table")

    def place(index: int) -> tuple[int, int]:
        start, size = struct.unpack_from("<2I", stream, _PLACES + 8 * index)
        return start, size

    def part(index: int) -> bytes:
        start, size = place(index)
        return table[start : start + size]

    data = _open(file, "Data") if file.exists("Data") else b""
    text = DocText(
        stream,
        read_pieces(table, *place(_PIECES)),
        read_character_runs(stream, part(_CHARACTERS)),
        read_paragraph_runs(stream, data, part(_PARAGRAPHS)),
        read_heading_levels(part(_STYLES)),
    )
    body, feet, heads, _, remarks, ends, boxes = struct.unpack_from(
        "<7I", stream, _LENGTHS
    )
    text.write(0, body, builder)
    boxes_start = body + feet + heads + remarks + ends
    text.write(boxes_start, boxes_start + boxes, builder)
    text.write(body, body + feet, builder)
    text.write(boxes_start - ends, boxes_start, builder)
    if builder.is_empty:
        text.write(body + feet, body + feet + heads, builder)
        return [] if builder.is_empty else [ONLY_MARGINS]
    return []


def _write_old_text(stream: bytes, builder: TextBuilder) -> None:
    """Write a file of Word 6 or 95: its letters stand together, one byte each."""
    start, _ = struct.unpack_from("<2I", stream, 24)
    length = struct.unpack_from("<I", stream, _WORD_6_LENGTH)[0]
    content = stream[start : start + length]
    if len(content) < length or not length:
        raise ValueError("the text is not there")
    marks = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x07\x0b\x0c")
    plain = (
        content.translate(None, marks).replace(b"\x0c", b"\r").replace(b"\x0b", b"\n")
    )
    # A row ends in a mark of its own after that of its last cell. Other marks take
    # their places for the time being: these would not pass for text.
    rows = plain.replace(b"\x07\x07", b"\x0b\x0c\r").replace(b"\x07", b"\x0b")
    language = windows_locale.get(struct.unpack_from("<H", stream, 6)[0], "en")[:2]
    text, _ = decode_text(rows, _CODE_PAGES.get(language, "cp1252"))
    flow = Flow(builder)
    for line in text.split("\r"):
        *cells, rest = line.split("\x0b")
        for cell in cells:
            flow.add(Paragraph(cell), in_table=True)
            flow.end_cell()
        if rest == "\x0c":
            flow.end_row(RowLayout())
        else:
            flow.add(Paragraph(rest), in_table=False)
    flow.finish()


def _open(file: OleFileIO, name: str) -> bytes:
    content: bytes = file.openstream(name).read()
    return content


def _find_title(file: OleFileIO) -> str | None:
    try:
        title = file.get_metadata().title
    except Exception:  # The text is no worse for it.
        return None
    if not isinstance(title, bytes):
        return None
    return meaningful_title(decode_text(title.rstrip(b"\0") or b" ")[0])


def not_word() -> UnreadableDocumentError:
    """Return the failure of a file that is none of Word's."""
    return UnreadableDocumentError(
        "is not a Word file, although its name says so",
        "Open it in the program that made it and save it as .docx.",
    )
