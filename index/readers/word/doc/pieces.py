"""Find the characters of a Word 97-2003 file, and what is said of them."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

_PAGE = 512
_COMPRESSED = 0x40000000
_PROPERTIES, _PIECES = 1, 2
# Sizes of what follows a property, by the uppermost bits of its number.
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINITION = 0xD608
_TAB_STOPS = 0xC615
_HUGE = 0x6646

Properties = dict[int, bytes]
"""What is said of characters or of a paragraph, by the number of the property."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand together in the file."""

    start: int
    """Of its characters in the text."""
    end: int
    offset: int
    """Of its bytes in the stream."""
    width: int
    """Bytes a character takes: 1 in Western letters, 2 in Unicode."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Ranges of the stream, in order, and the properties of each."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[Properties] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)
    """Only of paragraphs."""

    def at(self, offset: int) -> int | None:
        """Return which range holds ``offset``."""
        place = bisect_right(self.starts, offset) - 1
        return place if place >= 0 and offset < self.ends[place] else None


def read_pieces(table: bytes, place: int, size: int) -> list[Piece]:
    """Return the pieces of the text, from the part of the table stream that has them.

    Raises:
        ValueError: there are none.
        struct.error: they are cut off.
    """
    clx = table[place : place + size]
    at = 0
    while at < len(clx) and clx[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != _PIECES:
        raise ValueError("no piece table")
    length = struct.unpack_from("<I", clx, at + 1)[0]
    count = (length - 4) // 12
    borders = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    first = at + 5 + 4 * (count + 1)
    pieces = []
    for index in range(count):
        where = struct.unpack_from("<I", clx, first + 8 * index + 2)[0]
        narrow = bool(where & _COMPRESSED)
        offset = where & ~_COMPRESSED
        pieces.append(
            Piece(
                borders[index],
                borders[index + 1],
                offset // 2 if narrow else offset,
                1 if narrow else 2,
            )
        )
    return pieces


def read_paragraph_runs(stream: bytes, data: bytes, bins: bytes) -> Runs:
    """Return what is said of each paragraph."""
    runs = Runs()
    for page, count in _pages(stream, bins):
        for index in range(count):
            at = 2 * page[4 * (count + 1) + 13 * index]
            size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
            at += 1 if page[at] else 2
            said = page[at : at + size] if at > 2 else b"\0\0"
            _add_run(runs, page, index)
            runs.styles.append(struct.unpack_from("<H", said.ljust(2, b"\0"))[0])
            runs.values.append(_with_huge(read_properties(said[2:]), data))
    return runs


def read_character_runs(stream: bytes, bins: bytes) -> Runs:
    """Return what is said of each run of characters."""
    runs = Runs()
    for page, count in _pages(stream, bins):
        for index in range(count):
            at = 2 * page[4 * (count + 1) + index]
            said = page[at + 1 : at + 1 + page[at]] if at else b""
            _add_run(runs, page, index)
            runs.values.append(read_properties(said))
    return runs


def read_properties(said: bytes) -> Properties:
    """Return what a list of properties says; a later one replaces an earlier."""
    found: Properties = {}
    at = 0
    while at + 2 < len(said):
        number = struct.unpack_from("<H", said, at)[0]
        at += 2
        size = _SIZES.get(number >> 13)
        if number == _TABLE_DEFINITION:
            size, at = struct.unpack_from("<H", said.ljust(at + 2), at)[0] - 1, at + 2
        elif number == _TAB_STOPS and said[at] == 255:
            break  # Of unknown length, and nothing of interest follows.
        elif size is None:
            size, at = said[at], at + 1
        found[number] = said[at : at + size]
        at += size
    return found


def _pages(stream: bytes, bins: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the pages of properties that a table of bins lists."""
    count = max(len(bins) - 4, 0) // 8
    for number in struct.unpack_from(f"<{count}I", bins, 4 * (count + 1)):
        start = (number & 0x3FFFFF) * _PAGE
        page = stream[start : start + _PAGE]
        if len(page) == _PAGE:
            yield page, page[-1]


def _add_run(runs: Runs, page: bytes, index: int) -> None:
    start, end = struct.unpack_from("<2I", page, 4 * index)
    runs.starts.append(start)
    runs.ends.append(end)


def _with_huge(properties: Properties, data: bytes) -> Properties:
    """Add the properties that were too many for their page."""
    if _HUGE not in properties:
        return properties
    at = struct.unpack("<I", properties[_HUGE])[0]
    size = struct.unpack_from("<H", data.ljust(at + 2, b"\0"), at)[0]
    return properties | read_properties(data[at + 2 : at + 2 + size])
