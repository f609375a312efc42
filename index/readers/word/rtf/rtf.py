"""Read Rich Text Format: paragraphs and tables, without what only controls them."""

from __future__ import annotations

import re
from dataclasses import replace

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import ONLY_MARGINS, Extract, TextBuilder, parsing
from index.readers.office.archive import meaningful_title
from index.readers.shared.flow import Flow, Paragraph
from index.readers.shared.raised import raised
from index.readers.shared.struck import STRUCK
from index.readers.word.rtf.characters import CHARACTERS, CodePages
from index.readers.word.rtf.destinations import (
    KNOWN,
    ROLES,
    SKIPPED,
    SKIPPED_OR_MARGIN,
)
from index.readers.word.rtf.lists import ListTable
from index.readers.word.rtf.state import Format, RowReader, State

RTF_MAGIC = b"{\\rtf"
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]+)(?P<number>-?\d+)? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|标题|見出し) ?([1-9])", re.I
)
_BODY_LEVEL = 9
_CUT_OFF = "The file seems to be cut off: what closes its last part is missing."
_MOST_DEPTH = 10_000


def read_rtf(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; foot- and endnotes stand at the end.

    Raises:
        UnreadableDocumentError: it is no such file, or damaged.
    """
    start = content[:100].find(RTF_MAGIC)
    if start < 0:
        raise UnreadableDocumentError(
            "is not Rich Text (.rtf), although its name says so",
            "Give the file the ending that fits its format.",
        )
    with parsing("Rich Text"):
        extract = _RtfReader().read(content[start:])
        if extract.text:
            return extract
        margins = _RtfReader(with_margins=True).read(content[start:])
        return replace(margins, notes=(*margins.notes, ONLY_MARGINS))


class _RtfReader:
    def __init__(self, *, with_margins: bool = False) -> None:
        self._skipped = SKIPPED if with_margins else SKIPPED_OR_MARGIN
        self._builder = TextBuilder()
        self._flow = Flow(self._builder)
        self._pages = CodePages()
        self._state = State()
        self._stack: list[State] = []
        self._format = Format()
        self._text: list[str] = []
        self._bold: list[bool] = []
        self._bytes = bytearray()
        self._outer: list[tuple[list[str], list[bool]]] = []
        self._notes: list[str] = []
        self._title: list[str] = []
        self._levels: dict[int, int] = {}
        self._style = 0
        self._left_to_skip = 0
        self._opened = self._starred = False
        self._row = RowReader()
        self._lists = ListTable()
        self._mark: list[str] | None = None

    def read(self, content: bytes) -> Extract:
        place = 0
        while found := _TOKEN.search(content, place):
            place = found.end()
            self._take(found)
            if found["word"] == b"bin" and found["number"]:
                place += max(int(found["number"]), 0)
        self._flush()
        self._end_paragraph()
        self._flow.finish()
        for note in self._notes:
            self._builder.add(note)
        notes = [_CUT_OFF] if self._stack else []
        return self._builder.build(meaningful_title("".join(self._title)), notes=notes)

    def _take(self, found: re.Match[bytes]) -> None:
        kind = found.lastgroup
        opened, self._opened = self._opened, found["brace"] == b"{"
        if kind == "brace":
            self._flush()
            self._left_to_skip = 0
            if found["brace"] == b"{":
                self._open()
            else:
                self._close()
        elif kind in ("word", "number"):
            number = int(found["number"][:10]) if found["number"] else None
            self._take_word(found["word"].decode("ascii"), number)
        elif kind == "symbol":
            # Within a group the sign of a new destination has no meaning.
            self._starred = opened and found["symbol"] == b"*"
            self._take_symbol(found["symbol"])
        else:
            raw = (
                bytes.fromhex(found["hex"].decode()) if kind == "hex" else found["text"]
            )
            skipped = min(self._left_to_skip, len(raw))
            self._left_to_skip -= skipped
            self._bytes += raw[skipped:]

    def _open(self) -> None:
        if len(self._stack) > _MOST_DEPTH:
            raise ValueError("nested too deep")
        self._stack.append(self._state)
        self._state = replace(self._state)

    def _close(self) -> None:
        if not self._stack:
            return
        closed, self._state = self._state, self._stack.pop()
        if closed.role == "footnote" and self._state.role != "footnote":
            self._notes.append("".join(self._text).strip())
            self._text, self._bold = self._outer.pop()

    def _take_symbol(self, symbol: bytes) -> None:
        if symbol in b"\r\n":
            self._take_word("par", None)
        elif symbol in CHARACTERS:
            self._flush()
            self._write(CHARACTERS[symbol])
        elif self._left_to_skip:
            self._left_to_skip -= 1

    def _take_word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u" and number is not None:
            self._flush()
            sign = chr(number & 0xFFFF)
            self._write(self._pages.read_unicode(sign, self._state.font))
            self._left_to_skip = self._state.skip
            return
        if self._left_to_skip:
            self._left_to_skip -= 1
        if self._state.role == "skipped" and word not in KNOWN:
            return
        self._flush()
        if self._skipped.fullmatch(word) or (starred and word not in KNOWN):
            self._state.role = "skipped"
        elif character := CHARACTERS.get(word.encode()):
            self._write(character)
        elif not self._take_role(word) and not self._take_break(word):
            self._take_format(word, number)

    def _take_role(self, word: str) -> bool:
        """Take a word that says what the text of a group is."""
        if word in ROLES:
            self._state.role = ROLES[word]
        elif word in ("pntext", "listtext"):
            self._mark = []
            self._state.role = "mark"
        elif word == "upr":  # The same text twice, of which the second is Unicode.
            self._state.role = "skipped"
        elif word in ("ud", "shpinst"):
            self._state.role = self._stack[-2].role if word == "ud" else "skipped"
        elif word == "shptxt":
            self._state.role = "body"
        elif word == "footnote":
            self._state.role = "footnote"
            self._outer.append((self._text, self._bold))
            self._text, self._bold = [], []
        else:
            return False
        return True

    def _take_break(self, word: str) -> bool:
        """Take a word that ends a paragraph, a cell or a row."""
        if self._state.role == "footnote":
            if word == "par":
                self._text.append("\n")
            return word == "par"
        if word in ("par", "sect", "page", "nestrow"):
            self._end_paragraph()
        elif word == "cell":
            self._format.in_table = True
            self._end_paragraph()
            self._flow.end_cell()
        elif word == "row":
            self._format.in_table = True
            self._end_paragraph()
            self._flow.end_row(self._row.layout())
        elif word == "nestcell":
            self._write(" ")
        else:
            return False
        return True

    def _take_format(self, word: str, number: int | None) -> None:
        if self._state.take(word, number) or self._state.role == "mark":
            return
        if self._state.role in ("lists", "leveltext"):
            self._lists.take(word, number)
        elif self._state.role in ("fonts", "styles"):
            self._take_definition(word, number)
        elif not self._take_paragraph(word, number):
            if word == "trowd":
                self._row = RowReader()
            self._row.take(word, number or 0)
            self._pages.take(word, number, None)

    def _take_paragraph(self, word: str, number: int | None) -> bool:
        if word == "pard":
            self._format = Format()
        elif word == "intbl":
            self._format.in_table = True
        elif word == "outlinelevel":
            self._format.level = (number or 0) + 1 if (number or 0) < _BODY_LEVEL else 0
        elif word == "s":
            self._format.level = self._levels.get(number or 0, 0)
        elif word == "ls":
            self._format.list = number or 0
        elif word == "ilvl":
            self._format.place = number or 0
        else:
            return False
        return True

    def _take_definition(self, word: str, number: int | None) -> None:
        """Take a word in the table of fonts or of styles."""
        if self._state.role == "fonts":
            self._pages.take(word, number, self._state.font)
        elif word in ("s", "cs", "ds", "ts"):
            self._style = (number or 0) if word == "s" else -1
        elif word == "outlinelevel" and (number or 0) < _BODY_LEVEL:
            self._levels[self._style] = (number or 0) + 1

    def _flush(self) -> None:
        """Decode the bytes so far: an East Asian character may take two of them."""
        if self._bytes:
            text = self._pages.decode(bytes(self._bytes), self._state.font)
            self._bytes.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        role = self._state.role
        if role == "mark" and self._mark is not None:
            self._mark.append("" if self._pages.is_symbols(self._state.font) else text)
        elif role in ("body", "footnote"):
            if self._state.struck and text.strip():
                self._builder.note(STRUCK)
            elif not self._state.hidden:
                self._text.append(raised(text) if self._state.raised else text)
                self._bold += [self._state.bold] if text.strip() else []
        else:
            self._write_definition(role, text)

    def _write_definition(self, role: str, text: str) -> None:
        """Take text of the tables of the file."""
        if role == "styles":
            named = _HEADING.match(text)
            if named and self._style > 0:
                self._levels.setdefault(self._style, int(named[1]))
        elif role == "fonts":
            self._pages.take_name(text, self._state.font)
        elif role == "title":
            self._title.append(text)
        elif role == "leveltext":
            self._lists.take_text(text)

    def _end_paragraph(self) -> None:
        if self._state.role != "body":
            return
        text = "".join(self._text)
        form = self._format
        bold = bool(self._bold) and all(self._bold)
        self._text, self._bold = [], []
        # What ends after the last cell of a row is none of the list.
        mark = self._take_mark() if text.strip() or self._mark is not None else ""
        if text.strip():
            paragraph = Paragraph(text, form.level, mark, bold)
            self._flow.add(paragraph, in_table=form.in_table)

    def _take_mark(self) -> str:
        """Return what stands before the paragraph; "" where it is in no list."""
        mark, self._mark = self._mark, None
        if mark is None and not self._format.list:
            return ""
        printed = None if mark is None else "".join(mark).strip()
        return self._lists.mark_of(self._format.list, self._format.place, printed)
