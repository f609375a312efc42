"""Read PDF files page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.dates import find_labelled_date, mentions_date, read_iso_date
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.paragraphs import Line, find_compounds
from index.readers.pdf_characters import HYPHEN, Characters
from index.readers.printed_rows import is_wide, join_page
from index.readers.scans import read_scans

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# PDFium is not made for threads.
_PDFIUM = Lock()
_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_SOFT_HYPHENS = "\u00ad\u2010"
_WORD = re.compile(r"[^\s\x02]+")
_LINE = re.compile(r"[^\r\n\x02]+\x02?")
_LEFTWARDS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_RIGHTWARDS = re.compile(r"[A-Za-z0-9]")
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
    texts = [join_page(lines, compounds) for lines in pages]
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


class _Word(NamedTuple):
    """A word, where it begins and where it ends."""

    found: re.Match[str]
    left: float
    right: float


def _read_lines(document: PdfDocument, index: int) -> Iterator[Line]:
    """Yield the printed lines of a page, each in the parts that wide gaps set apart.

    There are none where a page is damaged.
    """
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return
    with closing(page), closing(page.get_textpage()) as text_page:
        characters = Characters(text_page)
        for line in _LINE.finditer(characters.text):
            yield from _parts(characters, line)


def _parts(characters: Characters, line: re.Match[str]) -> Iterator[Line]:
    words = [
        _Word(found, *characters.sides(found.start(), found.end() - 1))
        for found in _WORD.finditer(characters.text, line.start(), line.end())
    ]
    if not words:
        return
    mirrored = _runs_leftwards(line[0])
    baseline, height = characters.type(words[0].found.start())
    first = 0
    for place, (before, after) in enumerate(pairwise(words), start=1):
        # Words of Arabic and Hebrew follow each other to the left.
        gap = max(after.left - before.right, before.left - after.right)
        if is_wide(gap, height, before.found[0], after.found[0]) and not (
            _is_mixed(before.found[0]) or _is_mixed(after.found[0])
        ):
            yield _measure(words[first:place], baseline, height, mirrored)
            baseline, height = characters.type(after.found.start())
            first = place
    yield _measure(words[first:], baseline, height, mirrored, line.end())


def _is_mixed(word: str) -> bool:
    """Return whether a word runs both ways, so that its ends are not its sides."""
    return bool(_LEFTWARDS.search(word)) and bool(_RIGHTWARDS.search(word))


def _runs_leftwards(text: str) -> bool:
    return len(_LEFTWARDS.findall(text)) > len(_RIGHTWARDS.findall(text))


def _measure(
    words: Sequence[_Word],
    baseline: float,
    height: float,
    mirrored: bool,
    end: int | None = None,
) -> Line:
    """Return where a line stands; one that runs leftwards as if in a mirror."""
    first, last = words[0], words[-1]
    printed = first.found.string[first.found.start() : end or last.found.end()]
    left = min(first.left, last.left)
    right = max(first.right, last.right)
    return Line(
        text=printed.rstrip(HYPHEN + _SOFT_HYPHENS),
        left=-right if mirrored else left,
        right=-left if mirrored else right,
        baseline=baseline,
        height=height,
        first_word=first.right - first.left,
        hyphenated=printed.endswith((HYPHEN, *_SOFT_HYPHENS)),
    )
