"""Know the numbers that Word writes before paragraphs: "1.1.", "(a)", "第一条"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from index.readers.office.archive import Element
from index.readers.word.docx.text import name_of, value_of

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_CHINESE = "零一二三四五六七八九"
_CHINESE_FORMATS = re.compile(
    r"chineseCounting(?:Thousand)?|taiwaneseCounting(?:Thousand)?|japaneseCounting"
    r""
)
BULLET = "-"
_LEVELS = 9


@dataclass(slots=True)
class _Level:
    """How the paragraphs of one level are numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 0
    restarts_below: int = _LEVELS
    """It begins anew after a paragraph of one of so many outermost levels."""
    plain: bool = False
    """Whether the numbers of the levels above are written in digits, too."""


@dataclass(slots=True)
class _List:
    """Levels of numbers, and how far they have come."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)


class Numbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, numbering: Element | None) -> None:
        """Take the part that says how lists are numbered, if there is one."""
        self._lists: dict[str, _List] = {}
        self._starts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._style_levels: dict[tuple[str, str], int] = {}
        if numbering is not None:
            self._read(numbering)

    def level_of(self, number: str, style: str) -> int:
        """Return the level of a list at which the paragraphs of a style stand."""
        return self._style_levels.get((number, style), 0)

    def next(self, number: str, level: int) -> str:
        """Return what stands before the next paragraph; "-" for a bullet."""
        numbered = self._lists.get(number)
        own = numbered.levels.get(level) if numbered else None
        if numbered is None or own is None:
            return BULLET
        counts = numbered.counts
        if number not in numbered.seen:
            numbered.seen.add(number)
            for place in self._starts[number]:
                counts.pop(place, None)
        start = self._starts[number].get(level, own.start)
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [place for place in counts if place > level]:
            if level < numbered.levels[deeper].restarts_below:
                del counts[deeper]
        for outer in range(level):
            # A level that is left out counts as begun.
            if outer in numbered.levels:
                counts.setdefault(outer, numbered.levels[outer].start)
        return self._write(numbered, own)

    def _write(self, numbered: _List, own: _Level) -> str:
        mark = own.text
        for found in _PLACE.finditer(own.text):
            place = int(found[1]) - 1
            level = numbered.levels.get(place, _Level())
            form = "decimal" if own.plain else level.form
            written = _format(numbered.counts.get(place, level.start), form)
            if not written:  # Rather no number than another one.
                return BULLET
            mark = mark.replace(found[0], written)
        return BULLET if own.form == "bullet" else mark.strip() or BULLET

    def _read(self, numbering: Element) -> None:
        abstract = {
            found.get(name_of("abstractNumId")): found
            for found in numbering.iterfind(name_of("abstractNum"))
        }
        lists = {key: _List(_levels(found)) for key, found in abstract.items()}
        for found in numbering.iterfind(name_of("num")):
            number = found.get(name_of("numId"), "")
            key = value_of(found, "abstractNumId")
            if key not in lists:
                continue
            self._lists[number] = lists[key]
            for level in abstract[key].iterfind(name_of("lvl")):
                if style := value_of(level, "pStyle"):
                    self._style_levels[number, style] = _place(level)
            overrides = found.findall(name_of("lvlOverride"))
            for override in overrides:
                start = value_of(override, "startOverride")
                if start and start.isdecimal():
                    self._starts[number][_place(override)] = int(start)
            own = _levels(override for override in overrides)
            if own:
                shared = lists[key]
                self._lists[number] = replace(shared, levels=shared.levels | own)


def _levels(parents: Iterable[Element]) -> dict[int, _Level]:
    levels = {}
    for parent in parents:
        level = parent if parent.tag == name_of("lvl") else parent.find(name_of("lvl"))
        if level is not None:
            start = value_of(level, "start") or ""
            restart = value_of(level, "lvlRestart") or ""
            levels[_place(level)] = _Level(
                value_of(level, "numFmt") or "decimal",
                value_of(level, "lvlText") or "",
                int(start) if start.isdecimal() else 0,
                int(restart) if restart.isdecimal() else _LEVELS,
                level.find(name_of("isLgl")) is not None,
            )
    return levels


def _place(element: Element) -> int:
    written = element.get(name_of("ilvl"), "0")
    return min(int(written), _LEVELS - 1) if written.isdecimal() else 0


def _format(count: int, form: str) -> str:
    """Return a number as it is written; "" where that is not known."""
    if count < 1 and not form.startswith("decimal"):
        return ""
    if form in ("upperLetter", "lowerLetter"):
        # After "z" comes "aa", then "bb".
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if _CHINESE_FORMATS.fullmatch(form):
        return _chinese(count) if count < 100 else ""
    if form == "decimalZero":
        return f"{count:02}"
    return str(count) if form == "decimal" else ""


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        written += letters * times
    return written


def _chinese(count: int) -> str:
    tens, ones = divmod(count, 10)
    head = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return head + (_CHINESE[ones] if ones or not tens else "")
