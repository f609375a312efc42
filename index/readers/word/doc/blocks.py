"""Write the text of a Word 97-2003 file: paragraphs, lists and tables."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.readers.extract import TextBuilder
from index.readers.shared.flow import Flow, Paragraph, RowLayout
from index.readers.shared.raised import raised
from index.readers.shared.struck import STRUCK
from index.readers.word.doc.fonts import SYMBOL, Fonts
from index.readers.word.doc.lists import DocNumbers
from index.readers.word.doc.pieces import Piece, Properties, Runs
from index.readers.word.doc.styles import Styles

_DELETED, _HIDDEN, _BOLD, _SPECIAL = 0x0800, 0x083C, 0x0835, 0x0855
_STRUCK = (0x0837, 0x2A53)
_IN_TABLE, _ROW_END, _LEVEL = 0x2416, 0x2417, 0x2640
_INNER_CELL, _INNER_ROW = 0x244B, 0x244C
_TABLE, _TABLE_HEADER = 0xD608, 0x3404
_RAISED = 0x2A48
_BODY_LEVEL = 9
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
# Words with signs above them that say how they are pronounced are a formula.
_RUBY = re.compile(r"^\s*EQ\b.*\\(?:s\\)?up ?\d+\(.*?\),(.*)\)\s*$", re.DOTALL)
# Ends of paragraphs, cells and pages.
_ENDS = "\r\x07\x0c"
_CHARACTERS = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "", "\xa0": " "}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# Marks of pictures, notes and remarks; "(" for what is no sign of any font.
_MARKS = "\x01\x02\x03\x04\x05\x08("


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters with the same properties, and where they stand in the stream."""

    text: str
    offset: int
    width: int
    properties: Properties


class _Line:
    """The characters of a paragraph that are seen."""

    def __init__(self, fields: _Fields | None = None) -> None:
        self.fields = fields or _Fields()
        self.text = ""
        self.bold = True

    def take(self, character: str, run: _Run) -> None:
        if character in (_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END):
            self.text += self.fields.step(character)
        elif not self.fields.take(character) and _is_seen(character, run):
            self.text += _CHARACTERS.get(character, character)
            if character.strip():
                self.bold = self.bold and _is_on(run.properties, _BOLD)


class DocText:
    """The characters of a file with what is said of them."""

    def __init__(
        self,
        stream: bytes,
        pieces: Sequence[Piece],
        characters: Runs,
        paragraphs: Runs,
        styles: Styles,
        numbers: DocNumbers,
        fonts: Fonts,
    ) -> None:
        """Take what was found in the file."""
        self._fonts = fonts
        self._stream = stream
        self._pieces = pieces
        self._characters = characters
        self._paragraphs = paragraphs
        self._styles = styles
        self._numbers = numbers
        self._numbered: int | None = None

    def write(self, start: int, end: int, builder: TextBuilder) -> None:
        """Append the characters from ``start`` to ``end`` of the text."""
        flow = Flow(builder)
        line = _Line()
        for run in self._runs(start, end):
            if _is_struck(run) and run.text.strip():
                builder.note(STRUCK)
            for index, character in enumerate(run.text):
                if character in _ENDS:
                    offset = run.offset + index * run.width
                    self._end(character, offset, line, flow)
                    line = _Line(line.fields)
                else:
                    line.take(character, run)
        if line.text.strip():
            flow.add(Paragraph(line.text), in_table=False)
        flow.finish()

    def _end(self, mark: str, offset: int, line: _Line, flow: Flow) -> None:
        place = self._paragraphs.at(offset)
        properties: Properties = {}
        style = 0
        if place is not None:
            properties = self._paragraphs.values[place]
            style = self._paragraphs.styles[place]
        in_table = _is_on(properties, _IN_TABLE) or mark == "\x07"
        row_end = mark == "\x07" and _is_on(properties, _ROW_END)
        seen = bool(line.text.strip())
        number = ""
        # A page may end inside a paragraph, and a paragraph may be empty.
        if (seen or mark != "\x0c") and not row_end:
            number = self._number(place, self._styles.properties(style) | properties)
        if seen:
            level = self._styles.level(style)
            if _LEVEL in properties:
                own = properties[_LEVEL][0]
                level = own + 1 if own < _BODY_LEVEL else 0
            flow.add(Paragraph(line.text, level, number, line.bold), in_table=in_table)
        elif not in_table:
            flow.finish()
        if row_end:
            flow.end_row(_row_layout(properties))
        elif mark == "\x07":
            flow.end_cell()

    def _number(self, place: int | None, properties: Properties) -> str:
        """Return what stands before a paragraph, of which a part may be written."""
        before, self._numbered = self._numbered, place
        return "" if before == place else self._numbers.next(properties)

    def _runs(self, start: int, end: int) -> Iterator[_Run]:
        for piece in self._pieces:
            first, last = max(piece.start, start), min(piece.end, end)
            if first >= last:
                continue
            offset = piece.offset + (first - piece.start) * piece.width
            stop = piece.offset + (last - piece.start) * piece.width
            while offset < stop:
                place = self._characters.at(offset)
                properties: Properties = {}
                until = stop
                if place is not None:
                    properties = self._characters.values[place]
                    until = min(stop, self._characters.ends[place])
                # A range must hold whole characters.
                until = max(
                    until - (until - offset) % piece.width, offset + piece.width
                )
                text = _decode(self._stream[offset:until], piece.width)
                text = self._fonts.read(text, properties)
                if properties.get(_RAISED) == b"\x01":
                    # Offsets are counted in characters.
                    text = above if len(above := raised(text)) == len(text) else text
                yield _Run(text, offset, piece.width, properties)
                offset = until


