"""Write what a page's own <style> says of its elements into these themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
# What holds only in print or on small screens, and what is imported.
_AT_RULE = re.compile(r"@[^;{}]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[a-z][a-z0-9]*|[.#][\w-]+", re.IGNORECASE)
_NAME = re.compile(r"[.#]?[\w-]+")
# What hides an element, by the property that says so.
_SHOWING = {"display": "none", "visibility": "hidden"}
_LINES = ("text-decoration", "text-decoration-line")
_PROPERTIES = frozenset([*_SHOWING, "vertical-align", *_LINES])

_Declarations = dict[str, str]


def apply_page_styles(soup: BeautifulSoup) -> None:
    """Add to the style of each element what rules for its name, class or id say.

    An element that another rule shows again is one that opens: it is read.
    """
    rules, opened = _read_rules("\n".join(tag.get_text() for tag in soup("style")))
    if not rules:
        return
    for tag in soup.find_all(True):
        said: _Declarations = {}
        for name in _names_of(tag):  # From the least to the most specific.
            said |= rules.get(name, {})
            if name in opened:
                said = {k: v for k, v in said.items() if k not in _SHOWING}
        if said:
            tag["style"] = _merged(said, str(tag.get("style", "")))


def _merged(said: _Declarations, own: str) -> str:
    """Return what rules say before what an element says itself, which prevails."""
    kept = {key: value for key, value in said.items() if key not in _declared(own)}
    return "".join(f"{key}: {value}; " for key, value in kept.items()) + own


def _read_rules(style: str) -> tuple[dict[str, _Declarations], set[str]]:
    """Return what is said by name, and the names that some rule shows."""
    rules: defaultdict[str, _Declarations] = defaultdict(dict)
    opened: set[str] = set()
    for selectors, block in _RULE.findall(_AT_RULE.sub("", _COMMENT.sub("", style))):
        said = {k: v for k, v in _declared(block).items() if k in _PROPERTIES}
        if not said:
            continue
        for selector in map(str.strip, selectors.split(",")):
            if _SIMPLE.fullmatch(selector):
                rules[_folded(selector)].update(said)
            if any(
                said.get(name, hidden) != hidden for name, hidden in _SHOWING.items()
            ):
                opened.update(map(_folded, _NAME.findall(selector)))
    return dict(rules), opened


def _declared(block: str) -> _Declarations:
    pairs = (part.partition(":") for part in block.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower()
        for name, _, value in pairs
        if value.strip()
    }


def _names_of(tag: Tag) -> Iterator[str]:
    yield tag.name
    for name in tag.get_attribute_list("class"):
        yield f".{name}"
    if tag.get("id"):
        yield f"#{tag['id']}"


def _folded(selector: str) -> str:
    return selector if selector.startswith((".", "#")) else selector.lower()
