"""Read PDF files page by page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.dates import find_labelled_date, mentions_date, read_iso_date
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.paragraphs import Line, find_compounds, join_lines
from index.readers.scans import read_scans

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

# PDFium is not made for threads.
_PDFIUM = Lock()
_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
# PDFium puts this in place of a hyphen at the end of a line, and no line end.
_HYPHEN = "\x02"
_SOFT_HYPHENS = "\u00ad\u2010"
_FIRST_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n\x02]+\x02?")
# Titles that programs make up from the name of the file.
_FILE_NAME = re.compile(
    r"microsoft \w+ - .*|untitled.*|\S*_\S*"
    r"|.*\.(?:docx?|pdf|tex|dvi|indd|qxd|pptx?|xlsx?|rtf)",
    re.IGNORECASE,
)


def read_pdf(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text of all pages, wrapped lines joined into paragraphs.

    A page without text is read by text recognition where that is installed.

    Raises:
        UnreadableDocumentError: not a PDF, encrypted, damaged, too long or without
            text.
    """
    if _HEADER not in content[:_HEADER_WITHIN]:
        raise UnreadableDocumentError(
            "is not a PDF, although its name says so",
            "Give the file the ending that fits its format.",
        )
    with parsing("a PDF"):
        with _PDFIUM:
            document = _open(content)
        try:
            return _extract(document, limits)
        finally:
            with _PDFIUM:
                document.close()


def _extract(document: PdfDocument, limits: ReadLimits) -> Extract:
    with _PDFIUM:
        _check_length(document, limits)
        pages = [list(_read_lines(document, index)) for index in range(len(document))]
        title = document.get_metadata_value("Title").strip()
        created = document.get_metadata_value("CreationDate").removeprefix("D:")
    compounds = find_compounds([line for lines in pages for line in lines])
    texts = [join_lines(lines, compounds) for lines in pages]
    scans = read_scans(document, _PDFIUM, texts, limits.ocr_seconds)
    builder = TextBuilder()
    for number, text in enumerate(texts, start=1):
        recognised = scans.texts.get(number)
        builder.add_page(number, recognised or text, recognised=bool(recognised))
    extract = builder.build(
        None if _FILE_NAME.fullmatch(title) else title, notes=scans.notes
    )
    if not extract.pages:
        raise UnreadableDocumentError("has no text on any page (scanned?)", scans.hint)
    return replace(extract, date=_find_date(extract, created))


def _check_length(document: PdfDocument, limits: ReadLimits) -> None:
    if len(document) > limits.pages:
        raise UnreadableDocumentError(
            f"has {len(document):,} pages, more than {limits.pages:,}",
            "Split it into parts.",
        )


def _find_date(extract: Extract, created: str) -> str | None:
    """Return the date of issue; that of the file only where the text has it, too."""
    if labelled := find_labelled_date(extract.text):
        return labelled
    day = read_iso_date(created)
    ends = [
        page.span.of(extract.text) for page in (extract.pages[0], extract.pages[-1])
    ]
    return day if day and any(mentions_date(text, day) for text in ends) else None


def _open(content: bytes) -> PdfDocument:
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as exc:
        if exc.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise UnreadableDocumentError(
                "is password-protected", "Save it again without a password."
            ) from exc
        raise


def _read_lines(document: PdfDocument, index: int) -> Iterator[Line]:
    """Yield the printed lines of a page; none where a page is damaged."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return
    with closing(page), closing(page.get_textpage()) as text_page:
        for match in _LINE.finditer(_characters(text_page)):
            word = _FIRST_WORD.search(match[0].rstrip(_HYPHEN))
            if word:
                yield _measure(text_page, match, word)


def _measure(text_page: PdfTextPage, match: re.Match[str], word: re.Match[str]) -> Line:
    text = match[0].rstrip(_HYPHEN + _SOFT_HYPHENS)
    first = match.start() + word.start()
    word_end = match.start() + word.end() - 1
    last = match.start() + len(text.rstrip()) - 1
    left = text_page.get_charbox(first, loose=True)[0]
    baseline, height = _measure_type(text_page, first)
    return Line(
        text=text[word.start() :],
        left=left,
        right=text_page.get_charbox(last, loose=True)[2],
        baseline=baseline,
        height=height,
        first_word=text_page.get_charbox(word_end, loose=True)[2] - left,
        hyphenated=match[0].endswith((_HYPHEN, *_SOFT_HYPHENS)),
    )


def _measure_type(text_page: PdfTextPage, index: int) -> tuple[float, float]:
    """Return baseline and size of the type; boxes vary with the character."""
    from ctypes import c_double

    import pypdfium2.raw as pdfium

    x, y, matrix = c_double(), c_double(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    return y.value, max(abs(size) * math.hypot(matrix.c, matrix.d), 0.1)


def _characters(text_page: PdfTextPage) -> str:
    """Return one character for each that has a box; text ranges may skip some."""
    from pypdfium2.raw import FPDFText_GetUnicode

    return "".join(
        chr(FPDFText_GetUnicode(text_page, index))
        for index in range(text_page.count_chars())
    )
