"""Read how Word numbers paragraphs: "1.1.", "(a)", "第一条"."""

from __future__ import annotations

from collections.abc import Iterable

from index.readers.office.archive import Element
from index.readers.shared.list_numbers import LEVELS, Level, ListNumbers
from index.readers.word.docx.text import name_of, value_of


class Numbers:
    """Knows the lists that the paragraphs of a document belong to."""

    def __init__(self, numbering: Element | None) -> None:
        """Take the part that says how lists are numbered, if there is one."""
        self._numbers = ListNumbers()
        self._style_levels: dict[tuple[str, str], int] = {}
        if numbering is not None:
            self._read(numbering)

    def level_of(self, number: str, style: str) -> int:
        """Return the level of a list at which the paragraphs of a style stand."""
        return self._style_levels.get((number, style), 0)

    def next(self, number: str, level: int) -> str:
        """Return what stands before the next paragraph; "-" for a bullet."""
        return self._numbers.next(number, level)

    def _read(self, numbering: Element) -> None:
        abstract = {
            found.get(name_of("abstractNumId")): found
            for found in numbering.iterfind(name_of("abstractNum"))
        }
        for found in numbering.iterfind(name_of("num")):
            number = found.get(name_of("numId"), "")
            key = value_of(found, "abstractNumId")
            if key is None or key not in abstract:
                continue
            for level in abstract[key].iterfind(name_of("lvl")):
                if style := value_of(level, "pStyle"):
                    self._style_levels[number, style] = _place(level)
            overrides = found.findall(name_of("lvlOverride"))
            starts = {}
            for override in overrides:
                start = value_of(override, "startOverride")
                if start and start.isdecimal():
                    starts[_place(override)] = int(start)
            levels = _levels(abstract[key]) | _levels(overrides)
            self._numbers.add(number, key, levels, starts)


def _levels(parents: Iterable[Element]) -> dict[int, Level]:
    levels = {}
    for parent in parents:
        level = parent if parent.tag == name_of("lvl") else parent.find(name_of("lvl"))
        if level is not None:
            start = value_of(level, "start") or ""
            restart = value_of(level, "lvlRestart") or ""
            levels[_place(level)] = Level(
                value_of(level, "numFmt") or "decimal",
                value_of(level, "lvlText") or "",
                int(start) if start.isdecimal() else 0,
                int(restart) if restart.isdecimal() else LEVELS,
                level.find(name_of("isLgl")) is not None,
            )
    return levels


def _place(element: Element) -> int:
    written = element.get(name_of("ilvl"), "0")
    return min(int(written), LEVELS - 1) if written.isdecimal() else 0
