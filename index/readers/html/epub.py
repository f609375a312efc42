"""Read electronic books (.epub): their pages in the order in which they are read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.html.html import write_page
from index.readers.office.archive import (
    Archive,
    Element,
    meaningful_title,
    open_archive,
)
from index.readers.shared.dates import find_labelled_date, read_iso_date

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_ROOT = ".//{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


class _Item(NamedTuple):
    part: str
    kind: str
    is_contents: bool
    """Whether it only lists what the book contains."""


def read_epub(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text of all pages; its headings are those of the chapters.

    Raises:
        UnreadableDocumentError: not a book, protected, damaged or too large.
    """
    with parsing("an EPUB book"):
        archive = open_archive(content, limits, "an EPUB book", ".epub")
        root = archive.xml(_CONTAINER).find(_ROOT)
        main = unquote("" if root is None else root.get("full-path", ""))
        package = archive.xml(main)
        items = list(_spine(package, posixpath.dirname(main)))
        _check_protection(archive, items)
        builder = TextBuilder()
        missing = 0
        for item in items:
            if item.part not in archive:
                missing += 1
            elif item.kind in _PAGES and not item.is_contents:
                write_page(archive.read(item.part), builder)
        notes = [f"{missing} of its pages are not in the file."] if missing else []
        extract = builder.build(_find_title(package), notes=notes)
        return replace(extract, date=_find_date(package, extract))


def _spine(package: Element, folder: str) -> Iterator[_Item]:
    """Yield the pages in their order."""
    items = {
        item.get("id"): _Item(
            posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))),
            item.get("media-type", ""),
            "nav" in item.get("properties", "").split(),
        )
        for item in package.iterfind(f"{_PACKAGE}manifest/{_PACKAGE}item")
    }
    for reference in package.iterfind(f"{_PACKAGE}spine/{_PACKAGE}itemref"):
        item = items.get(reference.get("idref"))
        if item:
            yield item


def _check_protection(archive: Archive, items: list[_Item]) -> None:
    """Refuse a book that only a shop's own program shows; fonts may be encrypted."""
    if _ENCRYPTION not in archive:
        return
    pages = {item.part.lower() for item in items}
    for found in archive.xml(_ENCRYPTION).iter(f"{_ENCRYPTED}CipherReference"):
        if unquote(found.get("URI", "")).lstrip("/").lower() in pages:
            raise UnreadableDocumentError(
                "is protected against copying (DRM)",
                "Ask the publisher for a copy without protection.",
            )


def _find_title(package: Element) -> str | None:
    return meaningful_title(package.findtext(f".//{_DUBLIN_CORE}title"))


def _find_date(package: Element, extract: Extract) -> str | None:
    """Return the date of issue; a book names that of its changes elsewhere."""
    dates = package.findall(f".//{_DUBLIN_CORE}date")
    issued = [date for date in dates if date.get(f"{_PACKAGE}event") == "publication"]
    plain = [date for date in dates if date.get(f"{_PACKAGE}event") is None]
    for date in (*issued, *plain):
        if day := read_iso_date(date.text or ""):
            return day
    return find_labelled_date(extract.text)
