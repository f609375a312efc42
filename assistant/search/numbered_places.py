"""Find the places of a document that are called by a number: articles, pages, rows."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from assistant.language.place_words import ARTICLE, CHAPTER, MEASURE, SECTION
from assistant.search.place_names import PlaceKind, PlaceName, read_number
from assistant.search.written_places import HAN_NUMBER, ROMAN
from index.documents import Document, Span

_MARGIN = r"^[ \t\u3000#*]*"
_LABELS: dict[str, str] = {
    "article": rf"第\s?({HAN_NUMBER})\s?[条條](?P<of>之[一二三四五六七八九十])?"
    r"|제\s?(\d+)\s?조"
    rf"|(?i:{ARTICLE})\s?(\d+(?:\s?[a-z])?|{ROMAN})(?:er|º)?\b"
    r"|(\d+(?:\s[a-z])?)\s?§(?!\s?\d)|§\s?(\d+\s?[a-z]?)\b",
    "chapter": rf"(?i:{CHAPTER})\s(\d+|{ROMAN})\b.*|(\d+)\s(?i:kap)\..*"
    rf"|第\s?({HAN_NUMBER})\s?章.*",
    "clause": r"(\d+(?:\.\d+)+)\.?(?=[ \t\u3000\u4e00-\u9fff])",
    "measure": rf"(?i:{MEASURE}|措施|举措)\s?"
    rf"({HAN_NUMBER}|{ROMAN})(?=\s|[.:：、，—–-]).*",
    "section": rf"(?i:{SECTION})\s(\d+|{ROMAN})\b",
    "point": r"(\d+)[.)、．](?![\d])(?=\s|[^\W\d_])"
    r"|[（(]([一二三四五六七八九十]+|\d+)[）)]|([一二三四五六七八九十]+)[、．.]",
}
_PATTERNS = {
    kind: re.compile(f"{_MARGIN}(?:{label})", re.MULTILINE)
    for kind, label in _LABELS.items()
}
_INLINE = {
    kind: re.compile(
        rf"(?:^|(?<=[.;:!?]\s)|(?<=[。；：！？]))\s*(?:{label.replace('.*', '')})",
        re.MULTILINE,
    )
    for kind, label in _LABELS.items()
}
_CALLED: dict[PlaceKind, tuple[str, ...]] = {
    "article": ("article", "section", "point"),
    "section": ("article", "section", "point"),
    "clause": ("clause",),
    "measure": ("measure", "point"),
    "chapter": ("chapter",),
}
"""What documents may call a place that a question calls so, the likeliest first."""
_WITHIN: dict[str, tuple[str, ...]] = {
    "article": ("chapter",),
    "chapter": (),
    "section": ("chapter", "article"),
    "measure": ("clause", "chapter", "article"),
    "point": ("clause", "chapter", "article", "measure"),
}
"""Of each kind of division those that end one of it as well."""
_NUMBERED = re.compile(_MARGIN + r"(\d+(?:\.\d+)*)\.?[ \t\u3000]", re.MULTILINE)
_CLOSING = re.compile(r"^Denna (?:lag|förordning) träder i kraft\b", re.MULTILINE)
"""What follows the last article and is no part of it."""
_FEWEST = 2
"""A document is divided into articles, clauses or measures when it has this many."""
_LEADER = re.compile(r"[\s.…·]*\d*\s*$")
"""How a line of a table of contents ends."""
_WIDER: dict[PlaceKind, int] = {"chapter": 1, "page": 2, "slide": 2}
"""What holds other places: Article 3 in chapter 2."""


def find_places(
    name: PlaceName, question: str, document: Document
) -> list[Span] | None:
    """Return the places of a document that are called so; None where it has no such.

    Args:
        name: A page, a clause …
        question: It may name the sheet of a row.
        document: The document that is meant.
    """
    if name.kind in ("page", "slide", "row"):
        return _pages(name, question, document)
    for label in _CALLED[name.kind]:
        places = _divisions(label, name.number, document)
        if places is not None:
            return places
    return None


def find_places_within(
    names: Collection[PlaceName], question: str, document: Document
) -> list[Span] | None:
    """Return the places that have the narrowest of some names, within the others.

    Args:
        names: Of which one is the narrowest: an article, and the chapter that it is in.
        question: It may name the sheet of a row.
        document: The document that is meant.
    """
    first, *wider = sorted(names, key=lambda name: _WIDER.get(name.kind, 0))
    places = find_places(first, question, document)
    for name in wider:
        holding = find_places(name, question, document)
        if places is not None and holding is not None:
            places = [p for p in places if any(h.contains(p) for h in holding)]
    return places


def is_several(names: Collection[PlaceName]) -> bool:
    """Return whether some names are of places beside each other, as in a comparison."""
    ranks = sorted(_WIDER.get(name.kind, 0) for name in names)
    return any(one == other for one, other in pairwise(ranks))


def one_by_one(names: Collection[PlaceName]) -> list[list[PlaceName]]:
    """Return each of some places beside each other, with those that it is within."""
    least = min(_WIDER.get(name.kind, 0) for name in names)
    wider = [name for name in names if _WIDER.get(name.kind, 0) > least]
    if is_several(wider):
        return [[name] for name in names]
    return [[name, *wider] for name in names if name not in wider]


def find_sheet(question: str, document: Document) -> Span | None:
    """Return all rows of the sheet that a question names by its title."""
    rows = [
        page.span
        for page in document.pages
        if page.sheet and re.search(_alone(page.sheet), question)
    ]
    return Span(rows[0].start, rows[-1].end) if rows else None


def _alone(name: str) -> str:
    """Return what finds a name that is no part of a longer word in Latin letters."""
    return rf"(?<![A-Za-zÀ-ɏ]){re.escape(name)}(?![A-Za-zÀ-ɏ])"


def _divisions(label: str, number: str, document: Document) -> list[Span] | None:
    """Return the divisions with a label of a kind and a number; None without such."""
    text = document.text
    labels = list(_PATTERNS[label].finditer(text))
    if len(labels) < _FEWEST:
        labels = _within_lines(label, text)
    if len(labels) < _FEWEST:
        return None
    called = [match for match in labels if read_number(match) == number]
    if label == "point" and not called:
        return None
    ends = _ends(label, number, labels, document) if called else []
    return _without_contents([_division(match, ends, text) for match in called], text)


def _within_lines(label: str, text: str) -> list[re.Match[str]]:
    """Return the labels within lines, where each begins a sentence and they count up.

    Text of a printed page may have several articles in one paragraph.
    """
    if label == "point":
        return []
    labels = list(_INLINE[label].finditer(text))
    numbers = [[int(n) for n in re.findall(r"\d+", read_number(m))] for m in labels]
    rising = all(one < other for one, other in pairwise(numbers))
    return labels if rising and all(numbers) else []


def _without_contents(places: list[Span], text: str) -> list[Span]:
    """Return places without the lines of a table of contents that name them."""
    heads = {place: _LEADER.sub("", place.of(text).split("\n")[0]) for place in places}
    named = [
        place
        for place in places
        if not any(
            len(other) > len(place) and other.of(text).startswith(heads[place])
            for other in places
        )
        or "\n" in place.of(text).strip()
    ]
    return named or places


def _pages(name: PlaceName, question: str, document: Document) -> list[Span] | None:
    pages = [page for page in document.pages if page.kind == name.kind]
    named = [page for page in pages if page.sheet and page.sheet in question]
    pages = named or pages
    places = [page.span for page in pages if str(page.number) == name.number]
    return places if pages else None


def is_page_without_text(names: Collection[PlaceName], document: Document) -> bool:
    """Return whether one of ``names`` is a page that there is, or may be, unread."""
    last = max((page.number for page in document.pages), default=0)
    kinds = {page.kind for page in document.pages} or {"page"}
    numbers = {int(n.number) for n in names if n.kind in kinds and n.number.isdigit()}
    return any(0 < n <= last or n in document.unread for n in numbers)


def _ends(
    label: str, number: str, labels: list[re.Match[str]], document: Document
) -> list[int]:
    """Return where the parts of a document end that are numbered so."""
    text = document.text
    ends = [match.start() for match in labels]
    if label == "chapter":
        return ends
    if label == "clause":
        numbers = _NUMBERED.finditer(text)
        ends = [n.start() for n in numbers if _follows(n[1], number)]
        ends += [m.start() for m in labels if _follows(read_number(m), number)]
    for kind in _WITHIN.get(label, ()):
        ends += [part.start() for part in _PATTERNS[kind].finditer(text)]
    ends += [match.start() for match in _CLOSING.finditer(text)]
    return ends + [heading.span.start for heading in document.headings]


def _division(label: re.Match[str], ends: list[int], text: str) -> Span:
    end = min((end for end in ends if end > label.end()), default=len(text))
    whole = text[label.start() : end]
    start = label.start() + len(whole) - len(whole.lstrip(" \t\u3000\n#*"))
    return Span(start, label.start() + len(whole.rstrip()))


def _follows(other: str, number: str) -> bool:
    """Return whether a clause begins what comes after one, and not a part of it."""
    after, own = ([int(part) for part in n.split(".")] for n in (other, number))
    return after > own and after[: len(own)] != own
