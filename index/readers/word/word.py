"""Read Word files of any age by what they are, whatever their names say."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.html.html import read_html
from index.readers.mail.eml import read_mail
from index.readers.office.archive import OLE_MAGIC, ZIP_MAGIC, Element
from index.readers.plaintext.plain import read_plain
from index.readers.word.doc.doc import not_word, read_doc
from index.readers.word.docx.blocks import write_blocks
from index.readers.word.docx.docx import read_docx
from index.readers.word.rtf.rtf import RTF_MAGIC, read_rtf

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
_WORD_XML = (b"/office/word/2003/wordml", b"/office/2006/xmlPackage")
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_WORD_TODAY = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = f"{{{_WORD_TODAY.decode()}}}"
_WEB_ARCHIVE = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_BEGINNING = 2_000


def read_word(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text of a Word file, or of what is often called one.

    Word writes and opens web pages, Rich Text, XML and plain text under its own
    file endings, so many a ``.doc`` is one of these.

    Raises:
        UnreadableDocumentError: it is nothing of that, encrypted or damaged.
    """
    beginning = content[:_BEGINNING]
    if content.startswith(OLE_MAGIC):
        return read_doc(content, limits)
    if content.startswith(ZIP_MAGIC):
        return read_docx(content, limits, _read_inserted)
    if RTF_MAGIC in beginning[:100]:
        return read_rtf(content, limits)
    if _XML.match(beginning) and any(name in beginning for name in _WORD_XML):
        return _read_word_xml(content)
    if _HTML.search(beginning):
        return read_html(content, limits)
    try:
        return read_plain(content, limits)
    except UnreadableDocumentError as exc:
        raise not_word() from exc


def _read_inserted(content: bytes, limits: ReadLimits) -> Extract:
    """Read a file that was put into a Word file as it is.

    Raises:
        UnreadableDocumentError: it cannot be read.
    """
    if _WEB_ARCHIVE.search(content[:_BEGINNING]):
        return read_mail(content, limits)
    return read_word(content, limits)


def _read_word_xml(content: bytes) -> Extract:
    """Read a Word file that is one XML document: that of 2003, or all parts in one."""
    with parsing("a Word file"):
        root = ElementTree.fromstring(content.replace(_WORD_2003, _WORD_TODAY))
        body = root.find(f".//{_WORD}body")
        if body is None:
            raise ValueError("no body")
        styles = root.find(f".//{_WORD}styles")
        builder = TextBuilder()
        write_blocks(
            body,
            Element("styles") if styles is None else styles,
            builder,
            root.find(f".//{_WORD}numbering"),
        )
        return builder.build(None)
