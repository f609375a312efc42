"""Read PDF files page by page."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.pdf.annotations import read_comment, shown_annotations
from index.readers.pdf.characters import Characters
from index.readers.pdf.form_fields import Form
from index.readers.pdf.lines import read_lines
from index.readers.pdf.paragraphs import Line, find_compounds
from index.readers.pdf.printed_rows import join_page
from index.readers.pdf.scans import read_scans
from index.readers.shared.dates import find_labelled_date, mentions_date, read_iso_date

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

LOGGER = logging.getLogger(__name__)

# PDFium is not made for threads.
_PDFIUM = Lock()
_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
# Titles that programs make up from the name of the file.
_FILE_NAME = re.compile(
    r"microsoft \w+ - .*|untitled.*|\S*_\S*"
    r"|.*\.(?:docx?|pdf|tex|dvi|indd|qxd|pptx?|xlsx?|rtf)",
    re.IGNORECASE,
)


def read_pdf(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text of all pages, wrapped lines joined into paragraphs.

    What is filled in, and comments, follow the text of their page.

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
    started = time.monotonic()
    with _PDFIUM:
        _check_length(document, limits)
        with closing(Form(document)) as form:
            pages, added = _read_pages(document, form)
        title = document.get_metadata_value("Title").strip()
        created = document.get_metadata_value("CreationDate").removeprefix("D:")
    compounds = find_compounds([line for lines in pages for line in lines])
    texts = [join_page(lines, compounds) for lines in pages]
    scans = read_scans(document, _PDFIUM, texts, limits, started)
    builder = TextBuilder()
    for number, text in enumerate(texts, start=1):
        recognised = scans.texts.get(number)
        whole = "\n\n".join(filter(None, [recognised or text, added[number - 1]]))
        builder.add_page(number, whole, recognised=bool(recognised))
    extract = builder.build(
        None if _FILE_NAME.fullmatch(title) else title, notes=scans.notes
    )
    if not extract.pages:
        raise UnreadableDocumentError("has no text on any page (scanned?)", scans.hint)
    date = _find_date(extract, created)
    return replace(extract, date=date, unread=tuple(scans.unread))


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


def _read_pages(
    document: PdfDocument, form: Form
) -> tuple[list[list[Line]], list[str]]:
    """Return for each page its printed lines, and what people added to it."""
    pages, added = [], []
    for index in range(len(document)):
        lines, text = _read_page(document, index, form)
        pages.append(lines)
        added.append(text)
    return pages, added


def _read_page(document: PdfDocument, index: int, form: Form) -> tuple[list[Line], str]:
    """Return the printed lines of a page, and what people added; none if damaged."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError as exc:
        LOGGER.info("Page %d is damaged, its text is not read: %s", index + 1, exc)
        return [], ""
    with closing(page), closing(page.get_textpage()) as text_page:
        lines = read_lines(Characters(text_page))
        return lines, _read_added(page, lines, form)


def _read_added(page: PdfPage, lines: Sequence[Line], form: Form) -> str:
    """Return the fields that are filled in, a line each, and below them the comments.

    They stand after the page: no sentence and no figure of it is mixed with them.
    """
    printed = "".join("".join(line.text.split()) for line in lines)
    fields, comments = [], []
    for annotation in shown_annotations(page):
        fields.append(form.describe(annotation))
        comments.append(read_comment(annotation, printed))
    # A field may stand on a page several times.
    parts = ["\n".join(dict.fromkeys(filter(None, fields))), *filter(None, comments)]
    return "\n\n".join(filter(None, parts))
