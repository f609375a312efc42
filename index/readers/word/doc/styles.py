"""Know what the styles of a Word 97-2003 file say of paragraphs."""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.word.doc.pieces import Properties, read_properties

LOGGER = logging.getLogger(__name__)

_HEADINGS = range(1, 10)
_TITLE = 62
_LEVEL = 0x2640
_BODY_LEVEL = 9
_PARAGRAPH = 1


@dataclass(frozen=True, slots=True)
class _Style:
    built_in: int
    """Its number in any language, if Word brings it along."""
    base: int
    """The number of the style that it is based on."""
    properties: Properties


class Styles:
    """The paragraph styles of a file by their numbers."""

    def __init__(self, sheet: bytes) -> None:
        """Take the style sheet; headings are known also where it is damaged."""
        self._levels = {number: number for number in _HEADINGS}
        self._properties: dict[int, Properties] = {}
        try:
            styles = _read_styles(sheet)
        except struct.error as exc:
            LOGGER.info("The styles cannot be read, and so not all headings: %s", exc)
            return
        for number in styles:
            level = _find_level(styles, number)
            if level is not None:
                self._levels[number] = level
            inherited: dict[int, bytes] = {}
            for style in reversed(list(_lineage(styles, number))):
                inherited |= style.properties
            self._properties[number] = inherited

    def level(self, number: int) -> int:
        """Return the level of a heading style, from 1; 0 for any other style.

        Built-in headings are known by their number in any language; other styles may
        be based on one, or have a level of their own.
        """
        return self._levels.get(number, 0)

    def properties(self, number: int) -> Properties:
        """Return what a style and those that it is based on say of a paragraph."""
        return self._properties.get(number, {})


def _find_level(styles: dict[int, _Style], number: int) -> int | None:
    """Return the level of a heading; ``None`` where nothing new is said."""
    for style in _lineage(styles, number):
        own = style.properties.get(_LEVEL)
        if own:
            return own[0] + 1 if own[0] < _BODY_LEVEL else None
        if style.built_in in _HEADINGS:
            return style.built_in
        if style.built_in == _TITLE:
            return 1
    return None


def _lineage(styles: dict[int, _Style], number: int) -> Iterator[_Style]:
    """Yield a style, the one that it is based on, and so on."""
    seen: set[int] = set()
    while number in styles and number not in seen:
        seen.add(number)
        yield styles[number]
        number = styles[number].base


def _read_styles(sheet: bytes) -> dict[int, _Style]:
    styles: dict[int, _Style] = {}
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
            properties = _read_paragraph(style, fixed)
            styles[number] = _Style(built_in & 0xFFF, base >> 4, properties)
    return styles


def _read_paragraph(style: bytes, fixed: int) -> Properties:
    """Return what a style itself says of a paragraph."""
    length = struct.unpack_from("<H", style, fixed)[0]
    at = fixed + 2 + 2 * (length + 1)
    if at + 4 > len(style):
        return {}
    size = struct.unpack_from("<H", style, at)[0]
    return read_properties(style[at + 4 : at + 2 + size])
