"""Find the tables in the text of a document: rows of cells, each with its header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.extract.tables.named_units import is_unit_alone
from index.documents import Span

BORDER = " | "
"""What stands between the cells of a row in a document's text."""
_LABELLED = re.compile(r"([^\s|].{0,118}?): (?=\S)")
_DIGIT = re.compile(r"\d")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\s?(?:年度?)?")
# Two cells are a name and its value more often than a table: those need no header.
_FEWEST_COLUMNS = 3
_LONGEST_ABOVE = 120
_LINES_ABOVE = 3
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = (".", "。", "！", "!", "?", "？", "；", ";")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; the span is that of its value, into the document's text."""

    label: str
    """What heads its column; "" where nothing does."""
    text: str
    span: Span

    @property
    def has_figure(self) -> bool:
        """Whether a digit stands in it."""
        return _DIGIT.search(self.text) is not None

    @property
    def is_period(self) -> bool:
        """Whether it is a year and nothing else."""
        return _PERIOD.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row on its line."""

    span: Span
    cells: tuple[Cell, ...]
    group: Cell | None = None
    """What names the group it is in: a line above it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header."""

    rows: tuple[TableRow, ...]
    header: Span | None
    """The line of the header, where it is one of its own."""
    above: tuple[Span, ...]
    """The short lines above: title, unit, in their order."""
    whole: bool = True
    """Whether each of its lines is read as a row."""

    @property
    def span(self) -> Span:
        """All rows."""
        return Span(self.rows[0].span.start, self.rows[-1].span.end)


@dataclass(frozen=True, slots=True)
class _Block:
    lines: tuple[Span, ...]
    above: tuple[Span, ...]


def lines_of_figures(text: str) -> list[Span]:
    """Return the lines with cells and figures that stand together, header or not."""
    return [
        line
        for block in _blocks(text)
        if len(block.lines) > 1
        for line in block.lines
        if _DIGIT.search(line.of(text))
    ]


@lru_cache(maxsize=16)
def find_tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a text that have headers, in order."""
    tables: list[Table] = []
    for block in _blocks(text):
        if tables and (continued := _continued(text, tables[-1], block)):
            tables[-1] = continued
            continue
        table = _labelled(text, block) or _headed(text, block)
        if table is None:
            continue
        if tables and (joined := _joined(text, tables[-1], table)):
            tables[-1] = joined
        else:
            tables.append(table)
    return tuple(tables)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the lines with cells that follow each other, and the short ones above."""
    lines: list[Span] = []
    above: list[Span] = []
    start = 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        if BORDER in line:
            lines.append(span)
            continue
        if lines:
            yield _Block(tuple(lines), tuple(above[-_LINES_ABOVE:]))
            lines, above = [], []
        if not line.strip():
            continue
        ends = line.rstrip().endswith(_SENTENCE_END) and not is_unit_alone(line)
        if len(line) > _LONGEST_ABOVE or ends:
            above = []
        else:
            above.append(span)
    if lines:
        yield _Block(tuple(lines), tuple(above[-_LINES_ABOVE:]))


def _labelled(text: str, block: _Block) -> Table | None:
    """Return the table whose cells have their headers before them."""
    rows = [TableRow(line, tuple(_cells(text, line))) for line in block.lines]
    named = [row for row in rows if sum(bool(cell.label) for cell in row.cells) > 1]
    if 2 * len(named) < len(rows) or not named:
        return None
    return Table(tuple(named), None, block.above, len(named) == len(rows))


def _cells(text: str, line: Span) -> Iterator[Cell]:
    start = line.start
    for part in line.of(text).split(BORDER):
        match = _LABELLED.match(part)
        label = match[1] if match else ""
        value = part[match.end() :] if match else part
        begin = start + (match.end() if match else 0)
        yield Cell(label, value.strip(), Span(begin, begin + len(value.rstrip())))
        start += len(part) + len(BORDER)


def _headed(text: str, block: _Block) -> Table | None:
    """Return the table whose first line heads the others; figures show that."""
    head, *body = block.lines
    labels = [part.strip() for part in head.of(text).split(BORDER)]
    rows = _rows_under(text, labels, body)
    if len(labels) < _FEWEST_COLUMNS or not rows or not all(map(_is_label, labels)):
        return None
    if not any(_figure_columns(rows)[1:]):
        return None
    return Table(tuple(rows), head, block.above, len(rows) == len(body))


def _rows_under(
    text: str, labels: Sequence[str], lines: Sequence[Span]
) -> list[TableRow]:
    """Return the lines that have as many cells as there are labels."""
    rows = []
    for line in lines:
        parts = list(_plain_cells(text, line))
        if len(parts) == len(labels):
            cells = (
                replace(p, label=label) for p, label in zip(parts, labels, strict=True)
            )
            rows.append(TableRow(line, tuple(cells)))
    return rows


def _figure_columns(rows: Sequence[TableRow]) -> list[bool]:
    """Return of each column whether there is a figure in all of its cells."""
    columns = zip(*(row.cells for row in rows), strict=True)
    return [all(cell.has_figure for cell in column) for column in columns]


def _continued(text: str, before: Table, block: _Block) -> Table | None:
    """Return a table with the rows that go on below a break, as on the next page.

    Nothing but a page number stands between; the header may stand there again. Rows
    without it have figures where the others have them.
    """
    first, *others = block.lines
    between = text[before.span.end : first.start]
    if before.header is None or _LETTER.search(between):
        return None
    again = first.of(text).strip() == before.header.of(text).strip()
    lines = others if again else block.lines
    rows = _rows_under(text, _labels(before.rows[:1]), lines)
    if not rows or not (again or _figure_columns(rows) == _figure_columns(before.rows)):
        return None
    whole = before.whole and len(rows) == len(lines)
    return Table((*before.rows, *rows), before.header, before.above, whole)


def _plain_cells(text: str, line: Span) -> Iterator[Cell]:
    start = line.start
    for part in line.of(text).split(BORDER):
        yield Cell("", part.strip(), Span(start, start + len(part.rstrip())))
        start += len(part) + len(BORDER)


def _is_label(text: str) -> bool:
    """Return whether a cell may head a column: words, with a year or without."""
    rest = re.sub(r"(?:19|20)\d\d", "", text)
    return bool(text) and not (_DIGIT.search(rest) and not re.search(r"[^\W\d]", rest))


def _joined(text: str, before: Table, after: Table) -> Table | None:
    """Return both as one table, where only the name of a group stands between."""
    between = text[before.span.end : after.span.start].strip()
    same = _labels(before.rows[:1]) == _labels(after.rows[:1])
    lines = [line for line in between.split("\n") if line.strip()]
    if not same or before.header or after.header or len(lines) > 1:
        return None
    group = _group(text, after) if lines else None
    if lines and group is None:
        return None
    first, above = before.rows, before.above
    alike = bool(group and above) and _without_digits(above[-1].of(text)) == (
        _without_digits(lines[0])
    )
    if group and first[0].group is None and (len(above) > 1 or alike):
        # The line right above the first rows names their group, as this one does.
        first = tuple(replace(row, group=_group(text, before)) for row in first)
        above = above[:-1]
    rows = tuple(replace(row, group=group) for row in after.rows)
    whole = before.whole and after.whole
    return Table((*first, *rows), None, above, whole)


def _group(text: str, table: Table) -> Cell | None:
    """Return the name that the line right above a table has for its rows."""
    if not table.above:
        return None
    line = table.above[-1]
    return Cell("", line.of(text).strip("#*_ \t：:"), line)


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "", line).strip()


def _labels(rows: Sequence[TableRow]) -> list[str]:
    return [cell.label for row in rows for cell in row.cells]
