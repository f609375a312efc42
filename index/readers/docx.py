"""Read Word files: paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.docx_blocks import write_blocks
from index.readers.extract import Extract, TextBuilder, parsing

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What python-docx makes up for a file without properties.
_NO_TITLE = "Word Document"
_MOST_XML = 300_000_000
_NOTES = re.compile(r"/(?:footnotes|endnotes)$")


def read_docx(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; foot- and endnotes stand at the end.

    Raises:
        UnreadableDocumentError: not a Word file, encrypted, damaged or without text.
    """
    _check_container(content)
    with parsing("a Word file"):
        import docx

        document = docx.Document(io.BytesIO(content))
        builder = TextBuilder()
        write_blocks(document.element.body, document.styles.element, builder)
        _write_notes(document, builder)
        title = document.core_properties.title
        return builder.build(None if title == _NO_TITLE else title)


def _write_notes(document: WordDocument, builder: TextBuilder) -> None:
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if _NOTES.search(relation.reltype) and not relation.is_external:
            notes = parse_xml(relation.target_part.blob)
            write_blocks(notes, document.styles.element, builder)


def _check_container(content: bytes) -> None:
    """Refuse what is no Word file of today, in words that say what it is."""
    if content.startswith(_OLE_MAGIC):
        if _ENCRYPTED in content:
            raise UnreadableDocumentError(
                "is password-protected", "Save it again without a password."
            )
        raise UnreadableDocumentError(
            "is an old Word file (.doc), although its name says .docx",
            "Open it in Word or LibreOffice and save it as .docx.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as exc:
        raise UnreadableDocumentError(
            "is not a Word file (.docx), although its name says so",
            "Save it again as .docx; perhaps it was not downloaded to its end.",
        ) from exc
    if sum(entry.file_size for entry in entries) > _MOST_XML:
        raise UnreadableDocumentError("is too large once it is unpacked")