def _decode(content: bytes, width: int) -> str:
    """Return one character for each unit, so that offsets can be counted."""
    if width == 2:
        units = struct.unpack(
            f"<{len(content) // 2}H", content[: len(content) // 2 * 2]
        )
        return "".join(map(chr, units))
    # The few bytes that Windows leaves open are nothing that is seen.
    return "".join(bytes([byte]).decode("cp1252", "ignore") or "\0" for byte in content)


def _is_seen(character: str, run: _Run) -> bool:
    properties = run.properties
    hidden = _is_on(properties, _DELETED) or _is_on(properties, _HIDDEN)
    return not hidden and not _is_struck(run) and not _is_mark(character, run)


def _is_struck(run: _Run) -> bool:
    return any(_is_on(run.properties, number) for number in _STRUCK)


def _is_on(properties: Properties, number: int) -> bool:
    # 0x80 is "as the style says", 0x81 the opposite: styles seldom say it.
    return properties.get(number, b"\0")[:1] in (b"\x01", b"\x81")


def _is_mark(character: str, run: _Run) -> bool:
    """Return whether a character only stands for something else."""
    if character in _MARKS:
        if character == "(" and SYMBOL not in run.properties:
            return _is_on(run.properties, _SPECIAL)
        return character != "("
    return bool(_CONTROL.match(character)) and character not in _CHARACTERS


class _Fields:
    """Follows fields: their instruction is not seen, their result is."""

    def __init__(self) -> None:
        self._instructions: list[list[str] | None] = []

    def take(self, character: str) -> bool:
        """Take a character of an instruction; return False for any other."""
        for instruction in reversed(self._instructions):
            if instruction is not None:
                instruction.append(character)
                return True
        return False

    def step(self, mark: str) -> str:
        """Take a mark of a field; return the text that is seen in its place."""
        if mark == _FIELD_BEGIN:
            self._instructions.append([])
        elif self._instructions and mark == _FIELD_RESULT:
            self._instructions[-1] = None
        elif self._instructions:
            ruby = _RUBY.search("".join(self._instructions.pop() or ""))
            return ruby[1] if ruby else ""
        return ""


def _row_layout(properties: Properties) -> RowLayout:
    definition = properties.get(_TABLE, b"")
    header = _is_on(properties, _TABLE_HEADER)
    if not definition:
        return RowLayout(header=header)
    count = definition[0]
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    first = 1 + 2 * (count + 1)
    continues, covered = set(), set()
    for index in range(count):
        at = first + 20 * index
        flags = struct.unpack_from("<H", definition[at : at + 2].ljust(2, b"\0"))[0]
        if flags & 0b11 == 1:
            covered.add(index)
        if flags >> 5 & 0b11 == 1:
            continues.add(index)
    return RowLayout(edges[1:], frozenset(continues), frozenset(covered), header)
