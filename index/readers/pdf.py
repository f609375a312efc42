"""Read PDF files page by page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.paragraphs import Line, find_compounds, join_lines

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

    Raises:
        UnreadableDocumentError: not a PDF, encrypted, damaged or without text.
    """
    if _HEADER not in content[:_HEADER_WITHIN]:
        raise UnreadableDocumentError(
            "is not a PDF, although its name says so",
            "Give the file the ending that fits its format.",
        )
    with _PDFIUM, parsing("a PDF"), closing(_open(content)) as document:
        pages = [list(_read_lines(document, index)) for index in range(len(document))]
        title = document.get_metadata_value("Title")
    compounds = find_compounds([line for lines in pages for line in lines])
    builder = TextBuilder()
    for number, lines in enumerate(pages, start=1):
        builder.add_page(number, join_lines(lines, compounds))
    extract = builder.build(None if _FILE_NAME.fullmatch(title.strip()) else title)
    if not extract.pages:
        raise UnreadableDocumentError(
            "has no text on any page (scanned?)",
            "Run text recognition (OCR) on it and save the result.",
        )
    return extract


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
