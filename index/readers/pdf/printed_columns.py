"""Read columns of text one after the other where a file goes across them.

rows of parts side by side → where columns begin → the lines of each column together
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, quantiles

from index.readers.pdf.paragraphs import Line

Row = list[Line]
"""The parts of one printed line."""

_FEWEST_LINES = 6
# In characters: what stands in the cells of a table is shorter, as a rule.
_PROSE = 22
# Lines of prose are about equally long, cells are not.
_FULL = 0.7
_MOSTLY = 0.6
# In heights of the type.
_ALIGNED = 0.5
_INDENT = 4.0


def in_columns(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, those of columns of text in the order they are read in."""
    starts = _column_starts(rows)
    if len(starts) < 2:
        return list(rows)
    ordered: list[Row] = []
    block: list[Row] = []
    for row in rows:
        if _fits(row, starts):
            block.append(row)
        else:
            ordered += [*_one_by_one(block, starts), row]
            block = []
    return ordered + _one_by_one(block, starts)


def _column_starts(rows: Sequence[Row]) -> list[float]:
    cells = sorted(
        (cell for row in rows if len(row) > 1 for cell in row),
        key=lambda cell: cell.left,
    )
    starts: list[float] = []
    cluster: list[Line] = []
    for cell in cells:
        if cluster and cell.left - cluster[0].left > _ALIGNED * cell.height:
            _add_start(cluster, starts)
            cluster = []
        cluster.append(cell)
    _add_start(cluster, starts)
    return starts


def _add_start(cluster: Sequence[Line], starts: list[float]) -> None:
    if len(cluster) < _FEWEST_LINES or not _is_prose(cluster):
        return
    first = cluster[0]
    if not starts or first.left - starts[-1] > _INDENT * first.height:
        starts.append(first.left)


def _is_prose(cells: Sequence[Line]) -> bool:
    widths = [cell.right - cell.left for cell in cells]
    full = sum(width > _FULL * quantiles(widths, n=10)[-1] for width in widths)
    length = mean(len(cell.text) for cell in cells)
    return length > _PROSE and full > _MOSTLY * len(cells)


def _fits(row: Row, starts: Sequence[float]) -> bool:
    columns = [_column_of(cell, starts) for cell in row]
    return None not in columns and len(set(columns)) == len(row)


def _column_of(cell: Line, starts: Sequence[float]) -> int | None:
    """Return in which column a part stands; None for what does not keep to one."""
    slack = _ALIGNED * cell.height
    left = [place for place, start in enumerate(starts) if start <= cell.left + slack]
    if not left or cell.left - starts[left[-1]] > _INDENT * cell.height:
        return None
    after = starts[len(left) :]
    return None if after and cell.right > after[0] + slack else left[-1]


def _one_by_one(block: Sequence[Row], starts: Sequence[float]) -> list[Row]:
    if sum(len(row) > 1 for row in block) < _FEWEST_LINES:
        return list(block)
    cells = [cell for row in block for cell in row]
    return [
        [cell]
        for column in range(len(starts))
        for cell in cells
        if _column_of(cell, starts) == column
    ]
