"""Find where a document names a place of its own by number: 违反本条例第十二条规定."""

from __future__ import annotations

from collections.abc import Collection

from assistant.search.place_names import PlaceName, find_named_in
from index.documents import Document, Span
from index.text.sentences import sentences_around

_MOST = 6
_ARTICLES = ("article", "section")
"""What one language calls articles and another sections."""


def find_references(
    names: Collection[PlaceName], place: Span, document: Document
) -> list[Span]:
    """Return the lines outside a place that name it.

    Args:
        names: What it is called.
        place: Where it stands.
        document: Which it is a place of.
    """
    found = dict.fromkeys(
        _line(start, document.text)
        for name, start in find_named_in(document.text)
        if _is_called(name, names)
        and not place.start <= start < place.end
        # What a line begins with is its own number.
        and not _begins_line(start, document.text)
    )
    return list(found)[:_MOST]


def refers_to(names: Collection[PlaceName], span: Span, document: Document) -> bool:
    """Return whether the sentence of some words is on a place that is called so.

    It is on what it names last before the words; a sentence of several articles is
    read in its order.
    """
    sentence = sentences_around(document.text, document.language, span)
    said = [
        (name, start)
        for name, start in find_named_in(sentence.of(document.text))
        # What a line begins with is its own number.
        if not _begins_line(sentence.start + start, document.text)
    ]
    before = [name for name, start in said if sentence.start + start < span.end]
    return bool(before) and _is_called(before[-1], names)


def _is_called(name: PlaceName, names: Collection[PlaceName]) -> bool:
    """Return whether a place may be one of some that are named in another language."""
    alike = _ARTICLES if name.kind in _ARTICLES else (name.kind,)
    return any(n.number == name.number and n.kind in alike for n in names)


def _begins_line(start: int, text: str) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return not text[line:start].strip(" \t\u3000#*")


def _line(start: int, text: str) -> Span:
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return Span(begin, end if end >= 0 else len(text))
