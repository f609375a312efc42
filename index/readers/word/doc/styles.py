"""Find the heading styles of a Word 97-2003 file."""

from __future__ import annotations

import struct

from index.readers.word.doc.pieces import read_properties

_HEADINGS = range(1, 10)
_TITLE = 62
_LEVEL = 0x2640
_BODY_LEVEL = 9
_PARAGRAPH = 1
_FIXED = {number: number for number in _HEADINGS}


def read_heading_levels(sheet: bytes) -> dict[int, int]:
    """Return the level of each heading style by its number.

    Built-in headings are known by their number in any language; other styles may be
    based on one, or have a level of their own.
    """
    try:
        styles = _read_styles(sheet)
    except struct.error:
        return dict(_FIXED)
    levels = dict(_FIXED)
    for number in styles:
        seen: set[int] = set()
        at = number
        while at in styles and at not in seen:
            seen.add(at)
            built_in, base, level = styles[at]
            if level or built_in in _HEADINGS or built_in == _TITLE:
                own = built_in if built_in in _HEADINGS else 1
                found = level or own
                if found <= _BODY_LEVEL:
                    levels[number] = found
                break
            at = base
    return levels


def _read_styles(sheet: bytes) -> dict[int, tuple[int, int, int]]:
    """Return of each paragraph style: built-in number, base, level (0: none said)."""
    styles: dict[int, tuple[int, int, int]] = {}
    header, count, fixed = struct.unpack_from("<3H", sheet)
    at = 2 + header
    for number in range(count):
        size = struct.unpack_from("<H", sheet, at)[0]
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if len(style) < fixed + 2:
            continue
        built_in, base = struct.unpack_from("<2H", style)
        if base & 0xF == _PARAGRAPH:
            levels = _level(style, fixed)
            styles[number] = (built_in & 0xFFF, base >> 4, levels)
    return styles


def _level(style: bytes, fixed: int) -> int:
    """Return 1 to 9 for an outline level, 10 for the body, 0 where nothing is said."""
    length = struct.unpack_from("<H", style, fixed)[0]
    at = fixed + 2 + 2 * (length + 1)
    if at + 4 > len(style):
        return 0
    size = struct.unpack_from("<H", style, at)[0]
    properties = read_properties(style[at + 4 : at + 2 + size])
    return properties[_LEVEL][0] + 1 if properties.get(_LEVEL) else 0
