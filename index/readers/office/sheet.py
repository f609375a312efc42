"""Know what a person sees of one sheet of a workbook, whatever its format."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
MOST_FROZEN = 10
"""A header is not higher; more rows that stay in view are no header."""


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells; rows and columns are counted from 1."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with text: by column, what stands there and whether it is bold."""

    number: int
    cells: dict[int, tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged cell: where it reaches, and the text that is seen in it."""

    place: Range
    text: str


@dataclass(frozen=True, slots=True)
class CellComment:
    """A comment on a cell; row and column are counted from 1."""

    row: int
    column: int
    author: str
    text: str


@dataclass(slots=True)
class Sheet:
    """What is seen of a sheet."""

    rows: list[SheetRow] = field(default_factory=list)
    tables: list[Range] = field(default_factory=list)
    """Ranges whose first row is marked as their header."""
    merged: dict[tuple[int, int], Merged] = field(default_factory=dict)
    """By row and column, the merged cell that reaches over it."""
    frozen: int = 0
    """How many rows at the top stay in view."""
    hidden_rows: set[int] = field(default_factory=set)
    """The numbers of rows with text that are not seen."""
    hidden_columns: set[int] = field(default_factory=set)
    """The numbers of columns with text that are not seen."""
    unsaved_formulas: int = 0
    comments: list[CellComment] = field(default_factory=list)

    def merge(self, places: Iterable[Range]) -> None:
        """Note the merged cells; all rows with text must be there already."""
        numbers = [row.number for row in self.rows]
        for place in places:
            first = bisect_left(numbers, place.top)
            rows = self.rows[first : bisect_right(numbers, place.bottom)]
            for row in rows:
                top = rows[0].number == place.top
                text = rows[0].cells.get(place.left, ("", False))[0] if top else ""
                covered = range(place.left, place.right + 1)
                for column in covered if len(covered) < 1_000 else sorted(row.cells):
                    if column in covered:
                        self.merged[row.number, column] = Merged(place, text)


def cell_place(name: str) -> tuple[int, int] | None:
    """Return the row and the column of a cell that a program calls "$C$14"."""
    found = _CELL.fullmatch(name)
    return (int(found[2]), column_number(found[1])) if found else None


def column_name(number: int) -> str:
    """Return what a program calls a column."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, from 1, that a program calls "A", "B", …, "AA"."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number
