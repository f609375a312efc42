"""Read the files of Word 97 to 2003 (.doc)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import ONLY_MARGINS, Extract, TextBuilder, parsing
from index.readers.office.archive import OLE_MAGIC, password_error
from index.readers.office.ole import find_ole_title, open_ole
from index.readers.word.doc.blocks import DocText
from index.readers.word.doc.fonts import Fonts
from index.readers.word.doc.lists import DocNumbers
from index.readers.word.doc.pieces import (
    read_character_runs,
    read_paragraph_runs,
    read_pieces,
)
from index.readers.word.doc.styles import Styles

if TYPE_CHECKING:
    from olefile import OleFileIO

_WORD_97 = 0xA5EC
_WORD_6 = (0xA5DB, 0xA5DC, 0xA697, 0xA698, 0xA699)
"""The last three are those of East Asia."""
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
# Where the header lists how long each part of the text is, and where things are.
_LENGTHS, _PLACES = 76, 154
_STYLES, _CHARACTERS, _PARAGRAPHS, _FONTS, _PIECES = 1, 12, 13, 15, 33
_LISTS, _LIST_OVERRIDES = 73, 74


def read_doc(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; foot- and endnotes stand at the end.

    Raises:
        UnreadableDocumentError: it is no such file, encrypted or damaged.
    """
    if not content.startswith(OLE_MAGIC):
        raise not_word()
    with parsing("a Word file"), open_ole(content) as file:
        if not file.exists("WordDocument"):
            raise not_word()
        return _read(file)


def _read(file: OleFileIO) -> Extract:
    stream = _open(file, "WordDocument")
    magic, _, flags = struct.unpack_from("<HH6xH", stream)
    if flags & _ENCRYPTED:
        raise password_error()
    if magic in _WORD_6:
        raise UnreadableDocumentError(
            "is a file of Word 6 or 95",
            "Open it in Word or LibreOffice and save it as .docx.",
        )
    if magic != _WORD_97:
        raise ValueError(f"not Word's: {magic:#x}")
    builder = TextBuilder()
    notes = _write_text(file, stream, flags, builder)
    return builder.build(find_ole_title(file), notes=notes)


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
        Styles(part(_STYLES)),
        DocNumbers(table, place(_LISTS), place(_LIST_OVERRIDES)),
        Fonts(part(_FONTS)),
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


def _open(file: OleFileIO, name: str) -> bytes:
    content: bytes = file.openstream(name).read()
    return content


def not_word() -> UnreadableDocumentError:
    """Return the failure of a file that is none of Word's."""
    return UnreadableDocumentError(
        "is not a Word file, although its name says so",
        "Open it in the program that made it and save it as .docx.",
    )
