"""Know the fonts of a Word 97-2003 file, and the characters of those of signs."""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator

from index.readers.shared.symbols import find_signs, read_sign, read_signs
from index.readers.word.doc.pieces import Properties

LOGGER = logging.getLogger(__name__)

SYMBOL = 0x6A09
"""The property of a character that stands for a sign of a font."""
_FONT, _SPECIAL = 0x4A4F, 0x0855
_NAME_AT = 40


class Fonts:
    """The fonts of a file by their numbers."""

    def __init__(self, table: bytes) -> None:
        """Take the table of fonts."""
        try:
            self._names = list(_read_names(table))
        except (struct.error, IndexError) as exc:
            LOGGER.info("The fonts cannot be read, and so no signs of theirs: %s", exc)
            self._names = []

    def read(self, text: str, properties: Properties) -> str:
        """Return the characters of a run as they are seen, one for each."""
        said = properties.get(SYMBOL, b"")
        if len(said) == struct.calcsize("<2H") and properties.get(_SPECIAL) == b"\x01":
            font, code = struct.unpack("<2H", said)
            return text.replace("(", read_sign(code, self._name(font)))
        font = int.from_bytes(properties.get(_FONT, b""), "little")
        return read_signs(text, find_signs(self._name(font)))

    def _name(self, number: int) -> str | None:
        return self._names[number] if number < len(self._names) else None


def _read_names(table: bytes) -> Iterator[str]:
    count = struct.unpack_from("<H", table)[0] if table else 0
    at = 4
    for _ in range(count):
        size = table[at] + 1
        name = table[at + _NAME_AT : at + size].decode("utf-16-le", "replace")
        yield name.partition("\0")[0]
        at += size
