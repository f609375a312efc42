"""Know which characters the bytes and the words of Rich Text stand for."""

from __future__ import annotations

import logging

from index.readers.plaintext.code_pages import find_codec
from index.readers.shared.symbols import UNKNOWN, Signs, find_signs, read_signs

LOGGER = logging.getLogger(__name__)

CHARACTERS = {
    b"~": "\u00a0",
    b"_": "-",
    b"-": "",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"tab": "\t",
    b"line": "\n",
    b"column": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"emspace": " ",
    b"enspace": " ",
    b"qmspace": " ",
    b"zwj": "\u200d",
    b"zwnj": "\u200c",
    b"ltrmark": "\u200e",
    b"rtlmark": "\u200f",
}
"""By control word or symbol; "" for the optional hyphen, which is not seen."""

_SYMBOLS = 2
_CHARSETS = {
    0: "cp1252",
    2: "cp1252",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp437",
}
_PLATFORMS = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
_EAST_ASIAN = ("cp932", "cp949", "gb18030", "cp950", "johab")
_WESTERN = "cp1252"


class CodePages:
    """The code pages that a file declares for itself and for each font."""

    def __init__(self) -> None:
        """Start as a Western file, as the format does."""
        self._default = _WESTERN
        self._fonts: dict[int, str] = {}
        self._first: int | None = None
        self._symbols: set[int] = set()
        self._names: dict[int, str] = {}

    def take(self, word: str, number: int | None, font: int | None) -> None:
        """Take a word that may declare a code page, for ``font`` or the whole file."""
        if word in _PLATFORMS:
            self._default = _PLATFORMS[word]
        elif word == "deff":
            self._first = number
        elif word == "ansicpg" and number:
            self._default = find_codec(number) or self._default
        elif word == "fcharset" and number in _CHARSETS and font is not None:
            self._fonts[font] = _CHARSETS[number]
            if number == _SYMBOLS:
                self._symbols.add(font)
        elif word == "cpg" and number and font is not None:
            self._fonts[font] = find_codec(number) or self._default

    def take_name(self, text: str, font: int | None) -> None:
        """Take a part of the name of a font, which ends in a semicolon."""
        if font is not None:
            self._names[font] = self._names.get(font, "") + text

    def is_symbols(self, font: int | None) -> bool:
        """Return whether the letters of a font are signs, such as bullets."""
        return font in self._symbols

    def decode(self, content: bytes, font: int | None) -> str:
        """Return the text of bytes in ``font``; broken ones become visible damage."""
        number = self._first if font is None else font
        if (signs := self._signs(number)) is not None:
            return "".join(signs.get(byte, UNKNOWN) for byte in content)
        own = (
            self._default if number is None else self._fonts.get(number, self._default)
        )
        # Where the whole file is East Asian, a Western font says little.
        names = [own, self._default]
        if own == _WESTERN and self._default in _EAST_ASIAN:
            names.reverse()
        for name in names:
            try:
                return content.decode(name)
            except UnicodeDecodeError:
                continue
        LOGGER.info("Characters that %s does not have are replaced", own)
        return content.decode(own, "replace")

    def read_unicode(self, text: str, font: int | None) -> str:
        """Return characters of Unicode as they are seen in ``font``."""
        return read_signs(text, self._signs(self._first if font is None else font))

    def _signs(self, font: int | None) -> Signs | None:
        if font is None:
            return None
        return find_signs(self._names.get(font, "").partition(";")[0])
