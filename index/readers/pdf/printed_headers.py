"""Put the header of a printed table together where its cells go over several lines.

The lines of one cell stand closer below each other than the rows of the table, each
under or over one column only; a title or a row of data is told from them by that.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from index.readers.pdf.paragraphs import Line, join_two
from index.readers.pdf.printed_cells import cut_at_gap
from index.readers.pdf.printed_columns import Row

_FEWEST_COLUMNS = 3
_MOST_LEVELS = 4
_LONGEST_LABEL = 40
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = (".", "。", "!", "！", "?", "？", ":", "：")
# In heights of the type.
_NEXT_LINE = 1.45
_ALIGNED = 0.3
_SAME_TYPE = 0.1
# Than the rows of the table stand apart.
_CLOSER = 0.85


_Cells = dict[int, list[Line]]
"""The lines of the cells of a header, by the number of their column."""


def head_table(
    table: Sequence[Row], above: Sequence[Row], compounds: frozenset[str]
) -> tuple[list[Row], int]:
    """Return a table with its header in one row, and how many rows went into it.

    Args:
        table: Its rows, each from the left.
        above: The lines and parts of lines that were read before it, in their order.
        compounds: Words that keep the hyphen they were broken at.
    """
    first = next((i for i, row in enumerate(table) if _has_figures(row)), len(table))
    body = table[first:]
    columns = _columns(body)
    if len(columns) < _FEWEST_COLUMNS or first >= _MOST_LEVELS or len(body) < 2:
        return list(table), 0
    pitch = median(a[0].baseline - b[0].baseline for a, b in pairwise(body))
    leading = [_place(row, columns) for row in table[:first]]
    if None in leading:
        return list(table), 0
    cells: _Cells = defaultdict(list)
    for placed in leading:
        _add(placed, cells)
    taken = 0
    for row in reversed(above):
        placed = _place(row, columns)
        if placed is None or not _is_of_header(placed, cells, body[0][0], pitch):
            break
        taken += 1
        _add(placed, cells)
    several = any(len(parts) > 1 for parts in cells.values())
    # Its cells may have been taken for one where only narrow gaps part them.
    known = first > 0 and not taken and len(table[first - 1]) == len(columns)
    whole = len(cells) == len(columns) and (several or not known)
    if not whole or not _are_close(cells, pitch):
        return list(table), 0
    header = [_join(cells[column], compounds) for column in range(len(columns))]
    return [header, *body], taken


def _add(placed: Sequence[tuple[int, Line]] | None, cells: _Cells) -> None:
    for column, part in placed or ():
        cells[column].append(part)


def _has_figures(row: Row) -> bool:
    texts = [cell.text.strip() for cell in row[1:]]
    return any(_DIGIT.search(t) and not _YEAR.fullmatch(t) for t in texts)


def _columns(body: Sequence[Row]) -> list[tuple[float, float]]:
    """Return how far the columns reach that most rows have."""
    counts = Counter(len(row) for row in body)
    width = counts.most_common(1)[0][0] if counts else 0
    full = [row for row in body if len(row) == width]
    return [
        (min(row[n].left for row in full), max(row[n].right for row in full))
        for n in range(width)
    ]


def _place(
    row: Row, columns: Sequence[tuple[float, float]]
) -> list[tuple[int, Line]] | None:
    """Return the parts of a line with the one column that each is of; else None."""
    placed: list[tuple[int, Line]] = []
    for part in row:
        for piece in _pieces(part, columns):
            over = [
                number
                for number, (left, right) in enumerate(columns)
                if piece.left < right and piece.right > left
            ]
            if len(over) != 1 or not _is_label(piece.text):
                return None
            placed.append((over[0], piece))
    return placed


def _pieces(part: Line, columns: Sequence[tuple[float, float]]) -> list[Line]:
    """Return a part cut where a word begins with one of the columns."""
    slack = _ALIGNED * part.height
    for place, gap in enumerate(part.gaps):
        if any(abs(gap.right - left) < slack for left, _ in columns[1:]):
            before, behind = cut_at_gap(part, place)
            return [before, *_pieces(behind, columns)]
    return [part]


def _is_label(text: str) -> bool:
    rest = _YEAR.sub("", text)
    short = len(text) <= _LONGEST_LABEL and not _DIGIT.search(rest)
    return short and not text.rstrip().endswith(_SENTENCE_END)


def _is_of_header(
    placed: Sequence[tuple[int, Line]],
    cells: _Cells,
    below: Line,
    pitch: float,
) -> bool:
    """Return whether a line above may be one of the header: no title, no note."""
    known = [part for parts in cells.values() for part in parts]
    top = max((part.baseline for part in known), default=below.baseline + 2 * pitch)
    beside = max((p.baseline for n in cells if n for p in cells[n]), default=top)
    return all(
        below.baseline < part.baseline <= top + _NEXT_LINE * part.height
        and abs(part.height - below.height) < _SAME_TYPE * below.height
        # What stands alone over the first column is a title.
        and (column > 0 or len(placed) > 1 or part.baseline <= beside)
        and all(
            abs(other.baseline - part.baseline) < _NEXT_LINE * part.height
            for other in cells.get(column, ())[-1:]
        )
        for column, part in placed
    )


def _are_close(cells: _Cells, pitch: float) -> bool:
    """Return whether the lines of each cell stand closer than the rows of the table."""
    for parts in cells.values():
        ordered = sorted(parts, key=lambda part: -part.baseline)
        for one, other in pairwise(ordered):
            drop = one.baseline - other.baseline
            if not 0 < drop < min(_NEXT_LINE * one.height, _CLOSER * pitch):
                return False
    return True


def _join(parts: Sequence[Line], compounds: frozenset[str]) -> Line:
    """Return one cell of the lines that stand below each other."""
    first, *others = sorted(parts, key=lambda part: -part.baseline)
    for other in others:
        text = join_two(first.text.rstrip(), first, other, compounds)
        first = replace(
            first,
            text=text,
            right=max(first.right, other.right),
            hyphenated=other.hyphenated,
        )
    return replace(first, gaps=())
