"""Find the article that a question names by its number, in the document it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.facts.numerals import read_chinese
from assistant.language.function_words import small_words
from index.documents import Document, Span
from index.text.keywords import keyword_tokens
from index.text.languages import detect_language

_LABEL = (
    r"第\s?(?P<han>[零〇一二三四五六七八九十百千\d]+)\s?条(?P<of>之[一二三四五六七八九十]+)?"
    r"|\b(?i:article|artikel|art\.)\s?(?P<article>\d+\s?[a-z]?)\b"
    r"|\b(?P<paragraf>\d+(?:\s[a-z])?)\s?§(?!\s?\d)"
    r"|§\s?(?P<section>\d+\s?[a-z]?)\b"
)
_ADDRESS = re.compile(_LABEL)
_BEGINNING = re.compile(rf"^[ \t\u3000#*]*(?:{_LABEL})", re.MULTILINE)
_CLOSING = re.compile(r"^Denna (?:lag|förordning) träder i kraft\b", re.MULTILINE)
"""What follows the last article and is no part of it."""
_LAW = 3
"""A document is divided into articles when it has this many."""
_NAMED = 0.75
"""The share of the words of its title that name a document."""
_STEM = 5
_NUMBER = re.compile(r"\b\d{4}:\d+\b|〔\d{4}〕\d+号")
_HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the article stands that a question asks for."""

    document: Document
    place: Span | None
    """The whole article; None where the document has none of that number."""


def find_address(question: str, documents: Mapping[str, Document]) -> Address | None:
    """Return the place that a question names, None where that is not clear.

    Args:
        question: Standing on its own, in any language.
        documents: Those that were found for it, by id.
    """
    asked = {_number(match) for match in _ADDRESS.finditer(question)}
    if len(asked) != 1:
        return None
    (number,) = asked
    words = _ADDRESS.sub(" ", question)
    named = [doc for doc in documents.values() if _names(words, doc)]
    divided = [(doc, _articles(doc)) for doc in named]
    divided = [(doc, found) for doc, found in divided if len(found) >= _LAW]
    if len(divided) != 1:
        return None
    ((document, articles),) = divided
    places = [place for key, place in articles if key == number]
    # A number that begins again in each chapter, or in a table of contents.
    if len(places) > 1:
        return None
    return Address(document, places[0] if places else None)


def has_address(question: str) -> bool:
    """Return whether a question names an article by its number."""
    return _ADDRESS.search(question) is not None


def _number(match: re.Match[str]) -> str:
    """Return the number of an article as all languages would write it."""
    if han := match["han"]:
        value = (int(han),) if han.isdecimal() else read_chinese(han)
        return f"{value[0] if value else han}{match['of'] or ''}"
    written = match["article"] or match["paragraf"] or match["section"]
    return re.sub(r"\s", "", written)


def _articles(document: Document) -> list[tuple[str, Span]]:
    """Return the articles of a document with their numbers, each to its end."""
    text = document.text
    begin = list(_BEGINNING.finditer(text))
    ends = [match.start() for match in begin]
    ends += [heading.span.start for heading in document.headings]
    ends += [match.start() for match in _CLOSING.finditer(text)]
    found = []
    for match in begin:
        start = match.start()
        after = [end for end in ends if end > match.end()]
        whole = text[start : min(after, default=len(text))]
        start += len(whole) - len(whole.lstrip(" \t\u3000#*"))
        found.append((_number(match), Span(start, match.start() + len(whole.rstrip()))))
    return found


def _names(words: str, document: Document) -> bool:
    """Return whether a question names a document: by number, title or place name."""
    if numbers := _NUMBER.findall(words):
        return any(number in document.title for number in numbers)
    language = detect_language(words)
    if language != document.language:
        return False  # A place alone is no sign: it has laws on more than one thing.
    if _HAN.match(document.title) and document.title[:2] not in words:
        return False  # A province's law is called as that of its neighbour.
    title = stems(_NUMBER.sub(" ", document.title), document.language)
    return bool(title) and len(title & stems(words, language)) / len(title) >= _NAMED


def stems(text: str, language: str) -> set[str]:
    """Return how the words of ``text`` begin that tell documents apart."""
    small = small_words(language)
    words = set(keyword_tokens(text)) - small.outside - small.links - small.joins
    return {word[:_STEM] for word in words if not word.isdecimal()}
