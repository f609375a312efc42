"""Remove what surrounds the text of an HTML page: menus, cookie bars, side columns."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHROME = frozenset(
    ["nav", "aside", "form", "select", "textarea", "button", "datalist"]
)
_CHROME_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "complementary"]
)
# Words in the class or id of an element that say what it is.
_COOKIES = frozenset(["cookie", "cookies", "gdpr"])
_BARS = frozenset(["banner", "bar", "consent", "dialog", "message", "notice", "popup"])
_COOKIE_BARS = frozenset(["cookiebanner", "cookiebar", "cookieconsent"])
_MENUS = frozenset(
    ["breadcrumb", "breadcrumbs", "menu", "nav", "navbar", "navigation", "pagination"]
)
_EDGES = frozenset(["footer", "sidebar", "sitemap", "skip", "skiplink", "social"])
# A part of the text may be about menus or cookies: its name alone proves nothing.
_LONGEST_NOTICE = 1_500
_LONGEST_EDGE = 200
_WORD_BREAKS = re.compile(r"[\s_\-]+")
_TEXT_PARTS = ["article", "main", "section"]
_BOXES = frozenset(["div", "section", "header", "footer", "aside", "ul", "ol", "p"])
_LISTS = frozenset(["div", "ul", "ol", "dl", "p", "table"])
# A menu, not a list of documents: many short links and hardly a word beside them.
_FEWEST_LINKS = 5
_LINKED = 0.9
_LONGEST_LINK = 25
# What is left may be this small a part of the page: more was text.
_LEAST_LEFT = 0.5


@dataclass(slots=True)
class _Amount:
    """How much text there is under an element, in characters."""

    text: int = 0
    linked: int = 0
    links: int = 0


def remove_marked_chrome(soup: BeautifulSoup) -> None:
    """Remove what the page itself marks; never an element that holds half of it."""
    half = len(soup.get_text()) / 2
    for tag in soup(_is_chrome):
        if tag.decomposed:
            continue
        if tag.name == "nav" or len(tag.get_text()) < half:
            tag.decompose()


def remove_likely_chrome(soup: BeautifulSoup) -> None:
    """Remove what is named as chrome and menus of links, unless too little is left."""
    amounts = _measure(soup)
    total = amounts[id(soup)].text
    outermost: list[Tag] = []
    inside: set[int] = set()
    for tag in soup.find_all(True):
        amount = amounts[id(tag)]
        if id(tag) in inside or 2 * amount.text >= total:
            continue
        if _is_named_chrome(tag, amount) or _is_menu(tag, amount):
            outermost.append(tag)
            inside.update(id(inner) for inner in tag.find_all(True))
    left = total - sum(amounts[id(tag)].text for tag in outermost)
    if left >= _LEAST_LEFT * total:
        for tag in outermost:
            tag.decompose()


def _is_chrome(tag: Tag) -> bool:
    if tag.has_attr("hidden") or _HIDDEN_STYLE.search(str(tag.get("style", ""))):
        return True
    if tag.name in _CHROME or tag.get("role") in _CHROME_ROLES:
        return True
    # Inside an article they are part of it, and a page's title may stand in one.
    return (
        tag.name in ("header", "footer")
        and not tag.find_parent(_TEXT_PARTS)
        and not tag.find("h1")
    )


def _is_named_chrome(tag: Tag, amount: _Amount) -> bool:
    if tag.name not in _BOXES or amount.text > _LONGEST_NOTICE:
        return False
    labels = (*tag.get_attribute_list("class"), tag.get("id"))
    names = set(_WORD_BREAKS.split(" ".join(map(str, filter(None, labels))).lower()))
    if names & _COOKIE_BARS or (names & _COOKIES and names & _BARS):
        return _is_apart(tag)
    if names & (_MENUS | _EDGES) and 2 * amount.linked >= amount.text:
        return _is_apart(tag)
    return bool(names & _EDGES) and amount.text <= _LONGEST_EDGE and _is_apart(tag)


def _is_apart(tag: Tag) -> bool:
    """Return whether the element neither holds a part of the text nor is one."""
    return not tag.find(["h1", "main", "article", "table"]) and not tag.find_parent(
        "article"
    )


def _is_menu(tag: Tag, amount: _Amount) -> bool:
    return (
        tag.name in _LISTS
        and amount.links >= _FEWEST_LINKS
        and amount.linked >= _LINKED * amount.text
        and amount.linked <= _LONGEST_LINK * amount.links
    )


def _measure(soup: BeautifulSoup) -> dict[int, _Amount]:
    """Return the amount under each element, by its identity, in one walk."""
    from bs4 import Tag
    from bs4.element import NavigableString

    amounts: dict[int, _Amount] = defaultdict(_Amount)
    # Backwards, so that whatever is inside an element is counted before it.
    for node in reversed(list(soup.descendants)):
        above = amounts[id(node.parent)]
        if isinstance(node, Tag):
            amount = amounts[id(node)]
            if _leads_elsewhere(node):
                amount.linked, amount.links = amount.text, 1
            above.text += amount.text
            above.linked += amount.linked
            above.links += amount.links
        elif type(node) is NavigableString:
            above.text += len("".join(node.split()))
    return amounts


def _leads_elsewhere(tag: Tag) -> bool:
    """Return whether it is a link that leaves the page, unlike a list of contents."""
    return tag.name == "a" and not str(tag.get("href", "#")).startswith("#")
