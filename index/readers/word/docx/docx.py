"""Read Word files: paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

from collections.abc import Callable

from index.limits import ReadLimits
from index.readers.extract import ONLY_MARGINS, Extract, TextBuilder, parsing
from index.readers.office.archive import Archive, Element, open_archive
from index.readers.office.drawings import write_drawings
from index.readers.word.docx.blocks import write_blocks
from index.readers.word.docx.comments import read_comments

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")


def read_docx(
    content: bytes,
    limits: ReadLimits,
    read_inserted: Callable[[bytes, ReadLimits], Extract],
) -> Extract:
    """Return the text with its headings; notes and comments stand at the end.

    Args:
        content: The file.
        limits: What reading may cost.
        read_inserted: Reads files that were put into the document as they are.

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
            builder.add(read_inserted(archive.read(part), limits).text)
        write_drawings(archive, main, builder)
        for kind in _NOTES:
            _write_parts(archive, main, kind, styles, builder)
        notes = []
        if builder.is_empty:
            for kind in _MARGINS:
                _write_parts(archive, main, kind, styles, builder)
            notes = [ONLY_MARGINS]
        for comment in read_comments(archive, main):
            builder.add(comment)
        return builder.build(archive.title(), notes=notes)


def _write_parts(
    archive: Archive, main: str, kind: str, styles: Element, builder: TextBuilder
) -> None:
    for part in archive.related(main, kind):
        write_blocks(archive.xml(part), styles, builder)


def _first_part(archive: Archive, main: str, kind: str) -> Element:
    for part in archive.related(main, kind):
        return archive.xml(part)
    return Element(kind)
