"""Read how a Word 97-2003 file numbers paragraphs: its lists and their overrides."""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator
from dataclasses import replace

from index.readers.shared.list_numbers import LEVELS, Level, ListNumbers
from index.readers.word.doc.pieces import Properties
from index.readers.word.number_forms import find_form

LOGGER = logging.getLogger(__name__)

_LIST, _PLACE = 0x460B, 0x260A
# Of a paragraph that Word 6 numbered; below it are lists whose indent is not theirs.
_OLD_LIST = 0xF801
_LIST_SIZE, _SIMPLE = 28, 0x01
_LEVEL = struct.Struct("<iBB9x9xBBBx")
_PLAIN, _GOES_ON = 0x04, 0x08
_OVERRIDE_SIZE = 16
_OVERRIDE_PLACE, _STARTS, _FORMATS = 0x0F, 0x10, 0x20

Part = tuple[int, int]
"""Where a part of the table stream begins, and its size."""


class DocNumbers:
    """Knows the lists that the paragraphs of a file belong to."""

    def __init__(self, table: bytes, lists: Part, overrides: Part) -> None:
        """Take the parts with the lists and with those that paragraphs name."""
        self._numbers = ListNumbers()
        self._known: dict[int, dict[int, Level]] = {}
        try:
            if lists[1]:
                self._known = dict(_read_lists(table, lists))
            if overrides[1]:
                self._read_overrides(table, overrides[0])
        except struct.error as exc:
            LOGGER.info("The numbers of lists cannot be read: %s", exc)
            # What is cut off has bullets; the text is no worse for it.

    def next(self, properties: Properties) -> str:
        """Return what stands before the next paragraph; "" where it is in no list."""
        number = int.from_bytes(properties.get(_LIST, b""), "little")
        if number in (0, _OLD_LIST):
            return ""
        if number > _OLD_LIST:
            number = 0x10000 - number
        level = int.from_bytes(properties.get(_PLACE, b"")[:1], "little")
        return self._numbers.next(number, level)

    def _read_overrides(self, table: bytes, start: int) -> None:
        count = struct.unpack_from("<I", table, start)[0]
        at = start + 4 + _OVERRIDE_SIZE * count
        for number in range(1, count + 1):
            where = start + 4 + _OVERRIDE_SIZE * (number - 1)
            kind, size = struct.unpack_from("<I8xB", table, where)
            at += 4
            levels = self._known.get(kind, {})
            starts: dict[int, int] = {}
            for _ in range(size):
                first, flags = struct.unpack_from("<II", table, at)
                at += 8
                place = flags & _OVERRIDE_PLACE
                if flags & _FORMATS:
                    own, at = _read_level(table, at)
                    levels = levels | {place: own}
                    first = own.start
                if flags & _STARTS:
                    starts[place] = first
            self._numbers.add(number, kind, levels, starts)


def _read_lists(table: bytes, lists: Part) -> Iterator[tuple[int, dict[int, Level]]]:
    """Yield the levels of each list by its number; they stand behind the part."""
    start, size = lists
    at = start + size
    for index in range(struct.unpack_from("<H", table, start)[0]):
        where = start + 2 + _LIST_SIZE * index
        number, flags = struct.unpack_from("<I22xB", table, where)
        levels = {}
        for place in range(1 if flags & _SIMPLE else LEVELS):
            levels[place], at = _read_level(table, at)
        yield number, levels


def _read_level(table: bytes, at: int) -> tuple[Level, int]:
    """Return a level, and where what follows it begins."""
    start, code, flags, characters, paragraphs, limit = _LEVEL.unpack_from(table, at)
    at += _LEVEL.size + characters + paragraphs
    length = struct.unpack_from("<H", table, at)[0]
    units = struct.unpack_from(f"<{length}H", table, at + 2)
    # A level stands in the text as the character of its number.
    text = "".join(f"%{unit + 1}" if unit < LEVELS else chr(unit) for unit in units)
    level = Level(find_form(code), text, start, plain=bool(flags & _PLAIN))
    if flags & _GOES_ON:
        # Else after any outer level; some are to begin anew after fewer of them.
        level = replace(level, restarts_below=limit)
    return level, at + 2 + 2 * length
