"""Know the characters of a PDF page: which they are and where they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from ctypes import c_double, c_float, c_ushort
from typing import TYPE_CHECKING

from index.readers.pdf.unseen import leave_out_unseen
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
_WORD_WITH_FIGURE = re.compile(r"[^\s\x02]*?\d[^\s\x02]*")
_FIGURE = re.compile(r"\d")
_FRACTION = re.compile(r"\d+[/\u2044\u2215]")
_NEXT_WORD = re.compile(r" ([^\s\x02])")
# All in heights of the type.
_SMALLER = 0.85
_SMALLEST = 0.5
_HIGHER = 0.15
_SPACE = 0.6


class Characters:
    """The characters of a page: one for each that has a box."""

    def __init__(self, text_page: PdfTextPage) -> None:
        """Read them all; ``text_page`` must stay open for the measures."""
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = text_page.raw
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        text = leave_out_unseen(text_page, _mark_unknown(_read(text_page)))
        self.text = self._raise_figures(self._order_ligatures(text))

    def turn(self, index: int) -> int:
        """Return how often writing is turned by a quarter to the left: 0 to 3.

        All measures are as if the page was turned back, so that writing is level.
        """
        self._pdfium.FPDFText_GetMatrix(self._page, index, self._matrix)
        size = self._pdfium.FPDFText_GetFontSize(self._page, index)
        rightwards, upwards = self._matrix.a * size, self._matrix.b * size
        if abs(upwards) > abs(rightwards):
            return 1 if upwards > 0 else 3
        return 2 if rightwards < 0 else 0

    def sides(self, first: int, last: int) -> tuple[float, float]:
        """Return where the characters ``first`` to ``last`` begin and end."""
        turn = self.turn(first)
        left, right = self._box_of(first, turn)[:2]
        if first == last:
            return left, right
        other_left, other_right = self._box_of(last, turn)[:2]
        return min(left, other_left), max(right, other_right)

    def type(self, index: int) -> tuple[float, float]:
        """Return baseline and size of the type; boxes vary with the character."""
        x, y = c_double(), c_double()
        self._pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        self._pdfium.FPDFText_GetMatrix(self._page, index, self._matrix)
        size = abs(self._pdfium.FPDFText_GetFontSize(self._page, index))
        size *= math.hypot(self._matrix.c, self._matrix.d)
        return (y.value, -x.value, -y.value, x.value)[self.turn(index)], max(size, 0.1)

    def space(self, figure: int) -> float:
        """Return the width of a space of the type of a figure.

        Of the figure itself where the font does not tell, or all are equally wide.
        """
        pdfium, width = self._pdfium, c_float()
        left, right = self.sides(figure, figure)
        text_object = pdfium.FPDFText_GetTextObject(self._page, figure)
        font = pdfium.FPDFTextObj_GetFont(text_object)
        size = abs(pdfium.FPDFText_GetFontSize(self._page, figure))
        pdfium.FPDFFont_GetGlyphWidth(font, ord(" "), size, width)
        pdfium.FPDFText_GetMatrix(self._page, figure, self._matrix)
        space = width.value * math.hypot(self._matrix.a, self._matrix.b)
        return min(space, right - left) if space > 0 else right - left

    def _box_of(self, index: int, turn: int) -> tuple[float, float, float]:
        """Return left, right and height."""
        box = self._box
        self._pdfium.FPDFText_GetLooseCharBox(self._page, index, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        for _ in range(turn):
            left, bottom, right, top = bottom, -right, top, -left
        return left, right, top - bottom

    def _order_ligatures(self, text: str) -> str:
        """Put the letters of Arabic ligatures in order: PDFium turns them around."""
        turned = list(text)
        for found in _LIGATURE.finditer(text):
            first = found.start()
            if self._box_of(first, 0) == self._box_of(first + 1, 0):
                turned[first : first + 2] = [found[2], found[1]]
        return "".join(turned)

    def _raise_figures(self, text: str) -> str:
        """Keep the mark of a footnote, or a power, apart from the figures beside it.

        It is smaller and higher than what is largest in its word and right behind.
        """
        marked = list(text)
        for word in _WORD_WITH_FIGURE.finditer(text):
            turn = self.turn(word.start())
            near = [*range(*word.span()), *self._behind(text, word, turn)]
            # Boxes are quick to get, but vary with the font, too.
            heights = [self._box_of(index, turn)[-1] for index in near]
            if min(heights) > _SMALLER * max(heights):
                continue
            usual = max(near, key=lambda index: self.type(index)[1])
            # What stands higher in "3/4" is no mark.
            fraction = _FRACTION.match(text, word.start())
            start = fraction.end() if fraction else word.start()
            for figure in _FIGURE.finditer(text, start, word.end()):
                if self._is_raised(figure.start(), usual):
                    marked[figure.start()] = raised(str(int(figure[0])))
        return "".join(marked)

    def _behind(self, text: str, word: re.Match[str], turn: int) -> list[int]:
        """Return the character that no more than a space parts from a word."""
        found = _NEXT_WORD.match(text, word.end())
        if not found:
            return []
        left, right, height = self._box_of(word.end() - 1, turn)
        start, end, usual_height = self._box_of(found.start(1), turn)
        gap = max(start - right, left - end)
        near = gap < _SPACE * usual_height and height > _SMALLEST * usual_height
        return [found.start(1)] if near else []

    def _is_raised(self, index: int, usual: int) -> bool:
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
