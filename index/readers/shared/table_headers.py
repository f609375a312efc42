"""Tell which rows of a table are its header; where that is not certain, none is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

# A year, or what begins with one: "2019", "2019/20", "2019 firms", "2019年产值".
_PERIOD = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?(?:\s*[(（]?[^\W\d].*)?")
_FIGURE = re.compile(r"[^\w\s]*\s*(?:[A-Z]{2,3}[\s$]*|人民币)?[$€£¥]?\s*\d.{0,40}")
_COUNTER = ("#", "№")
_PLACEHOLDER = re.compile(
    r"[\W_]*|n[./]?\s?a\.?|nil|none|null|unknown|无|無|不详|なし|없음|#\S+",
    re.IGNORECASE,
)
_LONGEST_LABEL = 120
_MOST_LEVELS = 4
# How far down the figures under a header are looked at.
_SAMPLE = 50
_NEARLY_ALL = 0.8


class MarkedRow(Protocol):
    """What is known of a row beside its text."""

    @property
    def header(self) -> bool:
        """Whether the format marks it as a header."""

    @property
    def emphasised(self) -> bool:
        """Whether it looks like one."""


class Slot(NamedTuple):
    """A place in the grid; ``width`` is 0 where a cell begins further left."""

    text: str
    width: int = 1


Grid = Sequence[Sequence[Slot]]


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows ``start`` to ``end`` of a grid; what they call each column."""

    start: int
    end: int
    labels: tuple[str, ...]
    figures: tuple[int, ...] = ()
    """The columns of figures that gave it away; none where it is marked."""

    def reaches_over(self, slots: Sequence[Slot]) -> bool:
        """Return whether there is a column for each cell of a row.

        Where a row has more, some of its cells stand under the wrong name.
        """
        last = filled(slots)[-1]
        return last + slots[last].width <= len(self.labels)

    def label(self, column: int, width: int) -> str:
        """Return the name of ``width`` columns; "" if they do not have one name."""
        names = set(self.labels[column : column + width]) or {""}
        return names.pop() if len(names) == 1 else ""


def find_header(
    grid: Grid, rows: Sequence[MarkedRow], start: int, *, records: bool
) -> Header | None:
    """Return the header of the table that begins at row ``start``, if it is certain.

    A row that the format marks is one. Another must consist of different short texts,
    one for each column, and be set apart from the rows below: by its look, or by
    columns of figures under it. ``records`` need less evidence.
    """
    first = start
    while first < len(grid) and len(filled(grid[first])) < 2:
        first += 1
    if first == len(grid):
        return None
    end = first
    while end < len(grid) and rows[end].header and end <= first + _MOST_LEVELS:
        end += 1
    if first < end < len(grid) and not rows[end].header:
        return Header(first, end, _labels(grid, first, end))
    for index in range(first, min(first + _MOST_LEVELS, len(grid))):
        # What stands above the header, such as a unit, may have several cells, too.
        top = index == first and start == 0
        header = _guess_header(grid, rows, index, records=records, top=top)
        if header or not _looks_like_labels(grid[index]):
            return header
    return None


def starts_table(
    grid: Grid,
    rows: Sequence[MarkedRow],
    index: int,
    header: Header | None,
    *,
    records: bool,
) -> bool:
    """Return whether another header may stand in the middle of a table.

    Nothing below it belongs under the header above.
    """
    slots = grid[index]
    if len(filled(slots)) < 2:
        return False
    if rows[index].header:
        return True
    if not filled(grid[index - 1]) or (
        rows[index].emphasised and not rows[index - 1].emphasised
    ):
        return _looks_like_labels(slots)
    if header is None:
        return False
    if _moves_periods(slots, header.labels):
        return True
    if records or not header.figures:
        return False
    return all(
        column < len(slots) and _is_words(slots[column].text)
        for column in header.figures
    )


def _moves_periods(slots: Sequence[Slot], labels: Sequence[str]) -> bool:
    """Return whether a row names other periods: "Region | 2021" below "Region | 2019".

    One figure that looks like a year may be an amount. Where another name stays as it
    is, or several years move by the same number, the row is a header.
    """
    moves = set()
    periods = names = 0
    for column, label in enumerate(labels):
        # Of a header in several rows, the last one stands in for all.
        above, text = label.rpartition(" / ")[2], _text(slots, column)
        if _PERIOD.fullmatch(above):
            if not _PERIOD.fullmatch(text):
                return False
            periods += 1
            moves.add(int(text[:4]) - int(above[:4]))
        else:
            names += bool(text) and text == above
    certain = names > 0 or (periods > 1 and len(moves) == 1)
    return periods > 0 and certain and _looks_like_labels(slots)


