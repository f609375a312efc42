"""Read workbooks of any age and maker by what they are, whatever their names say."""

from __future__ import annotations

import re

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract
from index.readers.html.html import read_html
from index.readers.mail.eml import read_mail
from index.readers.office.archive import OLE_MAGIC, ZIP_MAGIC
from index.readers.opendocument.ods import read_ods
from index.readers.plaintext.delimited import read_delimited
from index.readers.sheets.xls import not_excel, read_xls
from index.readers.sheets.xlsx import read_xlsx
from index.readers.sheets.xml_2003 import NAMESPACE, read_xml_2003

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|Workbook)\b")
_WEB_ARCHIVE = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
# How the records of the oldest files begin, which lie in no compound file.
_RECORDS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_OPEN_DOCUMENT, _WORKBOOK = b"content.xml", b"xl/workbook"
_BEGINNING = 2_000


def read_workbook(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the rows of a workbook, or of what is often called one.

    Offices publish web pages, web archives, XML, lists with commas or tabs, and
    workbooks of today under the ending of old ones, and Excel opens them all.

    Raises:
        UnreadableDocumentError: it is nothing of that, encrypted or damaged.
    """
    beginning = content[:_BEGINNING]
    if content.startswith((OLE_MAGIC, *_RECORDS)):
        return read_xls(content, limits)
    if content.startswith(ZIP_MAGIC):
        # The names of the parts are not packed.
        is_open = _OPEN_DOCUMENT in content and _WORKBOOK not in content
        return read_ods(content, limits) if is_open else read_xlsx(content, limits)
    if NAMESPACE in beginning and _XML.match(beginning):
        return read_xml_2003(content, limits)
    if _WEB_ARCHIVE.search(beginning):
        return read_mail(content, limits)
    if _HTML.search(beginning.replace(b"\0", b"")):
        return read_html(content, limits)
    try:
        return read_delimited(content, limits)
    except UnreadableDocumentError as exc:
        raise not_excel() from exc
