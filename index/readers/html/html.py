"""Read HTML pages: what a person reads on them, without what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, normalise_text, parsing
from index.readers.html.blocks import write_blocks
from index.readers.html.chrome import remove_likely_chrome, remove_marked_chrome
from index.readers.html.mathml import math_text
from index.readers.html.page_facts import find_date, find_title
from index.readers.html.page_styles import apply_page_styles
from index.readers.plaintext.encodings import Decoded, decode
from index.readers.shared.dates import find_labelled_date
from index.readers.shared.raised import raised
from index.readers.shared.struck import STRUCK

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_SCRIPTS = ["head", "script", "style", "template"]
_MEDIA = ["svg", "iframe", "canvas", "audio", "video"]
_READING_AIDS = ["rt", "rp"]
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_STRUCK_TAGS = ["del", "s", "strike"]
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_NEVER_READ = [*_SCRIPTS, *_MEDIA, *_READING_AIDS]
_WITHOUT_NO_SCRIPT = [*_NEVER_READ, "noscript"]
_ASKS_FOR_SCRIPTS = re.compile(r"java ?script", re.IGNORECASE)
_LONGEST_REQUEST = 300


def read_html(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text of a page without its menus, forms and scripts.

    Raises:
        UnreadableDocumentError: the bytes are not text.
    """
    decoded = _decode(content)
    with parsing("HTML"):
        page = _read(decoded, _WITHOUT_NO_SCRIPT)
        if _lacks_scripts(page.text):
            # What a page says to programs that run none is then all it has to say.
            instead = _read(decoded, _NEVER_READ)
            added = instead.text.replace(page.text, "", 1).strip()
            return page if _lacks_scripts(added) else instead
        return page


def write_page(content: bytes, builder: TextBuilder) -> None:
    """Append all of a page that belongs to a longer text: nothing surrounds it.

    Raises:
        UnreadableDocumentError: the bytes are not text.
    """
    soup = _parse(_decode(content))
    _remove(soup, _WITHOUT_NO_SCRIPT, builder)
    write_blocks(soup, builder)


def _decode(content: bytes) -> Decoded:
    from bs4.dammit import EncodingDetector

    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    return decode(content, declared)


def _lacks_scripts(text: str) -> bool:
    """Return whether there is nothing, or only a request to switch scripts on."""
    asks = len(text) <= _LONGEST_REQUEST and _ASKS_FOR_SCRIPTS.search(text)
    return not text or bool(asks)


def _read(decoded: Decoded, unread: Sequence[str]) -> Extract:
    page = _extract(decoded, unread, with_chrome=False)
    return page if page.text else _extract(decoded, unread, with_chrome=True)


def _parse(decoded: Decoded) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    # Decoded text needs no declaration, and a parser that saw one would obey it.
    markup = _XML_DECLARATION.sub("", normalise_text(decoded.text), count=1)
    # The line end tells BeautifulSoup that this is markup and no file name.
    return BeautifulSoup(markup + "\n", "lxml", huge_tree=True)


def _extract(decoded: Decoded, unread: Sequence[str], *, with_chrome: bool) -> Extract:
    soup = _parse(decoded)
    title, issued = find_title(soup), find_date(soup)
    builder = TextBuilder()
    _remove(soup, unread, builder)
    if not with_chrome:
        remove_marked_chrome(soup)
        remove_likely_chrome(soup)
    write_blocks(soup, builder)
    extract = builder.build(title, decoded.encoding, notes=decoded.notes)
    # A page may be younger than the document that it shows.
    return replace(extract, date=find_labelled_date(extract.text) or issued)


def _remove(soup: BeautifulSoup, unread: Sequence[str], builder: TextBuilder) -> None:
    """Remove what is no text, and keep raised figures apart from those before."""
    apply_page_styles(soup)
    for tag in soup(unread):
        tag.decompose()
    for formula in soup("math"):
        formula.replace_with(math_text(formula))
    for tag in [*soup(_STRUCK_TAGS), *soup(style=_STRUCK)]:
        if not tag.decomposed and tag.get_text(strip=True):
            builder.note(STRUCK)
            tag.decompose()
    _mark_raised(soup)


def _mark_raised(soup: BeautifulSoup) -> None:
    for tag in [*soup("sup"), *soup(style=_RAISED)]:
        text = tag.get_text()
        if text != raised(text):
            tag.string = raised(text)
