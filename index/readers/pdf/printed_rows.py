"""Find the rows of tables among the printed lines of a page.

lines and parts of lines → those side by side → a row a line, or running text
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from index.readers.pdf.paragraphs import (
    ITEM,
    Gap,
    Line,
    is_vertical,
    join_lines,
    join_two,
)
from index.readers.pdf.printed_cells import part_cells, part_row
from index.readers.pdf.printed_columns import Row, in_columns
from index.readers.pdf.printed_figures import part_figures
from index.readers.pdf.printed_headers import head_table
from index.readers.shared.raised import raised

_BORDER = " | "
# Of a section, or a dash.
_NUMBER = re.compile(r"(?:\d\d?(?:\.\d\d?)+\.?|[-–—]) ")
_FIGURE = re.compile(r"\d+")
# All in heights of the type.
_SAME_BASELINE = 0.45
_OVERLAP = -0.3
_TOUCHING = 0.15
_BETWEEN_WORDS = 1.2
_BETWEEN_FIGURES = 0.7
_RAISED = 0.15
_NARROWEST_LETTER = 0.2
_NEXT_LINE = 1.7
_NEXT_ROW = 4.0
_ALIGNED = 0.5


def join_page(lines: Sequence[Line], compounds: frozenset[str] = frozenset()) -> str:
    """Return the text of a page: paragraphs, and each row of a table on its line.

    Args:
        lines: In reading order; where a gap is as wide as between cells, the parts of
            a line are lines of their own.
        compounds: Words that keep the hyphen they were broken at.
    """
    # Lines that are turned differently are measured differently: none is beside.
    return "\n\n".join(
        _join_level(list(alike), compounds)
        for _, alike in groupby(lines, key=lambda line: line.turn)
    )


def _join_level(lines: Sequence[Line], compounds: frozenset[str]) -> str:
    if is_vertical(lines):
        return join_lines(lines, compounds)
    joined: list[Line] = []
    rows: set[int] = set()
    printed = in_columns(part_figures(_side_by_side(lines)))
    place = after = 0
    while place < len(printed):
        table, end = _read_table(printed, place, compounds)
        if len(table) > 1:
            table, taken = head_table(table, printed[after:place], compounds)
            del joined[len(joined) - taken :]
            after = end
            rows.update(range(len(joined), len(joined) + len(table)))
            joined += map(_bordered, table)
        else:
            joined += map(_glue, printed[place:end])
        place = end
    return join_lines(joined, compounds, frozenset(rows))


def is_wide(gap: float, height: float, before: str, after: str) -> bool:
    """Return whether a gap between two texts is as wide as between cells.

    Figures stand closer together in tables than words in the narrowest of columns.
    """
    # The mark of a footnote may follow: "252¹".
    figures = before[-1:].isdigit() and after[:1].isdecimal()
    return gap > (_BETWEEN_FIGURES if figures else _BETWEEN_WORDS) * height


def _side_by_side(lines: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        if rows and _is_beside(rows[-1][-1], line):
            above = rows[-1]
            gap = _gap(above[-1], line)
            before = above[-1].text.rstrip()
            if line.apart or is_wide(gap, line.height, before, line.text):
                above.append(line)
            else:
                above[-1] = _glue([above[-1], line])
        else:
            rows.append([line])
    return rows


def _is_beside(before: Line, after: Line) -> bool:
    height = max(before.height, after.height)
    return (
        not before.hyphenated
        and abs(before.baseline - after.baseline) < _SAME_BASELINE * height
        and _gap(before, after) > _OVERLAP * height
        and _is_level(before)
        and _is_level(after)
    )


def _gap(before: Line, after: Line) -> float:
    # What is written from the right follows on the left.
    return max(after.left - before.right, before.left - after.right)


def _is_level(line: Line) -> bool:
    """Return whether the line is no turned one, which begins at the same height."""
    letters = len(line.text.strip())
    return line.right - line.left > _NARROWEST_LETTER * line.height * letters


def _glue(row: Sequence[Line]) -> Line:
    """Return one line of all parts."""
    text = row[0].text.rstrip()
    gaps = row[0].gaps
    for before, after in pairwise(row):
        if _gap(before, after) < _TOUCHING * after.height:
            text += _attached(before, after)
        else:
            gaps += (Gap(len(text) + 1, before.right, after.left),)
            text += f" {after.text.rstrip()}"
        # What is raised may have become longer, but at its beginning.
        start = len(text) - len(after.text.rstrip())
        gaps += tuple(replace(gap, offset=start + gap.offset) for gap in after.gaps)
    return replace(
        row[0],
        text=text + row[-1].text[len(row[-1].text.rstrip()) :],
        left=min(line.left for line in row),
        right=max(line.right for line in row),
        hyphenated=row[-1].hyphenated,
        gaps=gaps,
        space=max(line.space for line in row),
    )


def _attached(before: Line, after: Line) -> str:
    """Return what touches the text before; a figure at its beginning may be raised."""
    lift = (after.baseline - before.baseline) / before.height
    figure = _FIGURE.match(after.text)
    if figure and lift > _RAISED and after.height < before.height:
        return raised(figure[0]) + after.text[figure.end() :].rstrip()
    return after.text.rstrip()


def _read_table(
    rows: Sequence[Row], start: int, compounds: frozenset[str]
) -> tuple[list[Row], int]:
    """Return the rows of the table that begins at ``start``, and where it ends."""
    table: list[Row] = []
    place = start
    while place < len(rows):
        row = rows[place]
        if _has_cells(row) and (not table or _follows(table[-1], row)):
            table.append(_from_left(row))
        elif table and (parted := _part_alone(table, rows, place)):
            table.append(parted)
        elif table and (column := _continued(table[-1], rows[place - 1], row)):
            above = table[-1][column]
            joined = join_two(above.text.rstrip(), above, row[0], compounds)
            table[-1][column] = replace(above, text=joined)
        else:
            break
        place += 1
    if len(table) > 1:
        return part_cells(table), place
    return table, start + 1


def _from_left(row: Row) -> Row:
    """Return a row in the order that it is read in, not that it was written in."""
    return sorted(row, key=lambda cell: cell.left)


def _part_alone(table: Sequence[Row], rows: Sequence[Row], place: int) -> Row:
    """Return the cells of a line inside a table that has no wide gap; or nothing."""
    row, below = rows[place], rows[place + 1 : place + 2]
    if len(row) > 1 or not below or not _has_cells(below[0]):
        return []
    parted = part_row(row, [*table, _from_left(below[0])])
    return parted if len(parted) > 1 and _follows(table[-1], row) else []


def _has_cells(row: Row) -> bool:
    """Return whether a line has cells; the mark of an item or heading is none."""
    if len(row) != 2:
        return len(row) > 1
    mark, text = f"{row[0].text.strip()} ", row[1].text.lstrip()
    return not ITEM.match(mark) and not (_NUMBER.match(mark) and text[:1].isalpha())


def _follows(above: Row, below: Row) -> bool:
    drop = above[0].baseline - below[0].baseline
    return -_SAME_BASELINE < drop / above[0].height < _NEXT_ROW


def _continued(row: Row, above: Row, below: Row) -> int:
    """Return which cell of words a line below the row continues; 0: none.

    The first is not asked for: a paragraph below a table begins there, too.
    """
    first = below[0]
    drop = (above[0].baseline - first.baseline) / first.height
    if len(below) > 1 or not 0 < drop < _NEXT_LINE or first.text[0].isdigit():
        return 0
    return next(
        (
            column
            for column, cell in enumerate(row)
            if column
            and abs(cell.left - first.left) < _ALIGNED * first.height
            and len(cell.text.split()) > 1
        ),
        0,
    )


def _bordered(row: Row) -> Line:
    text = _BORDER.join(" ".join(cell.text.split()) for cell in row)
    return replace(_glue(row), text=text, hyphenated=False)
