"""Find the pages of a PDF that are pictures of text, and have them read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from index.limits import ReadLimits
from index.readers.pdf.ocr import RESOLUTION, Recogniser
from index.readers.pdf.pictures import is_picture
from index.readers.pdf.recognition import begun
from index.text.languages import detect_language

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_LETTER = re.compile(r"[^\W_]")
# What a scanner prints on a page has fewer letters, and a picture covers the page.
_FEW_LETTERS = 60
_POINTS_PER_INCH = 72
# A4 at the usual resolution has 8.7 million; a poster is read from a coarser picture.
_MOST_PIXELS = 20_000_000
# So much of the time for a file may be over before recognition stops.
_SHARE_OF_TIME = 0.75
_RUN_OCR = "Run text recognition (OCR) on it and save the result."
_INSTALL = "Install Tesseract (tesseract-ocr), or run text recognition (OCR) on it."


@dataclass(slots=True)
class Scans:
    """What the pages without text turned out to hold; pages count from 1."""

    texts: dict[int, str] = field(default_factory=dict)
    """What was recognised on which page."""
    textless: list[int] = field(default_factory=list)
    """Pages with pictures or drawings and no text."""
    unread: list[int] = field(default_factory=list)
    """Pages that there was no time to read."""
    hint: str = _RUN_OCR
    """What to do where there is no text at all."""

    @property
    def notes(self) -> list[str]:
        """What a person should know of these pages, in plain sentences."""
        notes = []
        if self.texts:
            pages = _name_pages(self.texts)
            verb = "was" if len(self.texts) == 1 else "were"
            notes.append(f"{pages} {verb} read by text recognition (OCR).")
        if self.textless:
            verb = "has" if len(self.textless) == 1 else "have"
            notes.append(f"{_name_pages(self.textless)} {verb} no text (scanned?).")
        if self.unread:
            verb = "is" if len(self.unread) == 1 else "are"
            notes.append(
                f"{_name_pages(self.unread)} {verb} still to be read by text"
                " recognition (OCR)."
            )
        return notes


def read_scans(
    document: PdfDocument,
    lock: AbstractContextManager[object],
    texts: Sequence[str],
    limits: ReadLimits,
    started: float,
) -> Scans:
    """Read the scanned pages of ``document``, one picture in memory at a time.

    A first reading of the file leaves what it has no time for to later ones, each of
    which comes further by a page at least.

    Args:
        document: Open.
        lock: Held while PDFium works, and not while text is recognised.
        texts: What PDFium finds on each page.
        limits: Of time.
        started: When the reading of the file began; seconds, monotonic.
    """
    with lock:
        scanned = [
            index for index, text in enumerate(texts) if _is_scan(document, index, text)
        ]
    scans = Scans()
    if not scanned:
        return scans
    before = begun()
    known = before.texts if before else {}
    language = detect_language("\n".join([*texts, *known.values()]))
    recogniser = Recogniser(language, limits.ocr_seconds)
    if not recogniser.is_ready:
        scans.hint = _INSTALL if limits.ocr_seconds > 0 else _RUN_OCR
    pause = None if before else started + limits.seconds * _SHARE_OF_TIME
    reader = _PageReader(document, lock, recogniser, pause)
    for index in scanned:
        number = index + 1
        if before and number not in before.unread:
            text: str | None = known.get(number, "")
        else:
            text = reader.read(index, may_pause=bool(scans.texts or any(texts)))
        if text is None:
            scans.unread.append(number)
        elif _count(text) > _count(texts[index]):
            scans.texts[number] = text
        elif not texts[index]:
            scans.textless.append(number)
    return scans


class _PageReader:
    """Draws pages and has them read as long as there is time."""

    def __init__(
        self,
        document: PdfDocument,
        lock: AbstractContextManager[object],
        recogniser: Recogniser,
        pause: float | None,
    ) -> None:
        self._document = document
        self._lock = lock
        self._recogniser = recogniser
        self._pause = pause
        self._tried = 0

    def read(self, index: int, *, may_pause: bool) -> str | None:
        """Return the text of a page, "" where there is none, or None for lack of time.

        A page that takes all the time by itself has no text.

        Args:
            index: From 0.
            may_pause: Whether there is something to publish before this page.
        """
        recogniser = self._recogniser
        if not recogniser.is_ready:
            return ""
        if self._pause is not None and may_pause:
            recogniser.deadline = min(recogniser.deadline, self._pause)
        if recogniser.is_late:
            return None
        with self._lock:
            picture = _draw(self._document, index)
        self._tried += 1
        text = recogniser.read(picture)
        if text or not recogniser.is_late:
            return text
        had_all_the_time = self._tried == 1 and not (self._pause and may_pause)
        return "" if had_all_the_time else None


def _is_scan(document: PdfDocument, index: int, text: str) -> bool:
    """Return whether a page is empty of text but not of everything."""
    import pypdfium2
    from pypdfium2.raw import FPDFPage_CountObjects

    if _count(text) >= _FEW_LETTERS:
        return False
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return not text
    with closing(page):
        if not text:
            return bool(FPDFPage_CountObjects(page))
        return is_picture(page)


def _draw(document: PdfDocument, index: int) -> bytes:
    """Return the page as a grey picture in the simplest of formats (PGM)."""
    with closing(document[index]) as page:
        width, height = page.get_size()
        scale = RESOLUTION / _POINTS_PER_INCH
        scale *= min(1, (_MOST_PIXELS / (width * height * scale**2)) ** 0.5)
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            rows = memoryview(bitmap.buffer).cast("B")
            pixels = b"".join(
                rows[start : start + bitmap.width]
                for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
            )
            return b"P5 %d %d 255\n%s" % (bitmap.width, bitmap.height, pixels)


def _count(text: str) -> int:
    return len(_LETTER.findall(text))


def _name_pages(numbers: Iterable[int]) -> str:
    """Return "Page 3" or "Pages 2-4, 7"."""
    ordered = sorted(numbers)
    runs = []
    for _, run in groupby(enumerate(ordered), key=lambda item: item[1] - item[0]):
        members = [number for _, number in run]
        first, last = members[0], members[-1]
        runs.append(str(first) if first == last else f"{first}-{last}")
    return f"{'Page' if len(ordered) == 1 else 'Pages'} {', '.join(runs)}"
