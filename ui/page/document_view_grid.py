"""Draw a sheet as a grid: its cells under their headers, the quoted ones marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from assistant.language.translations.texts import ENGLISH, _
from index.documents import Document, Page, Span
from index.text.sentences import trim
from ui.page.document_view_text import Marks, anchors_of, marked_html, offset_of
from ui.page.markup import TOP_ID

_ROWS = 100
"""Rows that are drawn at once."""
_BEFORE = 20
"""So many of them stand before the one that is looked at."""
# As ``index.readers.shared.tables`` writes a row; an empty cell has one space.
_BORDER = re.compile(r" \|(?= |$)")
_LABEL_END = ": "


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a sheet that are drawn, by their positions among all pages."""

    rows: tuple[int, ...]
    before: int | None = None
    """The row from which the part before this one is drawn, if there is one."""
    after: int | None = None


@dataclass(frozen=True, slots=True)
class _Cell:
    label: str
    span: Span
    """Of what stands in it, without the label."""
    whole: Span
    """With the label."""


_Column = tuple[str, int]
"""The label, and which of those in a row that have the same one."""


def is_sheet(document: Document) -> bool:
    """Return whether a document consists of rows."""
    return any(page.kind == "row" for page in document.pages)


def part_at(document: Document, identity: str, marks: Marks) -> Part:
    """Return the rows around the place of this id, within one sheet."""
    offset = offset_of(identity, document, marks)
    rows = [n for n, page in enumerate(document.pages) if page.kind == "row"]
    starts = [document.pages[n].span.start for n in rows]
    # A heading stands before the first row of its sheet.
    at = max(bisect_right(starts, offset) - 1, 0)
    while at + 1 < len(rows) and document.pages[rows[at]].span.end <= offset:
        at += 1
    sheet = document.pages[rows[at]].sheet
    own = [n for n in rows if document.pages[n].sheet == sheet]
    first = max(own.index(rows[at]) - _BEFORE, 0)
    first = min(first, max(len(own) - _ROWS, 0))
    shown = own[first : first + _ROWS]
    before = own[max(first - _ROWS + _BEFORE, 0)] if first else None
    rest = own[first + _ROWS :]
    after = rest[min(_BEFORE, len(rest) - 1)] if rest else None
    return Part(tuple(shown), before, after)


# An open document is drawn with every run of the page.
@lru_cache(maxsize=16)
def grid_html(
    document: Document, part: Part, marks: Marks, language: str = ENGLISH
) -> str:
    """Return rows of a sheet as a table, in a region that a keyboard can scroll.

    ``language`` is that of the page, in which the table is named.
    """
    pages = [document.pages[n] for n in part.rows]
    rows = _cells(document, pages)
    columns = _columns(rows)
    anchors = anchors_of(document, marks)

    def drawn(cell: _Cell) -> str:
        return marked_html(document.text, cell.span, marks, anchors, cell.whole.start)

    body = "".join(
        _row_html(n, page.number, cells, columns, drawn)
        for n, page, cells in zip(part.rows, pages, rows, strict=True)
    )
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label, _n in columns)
    named = escape(_("Row"))
    number = f'<th scope="col" lang="{language}">{named}</th>'
    sheet = escape(pages[0].sheet or document.title)
    label = escape(_("Rows of the sheet"))
    written_in = escape(document.language)
    return (
        '<div class="cp-reading" tabindex="0" role="region" '
        f'aria-label="{label}"><span id="{TOP_ID}"></span>'
        f'<table class="cp-grid cp-document" dir="auto" lang="{written_in}">'
        f"<caption>{sheet}</caption><thead><tr>{number}{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(document: Document, pages: Sequence[Page]) -> list[list[_Cell]]:
    """Return the cells of each row, each apart from its label where it has one."""
    spans = [list(_split(document.text, page.span)) for page in pages]
    known = _labels(document.text, spans)
    rows = []
    for row in spans:
        cells: list[_Cell] = []
        labels = [_label(span.of(document.text), known) for span in row]
        if sum(map(bool, labels)) <= len(labels) / 2:
            labels = [""] * len(labels)  # What looked like labels stands in the cells.
        for span, own in zip(row, labels, strict=True):
            label = own
            if not label and cells and cells[-1].label:
                # A border within a cell: it is part of what stands before it.
                last = cells.pop()
                span = Span(last.whole.start, span.end)
                label = last.label
            start = span.start + (len(label) + len(_LABEL_END) if label else 0)
            cells.append(_Cell(label, Span(min(start, span.end), span.end), span))
        rows.append(cells)
    return rows


def _split(text: str, row: Span) -> Iterable[Span]:
    start = row.start
    for border in _BORDER.finditer(text, row.start, row.end):
        yield trim(text, Span(start, border.start())) or Span(start, start)
        start = border.end()
    yield trim(text, Span(start, row.end)) or Span(start, start)


def _labels(text: str, rows: Sequence[Sequence[Span]]) -> frozenset[str]:
    """Return what stands before a colon in more than one row, or in the only one."""
    counts = Counter(
        label
        for row in rows
        if len(row) > 1
        for label in {label for span in row for label in _prefixes(span.of(text))}
    )
    least = 2 if sum(len(row) > 1 for row in rows) > 1 else 1
    return frozenset(label for label, count in counts.items() if count >= least)


def _prefixes(cell: str) -> Iterable[str]:
    at = cell.find(_LABEL_END)
    while at > 0:
        yield cell[:at]
        at = cell.find(_LABEL_END, at + 1)


def _label(cell: str, known: frozenset[str]) -> str:
    """Return the label of a cell: the longest that is known, or nothing."""
    return max((p for p in _prefixes(cell) if p in known), key=len, default="")


def _columns(rows: Sequence[Sequence[_Cell]]) -> list[_Column]:
    """Return the columns in their order; those of rows without labels are by place."""
    labelled = [row for row in rows if _has_labels(row)]
    columns = list(dict.fromkeys(key for row in labelled for key in _keys(row)))
    bare = max((len(row) for row in rows if not _has_labels(row)), default=0)
    return columns + [("", bare + n) for n in range(bare - len(columns))]


def _has_labels(row: Sequence[_Cell]) -> bool:
    return any(cell.label for cell in row)


def _keys(row: Sequence[_Cell]) -> Iterator[_Column]:
    seen: Counter[str] = Counter()
    for cell in row:
        yield cell.label, seen[cell.label]
        seen[cell.label] += 1


def _row_html(
    position: int,
    number: int,
    cells: Sequence[_Cell],
    columns: Sequence[_Column],
    drawn: Callable[[_Cell], str],
) -> str:
    head = f'<th scope="row" id="row-{position}">{number}</th>'
    if len(cells) == 1 and not cells[0].label:
        # A title, a note or the name of a group.
        whole = f'<td colspan="{max(len(columns), 1)}">{drawn(cells[0])}</td>'
        return f"<tr>{head}{whole}</tr>"
    keys = _keys(cells) if _has_labels(cells) else columns
    placed = dict(zip(keys, cells, strict=False))
    filled = (drawn(placed[c]) if c in placed else "" for c in columns)
    return f"<tr>{head}{''.join(f'<td>{html}</td>' for html in filled)}</tr>"
