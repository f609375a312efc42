"""Write the blocks of an HTML tree as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from index.readers.extract import TextBuilder
from index.readers.html.items import LISTS, item_marks, repeats
from index.readers.html.table_rows import table_lines
from index.readers.shared.list_numbers import BULLET

if TYPE_CHECKING:
    from bs4 import Tag

    from index.readers.shared.tables import Line

_SPACES = re.compile(r"[ \t\n\r\f]+")
_SPACES_IN_LINE = re.compile(" {2,}")
_BLANK_LINES = re.compile(r"\n{3,}")

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_PARTS = frozenset(["article", "section", "main", "blockquote", "figure", "hr"])
_PARAGRAPHS = _HEADINGS | LISTS | _PARTS | {"dl", "p", "table", "pre"}
_ITEMS = frozenset(["li", "dt", "dd", "caption", "figcaption", "legend", "summary"])
_TABLE_PARTS = frozenset(["thead", "tbody", "tfoot", "tr", "td", "th"])
_BOXES = frozenset(["div", "header", "footer", "nav", "aside", "form", "fieldset"])
_LINES = _ITEMS | _TABLE_PARTS | _BOXES | {"address", "details", "body", "center"}

_Event = tuple[Literal["open", "close"], "Tag"] | tuple[Literal["text"], str]


def write_blocks(root: Tag, builder: TextBuilder) -> None:
    """Append the text under ``root`` to ``builder``, one block a line or paragraph.

    List items begin with "- " or their number; the cells of a table have headers.
    """
    _BlockWriter(builder).write(root)


def _events(root: Tag) -> Iterator[_Event]:
    """Walk the tree without recursion: pages can be nested thousands deep."""
    from bs4 import Tag
    from bs4.element import NavigableString

    stack: list[tuple[bool, object]] = [(True, root)]
    while stack:
        opening, node = stack.pop()
        if isinstance(node, Tag):
            yield ("open" if opening else "close"), node
            if opening:
                stack.append((False, node))
                stack.extend((True, child) for child in reversed(node.contents))
        elif type(node) is NavigableString:  # Comments and the like are subclasses.
            yield "text", str(node)


class _BlockWriter:
    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._line: list[str] = []
        self._gap = 0
        self._mark = ""
        self._marks: dict[int, str] = {}
        self._rows: dict[int, Line | None] = {}
        self._inside: Tag | None = None
        self._preformatted = 0
        self._items = 0

    def write(self, root: Tag) -> None:
        for event in _events(root):
            if self._inside:
                self._inside = (
                    None if event == ("close", self._inside) else self._inside
                )
            elif event[0] == "text":
                self._add_text(event[1])
            elif event[0] == "open":
                self._open(event[1])
            else:
                self._close(event[1])
        self._end_block()

    def _add_text(self, text: str) -> None:
        self._line.append(text if self._preformatted else _SPACES.sub(" ", text))

    def _open(self, tag: Tag) -> None:
        if tag.name == "br":
            self._line.append("\n")
        elif _gap_of(tag):
            self._end_block(_gap_of(tag))
        if tag.name == "li":
            self._mark = self._marks.get(id(tag), BULLET)
            self._items += 1
        elif tag.name in LISTS:
            self._marks |= item_marks(tag)
        elif tag.name == "table":
            self._rows |= table_lines(tag)
        elif id(tag) in self._rows:
            self._write_row(tag)
        self._preformatted += tag.name == "pre"

    def _close(self, tag: Tag) -> None:
        if tag.name in _HEADINGS and "".join(self._line).strip():
            number = "" if self._mark == BULLET else self._mark
            text = f"{number} {''.join(self._line)}"
            self._builder.add_heading(int(tag.name[1]), text)
            self._line, self._mark, self._gap = [], "", 2
        elif _gap_of(tag):
            self._end_block(_gap_of(tag))
        if tag.name == "li":
            self._mark = ""
            self._items -= 1
        self._preformatted -= tag.name == "pre"

    def _write_row(self, row: Tag) -> None:
        self._inside = row
        line = self._rows[id(row)]
        if line:
            self._line = [line.text]
            gap = 2 if line.apart else 1
            self._gap = max(self._gap, gap)
            self._end_block(gap)

    def _end_block(self, gap: int = 0) -> None:
        """Write the line so far; the next stands at least ``gap`` line ends below."""
        text = "".join(self._line)
        self._line = []
        if not self._preformatted:
            lines = _SPACES_IN_LINE.sub(" ", text).split("\n")
            text = _BLANK_LINES.sub("\n\n", "\n".join(map(str.strip, lines)))
        if text := text.strip():
            mark = BULLET if repeats(self._mark, text) else self._mark
            self._builder.add(f"{mark} {text}" if mark else text, max(self._gap, 1))
            self._mark, self._gap = "", 0
        # A list stays together, also where its items hold paragraphs.
        self._gap = max(self._gap, min(gap, 1) if self._items else gap)


def _gap_of(tag: Tag) -> int:
    """Return how many line ends set the element off: 0 for one inside a line."""
    return 2 if tag.name in _PARAGRAPHS else 1 if tag.name in _LINES else 0
