"""Write small Excel 97 files by hand: the library that could is no longer kept."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.index.readers.word.doc.doc_files import write_ole

Value = str | float | bool
PLAIN_FONT, BOLD_FONT, RAISED_FONT = 0, 1, 2
_GLOBALS, _WORKSHEET = 0x05, 0x10
_FIRST_CODE = 164
_BOX, _NOTE = 0x06, 0x19


@dataclass(frozen=True)
class Styled:
    """A value with a number format, or bold; ``raised``: from where its text is."""

    value: Value
    code: str | int = "General"
    bold: bool = False
    raised: int | None = None


@dataclass(frozen=True)
class XlsSheet:
    """A sheet; rows and columns count from 0."""

    name: str
    rows: Sequence[Sequence[Value | Styled | None]]
    visibility: int = 0
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    merged: Sequence[tuple[int, int, int, int]] = ()
    """First and last row, first and last column."""
    frozen: int = 0
    filtered: tuple[int, int, int, int] | None = None
    boxes: Sequence[str] = ()
    notes: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    """By row and column, author and text."""


def write_xls(
    *sheets: XlsSheet,
    since_1904: bool = False,
    formats: Mapping[int, str] | None = None,
) -> bytes:
    """Return a file with these sheets; ``formats`` are defined under given numbers."""
    records = write_records(*sheets, since_1904=since_1904, formats=formats)
    return write_ole({"Workbook": records})


def write_records(
    *sheets: XlsSheet,
    since_1904: bool = False,
    encrypted: bool = False,
    formats: Mapping[int, str] | None = None,
) -> bytes:
    """Return the records alone, as the oldest files are stored."""
    cells = [cell for sheet in sheets for row in sheet.rows for cell in row]
    styles = list(dict.fromkeys(_style(cell) for cell in cells))
    codes = list(dict.fromkeys(code for code, _ in styles if isinstance(code, str)))
    head = _begin(_GLOBALS)
    if encrypted:
        head += _record(0x2F, bytes(54))
    head += _record(0x42, struct.pack("<H", 1200))
    head += _record(0x22, struct.pack("<H", since_1904))
    # Nobody has ever seen the fifth font: its number is left out.
    head += b"".join(
        _font(weight, above)
        for weight, above in ((400, 0), (700, 0), (400, 1), (400, 0))
    )
    defined = {**(formats or {}), **dict(enumerate(codes, _FIRST_CODE))}
    for number, written in defined.items():
        head += _record(0x41E, struct.pack("<H", number) + _text(written, 2))
    for code, bold in styles:
        number = code if isinstance(code, int) else _FIRST_CODE + codes.index(code)
        font = BOLD_FONT if bold else PLAIN_FONT
        head += _record(0xE0, struct.pack("<HH16x", font, number))
    tail = _filters(sheets) + _record(0x0A)
    bodies = [_sheet(sheet, styles) for sheet in sheets]
    names = [_text(sheet.name, 1) for sheet in sheets]
    start = len(head) + len(tail) + sum(10 + len(name) for name in names)
    for sheet, name, body in zip(sheets, names, bodies, strict=True):
        head += _record(0x85, struct.pack("<IBB", start, sheet.visibility, 0) + name)
        start += len(body)
    return head + tail + b"".join(bodies)


def _style(cell: Value | Styled | None) -> tuple[str | int, bool]:
    return (cell.code, cell.bold) if isinstance(cell, Styled) else ("General", False)


def _sheet(sheet: XlsSheet, styles: Sequence[tuple[str | int, bool]]) -> bytes:
    content = _begin(_WORKSHEET) + _layout(sheet)
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell is not None:
                place = struct.pack("<3H", row, column, styles.index(_style(cell)))
                content += _cell(place, cell)
    for text in sheet.boxes:
        content += _object(1, _BOX, text)
    for number, ((row, column), (author, text)) in enumerate(sheet.notes.items(), 2):
        content += _object(number, _NOTE, text)
        place = struct.pack("<4H", row, column, 0, number)
        content += _record(0x1C, place + _text(author, 2) + b"\0")
    return content + _record(0x0A)


def _layout(sheet: XlsSheet) -> bytes:
    content = b""
    for column in sheet.hidden_columns:
        content += _record(0x7D, struct.pack("<5H2x", column, column, 2560, 0, 1))
    for row in sheet.hidden_rows:
        content += _record(0x208, struct.pack("<4H4xI", row, 0, 0, 255, 0x20))
    content += _record(0x23E, struct.pack("<H16x", 0x06BE if sheet.frozen else 0x06B6))
    if sheet.frozen:
        content += _record(0x41, struct.pack("<4HBx", 0, sheet.frozen, 0, 0, 2))
    merged = b"".join(struct.pack("<4H", *place) for place in sheet.merged)
    return content + _record(0xE5, struct.pack("<H", len(sheet.merged)) + merged)


def _cell(place: bytes, cell: Value | Styled) -> bytes:
    styled = cell if isinstance(cell, Styled) else Styled(cell)
    value = styled.value
    if isinstance(value, bool):
        return _record(0x205, place + bytes([value, 0]))
    if isinstance(value, str) and value == "#REF!":
        return _record(0x205, place + bytes([0x17, 1]))
    if isinstance(value, str) and styled.raised is not None:
        runs = struct.pack("<3H", 1, styled.raised, RAISED_FONT)
        return _record(0xD6, place + _text(value, 2) + runs)
    if isinstance(value, str):
        return _record(0x204, place + _text(value, 2))
    return _record(0x203, place + struct.pack("<d", value))


def _object(number: int, kind: int, text: str) -> bytes:
    common = struct.pack("<5H12x", 0x15, 0x12, kind, number, 0x6011)
    box = struct.pack("<HH6xHH4x", 0x212, 0, len(text), 16)
    runs = struct.pack("<HH4xHH4x", 0, 0, len(text), 0)
    return (
        _record(0x5D, common + bytes(4))
        + _record(0x1B6, box)
        + _record(0x3C, b"\x01" + text.encode("utf-16-le"))
        + _record(0x3C, runs)
    )


def _filters(sheets: Sequence[XlsSheet]) -> bytes:
    content = _record(0x1AE, struct.pack("<HH", len(sheets), 0x0401))
    references = b"".join(struct.pack("<3H", 0, i, i) for i in range(len(sheets)))
    content += _record(0x17, struct.pack("<H", len(sheets)) + references)
    for index, sheet in enumerate(sheets):
        if sheet.filtered:
            formula = struct.pack("<BH4H", 0x3B, index, *sheet.filtered)
            head = struct.pack("<HBBHHH4x", 0x21, 0, 1, len(formula), 0, index + 1)
            content += _record(0x18, head + b"\x00\x0d" + formula)
    return content


def _begin(kind: int) -> bytes:
    return _record(0x809, struct.pack("<4H8x", 0x600, kind, 0x0DBB, 0x07CC))


def _font(weight: int, above: int) -> bytes:
    bold = weight > 400
    head = struct.pack("<5H4x", 200, bold, 0x7FFF, weight, above)
    return _record(0x31, head + _text("Arial", 1))


def _text(text: str, width: int) -> bytes:
    return len(text).to_bytes(width, "little") + b"\x01" + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
