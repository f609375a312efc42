"""Part the cells of a table that a narrow gap joins, where other rows have a border.

A name may reach almost to the figure beside it. That a gap as narrow as between words
is a border is shown by other rows: two of them, at least, have a wide gap there, and
the cell behind it begins or ends at the same distance from the left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.readers.pdf.paragraphs import Line
from index.readers.pdf.printed_columns import Row

_FEWEST_ROWS = 2
# How many rows above and below are looked at: a page may be one long table.
_NEARBY = 20
FIGURE = re.compile(
    r"[-–−+(<>≤≥~≈±$€£¥]{0,2}\d[\d.,'’/:]*[%‰)*†‡\u00b9\u00b2\u00b3\u2070-\u2079]{0,4}"
)
"""What a cell is that holds nothing but a figure, with the mark of a footnote."""
# All in heights of the type.
_NARROWEST = 0.2
_BETWEEN_WORDS = 0.5
_ALIGNED = 0.25
# Than the other gaps: words of a line that is stretched stand equally far apart.
_WIDER = 1.25


def part_cells(table: Sequence[Row]) -> list[Row]:
    """Return the rows of a table, cells that stand in two columns parted."""
    parted = []
    for place, row in enumerate(table):
        above = table[max(place - _NEARBY, 0) : place]
        below = table[place + 1 : place + 1 + _NEARBY]
        parted.append(part_row(row, [*above, *below]))
    return parted


def part_row(row: Row, others: Sequence[Row]) -> Row:
    """Return the cells of a row, as ``others`` of its table show them; from the left.

    A line without any wide gap is parted only before figures: it may be text.
    """
    if not any(cell.gaps for cell in row):
        return row
    alike = [other for other in others if _lacks_one(row, other)]
    alone = len(row) == 1
    return [part for cell in row for part in _part(cell, others, alike, alone=alone)]


def _lacks_one(row: Row, other: Row) -> bool:
    """Return whether a row has all cells of another but one, each in its place.

    It then counts as two of those that show a border.
    """
    aligned = sum(any(_is_aligned(cell, one) for one in other) for cell in row)
    return len(row) > 1 and len(other) == len(row) + 1 and aligned == len(row)


def _part(
    cell: Line, others: Sequence[Row], alike: Sequence[Row], *, alone: bool
) -> list[Line]:
    parts: list[Line] = []
    widths = [gap.width / cell.height for gap in cell.gaps]
    for place in reversed(range(len(cell.gaps))):
        beside = max(widths[:place] + widths[place + 1 :], default=0)
        stands_out = widths[place] > max(_BETWEEN_WORDS, _WIDER * beside)
        left, right = cut_at_gap(cell, place)
        figure = _is_figure(right)
        borders = _borders(others, left, right)
        if stands_out and (figure or not alone):
            borders += _borders(alike, left, right)
        elif not figure or widths[place] < _NARROWEST or not _any_figure(borders):
            # As narrow as between words, it parts a figure from a name, and only
            # where figures stand below each other.
            continue
        if len(borders) >= _FEWEST_ROWS:
            parts.append(right)
            cell = left
    return [cell, *reversed(parts)]


def _borders(rows: Sequence[Row], left: Line, right: Line) -> list[Line]:
    """Return the cells behind the borders that rows have where two parts meet."""
    borders = (_border(row, left, right) for row in rows)
    return [cell for cell in borders if cell]


def _border(row: Row, left: Line, right: Line) -> Line | None:
    slack = _ALIGNED * right.height
    return next(
        (
            after
            for before, after in pairwise(row)
            if before.right < right.left + slack
            and after.left > left.right - slack
            and _is_aligned(after, right)
        ),
        None,
    )


def _any_figure(cells: Sequence[Line]) -> bool:
    return any(map(_is_figure, cells))


def _is_figure(cell: Line) -> bool:
    return bool(FIGURE.fullmatch(cell.text.strip()))


def _is_aligned(cell: Line, other: Line) -> bool:
    """Return whether two cells begin or end at the same distance from the left."""
    slack = _ALIGNED * cell.height
    return abs(cell.left - other.left) < slack or abs(cell.right - other.right) < slack


def cut_at_gap(cell: Line, place: int) -> tuple[Line, Line]:
    """Return the two parts of a line that a gap sets apart."""
    gap, behind = cell.gaps[place], cell.gaps[place + 1 :]
    first_end = behind[0].left if behind else cell.right
    left = replace(
        cell,
        text=cell.text[: gap.offset].rstrip(),
        right=gap.left,
        gaps=cell.gaps[:place],
        hyphenated=False,
    )
    right = replace(
        cell,
        text=cell.text[gap.offset :],
        left=gap.right,
        first_word=first_end - gap.right,
        gaps=tuple(replace(one, offset=one.offset - gap.offset) for one in behind),
        apart=True,
    )
    return left, right
