"""Read HTML pages: what a person reads on them, without what surrounds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.encodings import decode_text
from index.readers.extract import Extract, TextBuilder, normalise_text, parsing
from index.readers.html_blocks import write_blocks

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SCRIPTS = ["head", "script", "style", "template", "noscript"]
_MEDIA = ["svg", "iframe", "canvas", "audio", "video"]
_READING_AIDS = ["rt", "rp"]
_NEVER_READ = [*_SCRIPTS, *_MEDIA, *_READING_AIDS]
_CHROME = frozenset(
    ["nav", "aside", "form", "select", "textarea", "button", "datalist"]
)
_CHROME_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "complementary"]
)


def read_html(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text of a page without its menus, forms and scripts.

    Raises:
        UnreadableDocumentError: the bytes are not text.
    """
    from bs4.dammit import EncodingDetector

    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    decoded, encoding = decode_text(content, declared)
    # Decoded text needs no declaration, and a parser that saw one would obey it.
    markup = _XML_DECLARATION.sub("", normalise_text(decoded), count=1)
    with parsing("HTML"):
        page = _extract(markup, encoding, with_chrome=False)
        return page if page.text else _extract(markup, encoding, with_chrome=True)


def _extract(markup: str, encoding: str, *, with_chrome: bool) -> Extract:
    from bs4 import BeautifulSoup

    # The line end tells BeautifulSoup that this is markup and no file name.
    soup = BeautifulSoup(markup + "\n", "lxml", huge_tree=True)
    title = _find_title(soup)
    for tag in soup(_NEVER_READ):
        tag.decompose()
    if not with_chrome:
        _remove_chrome(soup)
    builder = TextBuilder()
    write_blocks(soup, builder)
    return builder.build(title, encoding)


def _find_title(soup: BeautifulSoup) -> str | None:
    for tag in (soup.title, soup.h1):
        if tag and tag.get_text().strip():
            return tag.get_text()
    return None


def _remove_chrome(soup: BeautifulSoup) -> None:
    """Remove what surrounds the text; never an element that holds half of it."""
    half = len(soup.get_text()) / 2
    for tag in soup(_is_chrome):
        if tag.decomposed:
            continue
        if tag.name == "nav" or len(tag.get_text()) < half:
            tag.decompose()


def _is_chrome(tag: Tag) -> bool:
    if tag.has_attr("hidden") or _HIDDEN_STYLE.search(str(tag.get("style", ""))):
        return True
    if tag.name in _CHROME or tag.get("role") in _CHROME_ROLES:
        return True
    # Inside an article they are part of it, and a page's title may stand in one.
    return (
        tag.name in ("header", "footer")
        and not tag.find_parent(["article", "main", "section"])
        and not tag.find("h1")
    )
