"""Leave out the text of a PDF page that nobody sees who looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index.readers.pdf.pictures import is_picture

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_Word = re.Match[str]

_WORD = re.compile(r"[^\s\x02]+")


def leave_out_unseen(text_page: PdfTextPage, text: str) -> str:
    """Return the text of a page with spaces for what is off it or has no colour.

    Text without colour stays where it is what was recognised in the picture of a
    scanned page, over which other words may be printed.
    """
    words = list(_WORD.finditer(text))
    hidden = [word for word in words if _is_invisible(text_page, word.start())]
    mostly = 2 * sum(map(_length, hidden)) > sum(map(_length, words))
    if hidden and (mostly or is_picture(text_page.page)):
        hidden = []
    seen = list(text)
    for word in [*hidden, *_off_page(text_page, words)]:
        seen[word.start() : word.end()] = " " * _length(word)
    return "".join(seen)


def _length(word: _Word) -> int:
    return word.end() - word.start()


def _is_invisible(text_page: PdfTextPage, index: int) -> bool:
    import pypdfium2.raw as pdfium

    text_object = pdfium.FPDFText_GetTextObject(text_page.raw, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
    return bool(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _off_page(text_page: PdfTextPage, words: Iterable[_Word]) -> Iterator[_Word]:
    """Yield the words that begin and end outside the page as it is shown."""
    left, bottom, right, top = text_page.page.get_bbox()
    if not (left < right and bottom < top):
        return  # Its boxes contradict each other: programs show it differently.
    for word in words:
        boxes = (
            text_page.get_charbox(index, loose=True)
            for index in (word.start(), word.end() - 1)
        )
        if all(
            box[2] <= left or box[0] >= right or box[3] <= bottom or box[1] >= top
            for box in boxes
        ):
            yield word
