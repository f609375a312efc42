"""Turn the rows of a table into lines that can be quoted: each cell with its header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.readers.extract import TextBuilder
from index.readers.shared.table_headers import (
    Header,
    Slot,
    filled,
    find_header,
    numbers_columns,
    starts_table,
)

_BORDER = " | "
# Of the merged cells that stand beside several rows, only labels are repeated.
_LONGEST_LABEL = 100
_MOST_COLUMNS = 16_384


class Cell(NamedTuple):
    """A cell as a person sees it; ``columns`` and ``rows`` say how far it reaches."""

    text: str
    columns: int = 1
    rows: int = 1
    continues: bool = False
    """Whether it is the lower part of a cell that begins in a row above."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; one without cells has no text of its own."""

    cells: Sequence[Cell]
    header: bool = False
    """Whether the format itself marks it as a header."""
    emphasised: bool = False
    """Whether it looks like a header: bold, or set apart by the style of the table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words."""

    row: int
    """Which of the rows it is, counted from 0."""
    text: str
    apart: bool
    """Whether it has one cell only: a title, a note, the name of a group."""


def join_cells(cells: Iterable[str]) -> str:
    """Return the cells of a table row as one line."""
    return " ".join(_BORDER.join(cells).split())


def row_lines(rows: Sequence[Row], *, records: bool = False) -> list[Line]:
    """Return the rows of a table as lines, in order.

    A row of data has each cell with its header, "City: Xuzhou | Firms: 252", where
    it is certain which row is the header; else the cells alone. A header row is a
    line of its own only where no row of data repeats it.

    Args:
        rows: All rows; those without text yield no line.
        records: Whether the format is made for records under one header, so that
            less evidence is needed for it.
    """
    grid = _spread(rows)
    lines: list[Line] = []
    start = 0
    while start < len(rows):
        header = find_header(grid, rows, start, records=records)
        end = _find_end(grid, rows, start, header, records=records)
        lines += _section_lines(grid, start, end, header)
        start = end
    return lines


def write_table(rows: Sequence[Row], builder: TextBuilder) -> None:
    """Append a table: a line a row, and rows of one cell as paragraphs of their own."""
    newlines = 2
    for line in row_lines(rows):
        builder.add(line.text, 2 if line.apart else newlines)
        newlines = 2 if line.apart else 1


def _spread(rows: Sequence[Row]) -> list[list[Slot]]:
    """Return the rows with every cell in all columns that it reaches over."""
    grid: list[list[Slot]] = []
    hanging: dict[int, tuple[Slot, int]] = {}
    for row in rows:
        slots: list[Slot] = []
        for cell in row.cells:
            if hanging:
                _hang(slots, hanging)
            above = _slot_above(grid, len(slots)) if cell.continues else None
            slot = above or Slot(" ".join(cell.text.split()), max(cell.columns, 1))
            for column in range(min(slot.width, _MOST_COLUMNS - len(slots))):
                slots.append(Slot(slot.text, 0 if column else slot.width))
                if cell.rows > 1:
                    label = _label(slots[-1])
                    hanging[len(slots) - 1] = (label, cell.rows - 1)
        for column in sorted(column for column in hanging if column >= len(slots)):
            slots += [Slot("")] * (column - len(slots))
            _hang(slots, hanging)
        grid.append(slots)
    return grid


def _hang(slots: list[Slot], hanging: dict[int, tuple[Slot, int]]) -> None:
    """Append the cells from above that reach down to this place."""
    while len(slots) in hanging:
        slot, left = hanging.pop(len(slots))
        if left > 1:
            hanging[len(slots)] = (slot, left - 1)
        slots.append(slot)


def _slot_above(grid: list[list[Slot]], column: int) -> Slot | None:
    if not grid or column >= len(grid[-1]):
        return None
    return _label(grid[-1][column])


def _label(slot: Slot) -> Slot:
    return slot if len(slot.text) <= _LONGEST_LABEL else Slot("", slot.width)


def _find_end(
    grid: list[list[Slot]],
    rows: Sequence[Row],
    start: int,
    header: Header | None,
    *,
    records: bool,
) -> int:
    """Return the row at which another table seems to begin."""
    body = header.end if header else start + 1
    for index in range(body, len(rows)):
        if starts_table(grid, rows, index, header, records=records):
            return index
    return len(rows)


def _section_lines(
    grid: list[list[Slot]], start: int, end: int, header: Header | None
) -> Iterator[Line]:
    lines: list[Line] = []
    used: set[int] = set()
    body = header.end if header else start
    for index in range(body, end):
        lines += _row_line(grid[index], index, header, used)
    if header:
        for index in range(start, body):
            slots = grid[index]
            if index < header.start or not used.issuperset(filled(slots)):
                yield from _row_line(slots, index, None, set())
    yield from lines


def _row_line(
    slots: Sequence[Slot], index: int, header: Header | None, used: set[int]
) -> Iterator[Line]:
    """Yield the line of a row, if it has text; note which headers it used."""
    columns = filled(slots)
    if not columns:
        return
    alone = len(columns) == 1
    # A note or the name of a group stands in the first column, but not under it.
    unnamed = alone and columns[0] == 0
    counts = header and index == header.end and numbers_columns(slots)
    if header is None or unnamed or counts or not header.reaches_over(slots):
        texts = [slot.text for slot in slots[: columns[-1] + 1] if slot.width]
        yield Line(index, slots[columns[0]].text if alone else join_cells(texts), alone)
        return
    texts = []
    for column in columns:
        label = header.label(column, slots[column].width)
        used.update(range(column, column + slots[column].width) if label else ())
        texts.append(f"{label}: {slots[column].text}" if label else slots[column].text)
    yield Line(index, join_cells(texts), alone)
