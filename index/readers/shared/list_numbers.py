"""Count the items of lists and write what stands before each: "1.1.", "第一条"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from index.readers.shared.numerals import write_number

BULLET = "-"
"""Stands before an item without a number."""
LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of one level are numbered."""

    form: str = "decimal"
    """By a name that ``write_number`` knows; "none", or "bullet"."""
    text: str = ""
    """With "%2" in the place of the number of the second level, and so on."""
    start: int = 1
    restarts_below: int = LEVELS
    """It begins anew after an item of one of so many outermost levels."""
    plain: bool = False
    """Whether the numbers of the levels above are written in digits, too."""


@dataclass(slots=True)
class _List:
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    counts: dict[int, int] = field(default_factory=dict)
    """How far each level has come; lists of one kind share them."""
    begun: bool = False


class ListNumbers:
    """Counts the numbered items of a document in their order."""

    def __init__(self) -> None:
        """Start without lists."""
        self._lists: dict[int | str, _List] = {}
        self._counts: dict[int | str, dict[int, int]] = {}

    def add(
        self,
        number: int | str,
        kind: int | str,
        levels: Mapping[int, Level],
        starts: Mapping[int, int] | None = None,
    ) -> None:
        """Add a list.

        Args:
            number: What its items call it.
            kind: Lists of one kind go on counting where the last of them stopped.
            levels: How it is numbered, by level from 0.
            starts: Levels that begin anew with this list, and with which number.
        """
        counts = self._counts.setdefault(kind, {})
        self._lists[number] = _List(levels, starts or {}, counts)

    def knows(self, number: int | str) -> bool:
        """Return whether there is such a list."""
        return number in self._lists

    def restart(self, number: int | str, level: int) -> None:
        """Let a level of a list and those inside it begin anew."""
        if numbered := self._lists.get(number):
            for place in [place for place in numbered.counts if place >= level]:
                del numbered.counts[place]

    def next(self, number: int | str, level: int, count: int | None = None) -> str:
        """Return what stands before the next item of a list; "-" for a bullet.

        Args:
            number: The list.
            level: From 0.
            count: The number of the item, where it states one.
        """
        numbered = self._lists.get(number)
        own = numbered.levels.get(level) if numbered else None
        if numbered is None or own is None:
            return BULLET
        _begin(numbered)
        counts = numbered.counts
        if count is None:
            start = numbered.starts.get(level, own.start)
            count = counts[level] + 1 if level in counts else start
        counts[level] = count
        for deeper in [place for place in counts if place > level]:
            if level < numbered.levels.get(deeper, own).restarts_below:
                del counts[deeper]
        for outer in range(level):
            # A level that is left out counts as begun.
            if outer in numbered.levels:
                counts.setdefault(outer, numbered.levels[outer].start)
        return _write(numbered, own)


def _begin(numbered: _List) -> None:
    """Let the levels begin anew that do so with the first item of the list."""
    if not numbered.begun:
        for place in numbered.starts:
            numbered.counts.pop(place, None)
    numbered.begun = True


def _write(numbered: _List, own: Level) -> str:
    mark = own.text
    for found in _PLACE.finditer(own.text):
        place = int(found[1]) - 1
        level = numbered.levels.get(place, Level())
        form = "decimal" if own.plain else level.form
        written = write_number(numbered.counts.get(place, level.start), form)
        if not written and form != "none":  # Rather no number than another one.
            return BULLET
        mark = mark.replace(found[0], written)
    return BULLET if own.form == "bullet" else mark.strip() or BULLET
