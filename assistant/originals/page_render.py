"""Draw one page of a PDF with boxes around quotes; run as a process of its own.

A file can make the library that draws it crash, hang or grow; so it has a process for
each page, which ``page_picture`` starts and outlives.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfPage, PdfTextPage

_WIDTH = 1100
"""Pixels: twice as wide as it is shown, for screens with fine dots."""
_TALLEST = 4.0
"""How much higher than wide a picture may be."""
_SECONDS = 15
_MEMORY = 1 << 30
_PART = 12
"""Characters that a line of a quote must have to be looked for alone."""


def main() -> None:
    """Read what to draw, write a line with the number of boxes, and then a JPEG."""
    _limit()
    asked = json.load(sys.stdin)
    picture, boxes = draw_page(asked["file"], asked["page"], asked["quotes"])
    sys.stdout.buffer.write(b"%d\n%b" % (boxes, picture))


def draw_page(file: str, number: int, quotes: Sequence[str]) -> tuple[bytes, int]:
    """Return page ``number``, counted from 1, as a JPEG with its quotes in boxes.

    Beside it the number of boxes: what is a picture on the page has none.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(file) as pdf:
        page = pdf[number - 1]
        width, height = page.get_size()
        bitmap = page.render(scale=_WIDTH / max(width, height / _TALLEST))
        place = bitmap.get_posconv(page).to_bitmap
        boxes = [
            (*place(left, top), *place(right, bottom))
            for left, bottom, right, top in _boxes(page, quotes)
        ]
        out = BytesIO()
        _shade(bitmap.to_pil(), boxes).save(out, "JPEG", quality=85)
    return out.getvalue(), len(boxes)


def _shade(
    picture: Image.Image, boxes: Iterable[tuple[int, int, int, int]]
) -> Image.Image:
    """Return the picture with the boxes, through which the words can be read."""
    from PIL import Image, ImageDraw

    shade = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(shade)
    for x1, y1, x2, y2 in boxes:
        (left, right), (top, bottom) = sorted((x1, x2)), sorted((y1, y2))
        corners = (left - 3, top - 3, right + 3, bottom + 3)
        pen.rectangle(corners, (255, 200, 46, 80), (200, 120, 0, 255), 2)
    return Image.alpha_composite(picture.convert("RGBA"), shade).convert("RGB")


def _boxes(
    page: PdfPage, quotes: Sequence[str]
) -> Iterator[tuple[float, float, float, float]]:
    """Give a box for each line of each quote that is found on the page."""
    text = page.get_textpage()
    letters, places = _letters_of(text)
    for quote in quotes:
        for start, end in _find(letters, quote):
            first, last = places[start], places[end - 1]
            for number in range(text.count_rects(first, last - first + 1)):
                yield text.get_rect(number)


def _letters_of(text: PdfTextPage) -> tuple[str, list[int]]:
    """Return the letters of a page, and of each which character of the page it is.

    Spaces, hyphens and ends of lines are as the page breaks its lines, not as it says.
    """
    import pypdfium2.raw as pdfium

    letters, places = "", []
    for index in range(text.count_chars()):
        for letter in _plain(chr(pdfium.FPDFText_GetUnicode(text, index))):
            letters += letter
            places.append(index)
    return letters, places


def _find(letters: str, quote: str) -> Iterator[tuple[int, int]]:
    """Find a quote, or if it is not there whole those of its lines that are."""
    whole = _plain(quote)
    lines = [line for line in map(_plain, quote.splitlines()) if len(line) >= _PART]
    for words in [whole] if whole and whole in letters else lines:
        start = letters.find(words)
        if start >= 0:
            yield start, start + len(words)


def _plain(text: str) -> str:
    """Return letters and figures alone, ligatures taken apart, in small letters."""
    from unicodedata import normalize

    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))


def _limit() -> None:
    """End by the clock, and take no more memory than a page needs."""
    if sys.platform == "win32":
        return
    import resource
    import signal

    signal.alarm(_SECONDS)
    with suppress(ValueError, OSError):  # Not every system has every limit.
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
