"""Read Word files: paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import re

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.archive import Archive, Element, open_archive
from index.readers.docx_blocks import write_blocks
from index.readers.drawings import write_drawings
from index.readers.extract import ONLY_MARGINS, Extract, TextBuilder, parsing

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")
_WEB_ARCHIVE = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_BEGINNING = 2_000


def read_docx(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; foot- and endnotes stand at the end.

    Raises:
        UnreadableDocumentError: not a Word file, encrypted, damaged or too large.
    """
    archive = open_archive(content, limits, "a Word file", ".docx", ".doc")
    with parsing("a Word file"):
        main = _MAIN if _MAIN in archive else archive.main_part()
        styles = _first_part(archive, main, "styles")
        numbering = _first_part(archive, main, "numbering")
        builder = TextBuilder()
        document = archive.xml(main)
        if not document.tag.endswith("}document"):
            raise ValueError(document.tag)
        write_blocks(document, styles, builder, numbering)
        for part in archive.related(main, "aFChunk"):
            builder.add(_read_inserted(archive.read(part), limits))
        write_drawings(archive, main, builder)
        for kind in _NOTES:
            _write_parts(archive, main, kind, styles, builder)
        notes = []
        if builder.is_empty:
            for kind in _MARGINS:
                _write_parts(archive, main, kind, styles, builder)
            notes = [ONLY_MARGINS]
        return builder.build(archive.title(), notes=notes)


def _write_parts(
    archive: Archive, main: str, kind: str, styles: Element, builder: TextBuilder
) -> None:
    for part in archive.related(main, kind):
        write_blocks(archive.xml(part), styles, builder)


def _read_inserted(content: bytes, limits: ReadLimits) -> str:
    """Return the text of a file that was put into the document as it is.

    Raises:
        UnreadableDocumentError: it cannot be read.
    """
    # These readers know of Word files, too.
    from index.readers.mail import read_mail
    from index.readers.word import read_word

    if _WEB_ARCHIVE.search(content[:_BEGINNING]):
        return read_mail(content, limits).text
    return read_word(content, limits).text


def _first_part(archive: Archive, main: str, kind: str) -> Element:
    for part in archive.related(main, kind):
        return archive.xml(part)
    return Element(kind)
