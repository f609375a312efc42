r"""Read how Rich Text numbers paragraphs: ``\listtable`` and its overrides."""

from __future__ import annotations

from dataclasses import replace

from index.readers.shared.list_numbers import BULLET, LEVELS, Level, ListNumbers
from index.readers.word.number_forms import find_form

# Bullets that are letters; those of fonts of symbols are known by the font.
_LETTERS = frozenset(["o"])


class ListTable:
    """Takes the words of the tables of lists, then counts the paragraphs."""

    def __init__(self) -> None:
        """Start without lists."""
        self._numbers = ListNumbers()
        self._lists: dict[int, dict[int, Level]] = {}
        self._list = 0
        self._levels: dict[int, Level] = {}
        self._starts: dict[int, int] = {}
        self._place = -1
        self._in_override = self._starts_anew = False

    def take(self, word: str, number: int | None) -> None:
        """Take a control word of one of the tables."""
        value = number or 0
        if word in ("list", "listoverride"):
            self._levels, self._starts, self._place = {}, {}, -1
            self._in_override = word == "listoverride"
        elif word == "listid":
            self._list = value
            if not self._in_override:
                self._lists[value] = self._levels
        elif word == "ls":
            levels = self._lists.get(self._list, {}) | self._levels
            shown = {place: _with_template(level) for place, level in levels.items()}
            self._numbers.add(value, self._list, shown, self._starts)
        elif word == "lfolevel" or (word == "listlevel" and not self._in_override):
            self._place += 1
            self._starts_anew = False
        elif word == "listoverridestartat":
            self._starts_anew = True
        if word == "listlevel":
            self._levels[self._place] = Level()
        self._take_level(word, value)

    def take_text(self, text: str) -> None:
        r"""Take a part of what stands in ``\leveltext``."""
        if level := self._levels.get(self._place):
            self._levels[self._place] = replace(level, text=level.text + text)

    def mark_of(self, number: int, level: int, printed: str | None) -> str:
        r"""Return what stands before the next paragraph of a list.

        Args:
            number: Of the list; 0 for a paragraph that names none.
            level: From 0.
            printed: What the file has for programs that know no lists: the very
                number, as a rule. ``None`` where it has nothing.
        """
        counted = self._numbers.next(number, level) if number else BULLET
        if printed is None:
            return counted
        is_number = any(map(str.isalnum, printed)) and printed not in _LETTERS
        return printed if is_number else BULLET

    def _take_level(self, word: str, value: int) -> None:
        if word == "levelstartat" and self._starts_anew:
            self._starts[self._place] = value
        elif level := self._levels.get(self._place):
            self._levels[self._place] = _changed(level, word, value)


def _changed(level: Level, word: str, value: int) -> Level:
    if word in ("levelnfc", "levelnfcn"):
        return replace(level, form=find_form(value))
    if word == "levelstartat":
        return replace(level, start=value)
    if word == "levellegal":
        return replace(level, plain=value != 0)
    if word == "levelnorestart":
        return replace(level, restarts_below=0 if value else LEVELS)
    return level


def _with_template(level: Level) -> Level:
    """Return a level with a text as others have it: here it is after its length.

    A level stands in it as the character of its number, and it ends in a semicolon.
    """
    text = level.text[1:].removesuffix(";")[: ord(level.text[:1] or "\0")]
    pieces = (f"%{ord(sign) + 1}" if ord(sign) < LEVELS else sign for sign in text)
    return replace(level, text="".join(pieces))