def is_label(text: str) -> bool:
    """Return whether a cell may stand in a header: words, or a year."""
    return bool(_looks_like_labels([Slot(text)]))


def numbers_columns(slots: Sequence[Slot]) -> bool:
    """Return whether a row only counts the columns: 1, 2, 3."""
    texts = [slots[column].text.strip("()（）") for column in filled(slots)]
    counted = [str(number) for number in range(1, len(texts) + 1)]
    after_letter = len(texts) > 2 and len(texts[0]) < 3 and texts[1:] == counted[:-1]
    return after_letter or (len(texts) > 2 and texts == counted)


def filled(slots: Sequence[Slot]) -> list[int]:
    """Return the columns in which a cell with text begins."""
    return [column for column, slot in enumerate(slots) if slot.width and slot.text]


def _guess_header(
    grid: Grid, rows: Sequence[MarkedRow], first: int, *, records: bool, top: bool
) -> Header | None:
    end = _end_of_levels(grid, first)
    body = [slots for slots in grid[end : end + _SAMPLE] if len(filled(slots)) > 1]
    if not body or not all(map(_looks_like_labels, grid[first:end])):
        return None
    labels = _labels(grid, first, end)
    reaches_down = any(
        text and text == _text(body[0], column) for column, text in enumerate(labels)
    )
    if reaches_down or not _names_all(labels, body):
        return None
    figures = tuple(
        column
        for column, label in enumerate(labels)
        if label and _is_figures(label, [_text(slots, column) for slots in body])
    )
    set_apart = all(row.emphasised for row in rows[first:end]) and not all(
        row.emphasised for row in rows[end : end + _SAMPLE]
    )
    if set_apart and (top or figures):
        return Header(first, end, labels)
    if figures and ((records and top) or _is_certain(labels, body, figures, top=top)):
        return Header(first, end, labels, figures)
    return None


def _is_certain(
    labels: Sequence[str], body: Grid, figures: Sequence[int], *, top: bool
) -> bool:
    """Return whether the first row is no pair of a name and a value like the others.

    "Name | Xuzhou", "Firms | 252" is no table of firms under the name Xuzhou.
    """
    if any(_text(slots, 0).endswith((":", "：")) for slots in body):
        return False
    if len(labels) > 2:
        return top or len(figures) > 1
    return top and len(body) > 1 and all(_is_figure(_text(row, 1)) for row in body)


def _end_of_levels(grid: Grid, first: int) -> int:
    """Return the row after the header, which goes on below cells merged sideways."""
    end = first + 1
    while end < min(len(grid), first + _MOST_LEVELS) and any(
        slot.width > 1 for slot in grid[end - 1]
    ):
        end += 1
    return end


def _labels(grid: Grid, start: int, end: int) -> tuple[str, ...]:
    labels = []
    for column in range(max(len(slots) for slots in grid[start:end])):
        names: list[str] = []
        for slots in grid[start:end]:
            name = _text(slots, column).rstrip(":： ")
            if name and name not in names:
                names.append(name)
        labels.append(" / ".join(names))
    return tuple(labels)


def _names_all(labels: Sequence[str], body: Grid) -> bool:
    """Return whether each column has a name of its own, save perhaps the first."""
    width = max(len(slots) for slots in body)
    used = {column for slots in body for column in filled(slots)} | set(range(width))
    used = {column for column in used if any(_text(slots, column) for slots in body)}
    named = {column for column, label in enumerate(labels) if label}
    names = [label for label in labels if label]
    return used - {0} <= named and len(names) == len(set(names)) > 1


def _looks_like_labels(slots: Sequence[Slot]) -> bool:
    texts = [slots[column].text for column in filled(slots)]
    return all(
        (text in _COUNTER or _PERIOD.fullmatch(text) or _is_words(text))
        and len(text) <= _LONGEST_LABEL
        for text in texts
    ) and not (texts and texts[0].endswith((":", "：")))


def _is_figures(label: str, texts: Sequence[str]) -> bool:
    """Return whether a column below ``label`` consists of figures."""
    values = [text for text in texts if text and not _PLACEHOLDER.fullmatch(text)]
    figures = sum(map(_is_figure, values))
    if not values or figures < _NEARLY_ALL * len(values):
        return False
    # Years over years are rows of the same kind.
    periods = sum(bool(_PERIOD.fullmatch(text)) for text in values)
    return not (_PERIOD.fullmatch(label) and 2 * periods > len(values))


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text))


def _is_words(text: str) -> bool:
    return bool(text) and not _is_figure(text) and not _PLACEHOLDER.fullmatch(text)


def _text(slots: Sequence[Slot], column: int) -> str:
    return slots[column].text if column < len(slots) else ""
