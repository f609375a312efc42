"""Part figures that stand closer together than cells do, but below each other.

"252 300 401" would be one figure, of millions. What parts groups of its digits is no
wider than a space, and what parts columns is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.readers.pdf.paragraphs import Line
from index.readers.pdf.printed_cells import FIGURE, cut_at_gap
from index.readers.pdf.printed_columns import Row

_FEWEST_ROWS = 2
# What stands in place of a figure.
_NONE = re.compile(r"[-–—]")
_ENDS = (".", ",", ":")
# Than a space of the type.
_WIDER = 1.5

_Side = tuple[str, int]
"""One of the two sides of a figure, and about where it is."""


def part_figures(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a page, those figures parted that stand in columns."""
    counts = Counter(
        side
        for row in rows
        for line in row
        for place in _wide_gaps(line)
        for side in _sides(line, place)
    )
    return [[part for line in row for part in _part(line, counts)] for row in rows]


def _part(line: Line, counts: Counter[_Side]) -> list[Line]:
    parts: list[Line] = []
    for place in reversed(list(_wide_gaps(line))):
        if any(_count(counts, *side) >= _FEWEST_ROWS for side in _sides(line, place)):
            line, right = cut_at_gap(line, place)
            parts.append(right)
    return [line, *reversed(parts)]


def _wide_gaps(line: Line) -> Iterator[int]:
    """Yield which gaps between two figures are clearly wider than a space."""
    for place, gap in enumerate(line.gaps):
        before, after = line.text[: gap.offset], line.text[gap.offset :]
        # A hyphen at the end of a line is a word with a place, and not of its text.
        words = [*before.split()[-1:], *after.split()[:1]]
        wide = 0 < _WIDER * line.space < gap.width
        if wide and len(words) > 1 and all(map(_is_figure, words)):
            yield place


def _is_figure(word: str) -> bool:
    """Return whether a word is a figure, and neither counts items nor ends a text."""
    figure = FIGURE.fullmatch(word) or _NONE.fullmatch(word)
    return figure is not None and not word.endswith(_ENDS)


def _sides(line: Line, place: int) -> tuple[_Side, _Side]:
    """Return where the figure behind a gap begins and ends."""
    behind = line.gaps[place + 1 :]
    end = behind[0].left if behind else line.right
    return ("left", round(line.gaps[place].right)), ("right", round(end))


def _count(counts: Counter[_Side], side: str, place: int) -> int:
    return sum(counts[side, place + slack] for slack in (-1, 0, 1))
