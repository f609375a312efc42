"""Find the article or other place that a question names, in the document it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.facts.numerals import read_chinese
from assistant.language.function_words import small_words, word_set
from assistant.search.numbered_places import find_place_names, find_places
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
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![:\d])")
_SAYS = word_set(
    "what does do say says said stand state write writt conta conte on in of the is are"
    " there vad sager star skriv skrev inneh handl i pa av om den det"
    " was steht sagt sagen entha regel auf im der die das des dem zu"
)
"""How the words begin that ask what stands somewhere."""
_SAYS_CHINESE = re.compile(
    "请问|什么|哪些|规定|内容|写|讲|说|的|了|是|有|中|上|里|呢|吗|《|》"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the place stands that a question asks for."""

    document: Document
    place: Span | None
    """The whole of it; None where the document has none of that number."""
    is_part: bool = False
    """Whether it says many things, like a page, and not one thing, like an article."""
    is_named_only: bool = False
    """Whether the question says nothing else: all of it is asked for."""


def find_address(question: str, documents: Mapping[str, Document]) -> Address | None:
    """Return the place that a question names, None where that is not clear.

    Args:
        question: Standing on its own, in any language.
        documents: Those that were found for it, by id.
    """
    asked = {_number(match) for match in _ADDRESS.finditer(question)}
    if not asked:
        return _find_numbered(question, documents)
    if len(asked) != 1:
        return None
    (number,) = asked
    words = _ADDRESS.sub(" ", question)
    divided = [(doc, _articles(doc)) for doc in _named(words, documents)]
    divided = [(doc, found) for doc, found in divided if len(found) >= _LAW]
    if len(divided) != 1:
        return None
    ((document, articles),) = divided
    places = [place for key, place in articles if key == number]
    # A number that begins again in each chapter, or in a table of contents.
    if len(places) > 1:
        return None
    return Address(document, places[0] if places else None)


def _find_numbered(question: str, documents: Mapping[str, Document]) -> Address | None:
    """Return the page, the clause or the like that a question names."""
    names = find_place_names(question)
    if len(names) != 1:
        return None
    ((name, said),) = names.items()
    words = question.replace(said, " ")
    found = [
        (doc, places)
        for doc in _named(words, documents)
        if (places := find_places(name, question, doc)) is not None
    ]
    if len(found) != 1:
        return None
    ((document, places),) = found
    if len(places) > 1:
        return None
    return Address(
        document,
        places[0] if places else None,
        is_part=name.kind not in ("clause", "measure"),
        is_named_only=asks_nothing_else(words, document),
    )


def has_address(question: str) -> bool:
    """Return whether a question names an article or another place by its number."""
    return bool(_ADDRESS.search(question) or find_place_names(question))


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


def _named(words: str, documents: Mapping[str, Document]) -> list[Document]:
    """Return the documents that a question names: of a year, or the newest ones."""
    named = [doc for doc in documents.values() if _names(words, doc)]
    years = set(_YEAR.findall(words))
    dated = [doc for doc in named if years and years <= set(_YEAR.findall(doc.title))]
    named = dated or named
    ids = {doc.id for doc in named}
    return [d for d in named if not (d.replaced_by and d.replaced_by.id in ids)]


def asks_nothing_else(words: str, document: Document) -> bool:
    """Return whether a question only wants to know what stands in a place.

    Args:
        words: The question without the name of the place.
        document: The document that is meant.
    """
    language = document.language
    if language == "zh":
        bare = _SAYS_CHINESE.sub("", words.replace(document.title, ""))
        return not re.search(r"\w", bare)
    rest = stems(_NUMBER.sub(" ", words), language) - stems(document.title, language)
    return not rest - _SAYS


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
