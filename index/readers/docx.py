"""Read Word files: paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.archive import Archive, Element, open_archive
from index.readers.docx_blocks import write_blocks
from index.readers.extract import Extract, TextBuilder, parsing

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")


def read_docx(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; foot- and endnotes stand at the end.

    Raises:
        UnreadableDocumentError: not a Word file, encrypted, damaged or too large.
    """
    archive = open_archive(content, limits, "a Word file", ".docx", ".doc")
    with parsing("a Word file"):
        main = _MAIN if _MAIN in archive else archive.main_part()
        styles = _read_styles(archive, main)
        builder = TextBuilder()
        document = archive.xml(main)
        if not document.tag.endswith("}document"):
            raise ValueError(document.tag)
        write_blocks(document, styles, builder)
        for kind in _NOTES:
            for part in archive.related(main, kind):
                write_blocks(archive.xml(part), styles, builder)
        return builder.build(archive.title())


def _read_styles(archive: Archive, main: str) -> Element:
    for part in archive.related(main, "styles"):
        return archive.xml(part)
    return Element("styles")
