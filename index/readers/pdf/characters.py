"""Know the characters of a PDF page: which they are and where they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from ctypes import c_double, c_ushort
from typing import TYPE_CHECKING

from index.readers.shared.raised import raised

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

# PDFium puts this in place of a hyphen at the end of a line, and no line end.
HYPHEN = "\x02"
# A glyph that the font does not name: often a minus sign, a ligature or a bullet.
_UNKNOWN = re.compile(r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_UNKNOWN_BULLET = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*\ufffd(?=[ \t])")
_UNSURE = re.compile("[\ufffe\ufffd]")
_LIGATURE = re.compile("([اأإآ])(ل)")
_WORD_WITH_FIGURE = re.compile(r"[^\s\x02]+?\d[^\s\x02]*")
_FIGURE = re.compile(r"\d+")
_SMALLER = 0.85
_HIGHER = 0.15


class Characters:
    """The characters of a page: one for each that has a box."""

    def __init__(self, text_page: PdfTextPage) -> None:
        """Read them all; ``text_page`` must stay open for the measures."""
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = text_page.raw
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        text = _mark_unknown(_read(text_page))
        self.text = self._raise_figures(self._order_ligatures(text))

    def sides(self, first: int, last: int) -> tuple[float, float]:
        """Return where the characters ``first`` to ``last`` begin and end."""
        left, right = self._box_of(first)[:2]
        if first == last:
            return left, right
        other_left, other_right = self._box_of(last)[:2]
        return min(left, other_left), max(right, other_right)

    def type(self, index: int) -> tuple[float, float]:
        """Return baseline and size of the type; boxes vary with the character."""
        x, y = c_double(), c_double()
        self._pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        self._pdfium.FPDFText_GetMatrix(self._page, index, self._matrix)
        size = abs(self._pdfium.FPDFText_GetFontSize(self._page, index))
        return y.value, max(size * math.hypot(self._matrix.c, self._matrix.d), 0.1)

    def _box_of(self, index: int) -> tuple[float, float, float, float]:
        """Return left, right, bottom and height."""
        box = self._box
        self._pdfium.FPDFText_GetLooseCharBox(self._page, index, box)
        return box.left, box.right, box.bottom, box.top - box.bottom

    def _order_ligatures(self, text: str) -> str:
        """Put the letters of Arabic ligatures in order: PDFium turns them around."""
        turned = list(text)
        for found in _LIGATURE.finditer(text):
            first = found.start()
            if self._box_of(first) == self._box_of(first + 1):
                turned[first : first + 2] = [found[2], found[1]]
        return "".join(turned)

    def _raise_figures(self, text: str) -> str:
        """Keep the mark of a footnote, or a power, apart from the figure before it."""
        marked = list(text)
        for word in _WORD_WITH_FIGURE.finditer(text):
            usual = word.start()
            for figure in _FIGURE.finditer(text, usual + 1, word.end()):
                first = last = figure.end()
                while first > figure.start() and self._is_raised(first - 1, usual):
                    first -= 1
                marked[first:last] = raised(text[first:last])
        return "".join(marked)

    def _is_raised(self, index: int, usual: int) -> bool:
        *_, bottom, height = self._box_of(index)
        *_, usual_bottom, usual_height = self._box_of(usual)
        # Boxes are quick to get, but vary with the font, too.
        if height > _SMALLER * usual_height or bottom <= usual_bottom:
            return False
        (place, size), (baseline, usual_size) = self.type(index), self.type(usual)
        lift = place - baseline
        return size <= _SMALLER * usual_size and lift > _HIGHER * usual_size


def _read(text_page: PdfTextPage) -> str:
    """Return one character for each that has a box."""
    from pypdfium2.raw import FPDFText_GetText, FPDFText_GetUnicode

    count = text_page.count_chars()
    buffer = (c_ushort * (count + 1))()
    FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[:-2].decode("utf-16-le", "surrogatepass")
    # Long texts may be cut short, and several characters look like one to them.
    unsure: Iterable[int] = range(count)
    if len(text) == count and "\0" not in text:
        unsure = [found.start() for found in _UNSURE.finditer(text)]
    exact = list(text.ljust(count))
    for index in unsure:
        exact[index] = chr(FPDFText_GetUnicode(text_page, index))
    return "".join(exact[:count])


def _mark_unknown(text: str) -> str:
    text = _UNKNOWN.sub("\ufffd", text)
    return _UNKNOWN_BULLET.sub(lambda found: found[0].replace("\ufffd", "•"), text)
