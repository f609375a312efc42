"""Find the title and the date of issue that an HTML page states about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.readers.shared.dates import read_iso_date

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_TITLES = frozenset(
    ["articletitle", "citation_title", "dc.title", "dcterms.title", "og:title"]
)
_DATES = frozenset(
    [
        "article:published_time",
        "citation_publication_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "datepublished",
        "pubdate",
        "publishdate",
        "publication_date",
    ]
)
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
# What stands between a title and the name of the site. A hyphen also joins words.
_SEPARATOR = re.compile(
    r"\s+[-–—]+\s+|\s*[|·_»]+\s*|(?<=[^\x00-\x7f])-+|-+(?=[^\x00-\x7f])"
)


def find_title(soup: BeautifulSoup) -> str | None:
    """Return the title of the page, without the name of its site where that is told.

    The name is told by a heading, or a title in the head, that is the rest of it.
    """
    title = _spaced(soup.title.get_text()) if soup.title else ""
    others = [_spaced(tag.get_text()) for tag in soup("h1", limit=3)]
    others += (value for name, value in _named_values(soup) if name in _TITLES)
    candidates = [other for other in others if other]
    if not title:
        return candidates[0] if candidates else None
    for other in candidates:
        if _is_with_site(title, other):
            return other
    return title


def _is_with_site(title: str, page: str) -> bool:
    """Return whether ``title`` is that of the page with the name of the site."""
    return any(
        page in (title[: match.start()], title[match.end() :])
        for match in _SEPARATOR.finditer(title)
    )


def find_date(soup: BeautifulSoup) -> str | None:
    """Return the date of issue in what a page says to machines (ISO 8601).

    ``None`` where it gives none, or several.
    """
    named = [value for name, value in _named_values(soup) if name in _DATES]
    linked = [
        value
        for script in soup("script", type="application/ld+json")
        for value in _PUBLISHED.findall(script.get_text())
    ]
    marked = [
        str(tag.get("datetime") or tag.get("content") or tag.get_text())
        for tag in soup(itemprop="datePublished") + soup("time", pubdate=True)
    ]
    times = [str(tag["datetime"]) for tag in soup("time", datetime=True)]
    for values in (named, linked, marked, times):
        dates = {day for value in values if (day := read_iso_date(value))}
        if dates:
            return dates.pop() if len(dates) == 1 else None
    return None


def _named_values(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for tag in soup("meta", content=True):
        name = tag.get("name") or tag.get("property") or tag.get("itemprop") or ""
        yield str(name).lower(), _spaced(str(tag["content"]))


def _spaced(text: str) -> str:
    return " ".join(text.split())
