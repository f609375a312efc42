"""Find what a document says of itself where a question asks for just that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.language.fact_questions import ASKED, POLITE, AskedFact
from assistant.search.document_names import Nearness, find_meant
from assistant.search.named_documents import (
    abbreviates,
    find_named,
    numbers_in,
    stems,
)
from assistant.search.newer_versions import latest_of
from assistant.search.place_names import has_address
from assistant.search.title_names import name_words
from index.documents import Document, DocumentFact, Span

_COVERED = 0.5
"""The share of a title that has to be named for its document to be meant."""
_SHORTEST, _SHORTEST_HAN = 12, 4
"""Letters of a name below which it names no one document."""
_LATIN: tuple[str, ...] = ("en", "sv", "de")
_CHINESE: tuple[str, ...] = ("zh",)
_DATES: tuple[AskedFact, ...] = ("issued", "in_force", "valid_until")
_MARKS = re.compile(r"[^\w:/〔〕\[\]()（）-]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACE = re.compile(r"\s+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![:\d])")
_DIGIT = re.compile(r"\d|[〇零一二三四五六七八九十]")


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact that a question asks for, and the document that says it."""

    document: Document
    facts: tuple[DocumentFact, ...]
    """The one that answers; after it what it points to, the date of publication."""
    title: Span | None = None
    """Where the document is called, where it is asked which one it is."""


def find_told_fact(
    question: str,
    documents: Mapping[str, Document],
    nearness: Nearness | None = None,
) -> ToldFact | None:
    """Return what a document says of itself; None where it is not clear what is meant.

    Args:
        question: Standing on its own, in one of the languages of ``ASKED``.
        documents: Those that were found for it, by id.
        nearness: Compares meanings, to know a title by its translation.
    """
    if has_address(question):
        return None  # A single article may begin to apply on another day.
    for kind, topic, language in _asked(question):
        meant = _meant(topic, language, question, documents)
        if meant is None and nearness:
            meant = _meant_across(topic, language, question, documents, nearness)
        if meant is None:
            continue
        # What replaces or is replaced is one question in Swedish: "Vad ersätter X?"
        last = kind == "replaces" and not _of(meant, kind) and meant.replaced_by
        if kind == "replaced_by" or last:
            return _replacing(meant, documents)
        facts = _only(meant, kind)
        return ToldFact(meant, facts) if facts else None
    return None


def is_told_of_another(
    question: str,
    document: Document,
    place: Span,
    documents: Mapping[str, Document],
    nearness: Nearness,
) -> bool:
    """Return whether a place says what is asked for, but of another document.

    Where a question asks when a document begins to apply, every such sentence answers
    its words; only that of the document named is an answer. A question that names
    none, "when does it apply?", may mean any.

    Args:
        question: Standing on its own.
        document: Which the place is of.
        place: That is held for the answer.
        documents: Those that were found, by id.
        nearness: Compares meanings.
    """
    if has_address(question):
        return False
    for kind, topic, language in _asked(question):
        asked_for = _DATES if kind in _DATES else (kind,)
        told = [fact for fact in document.facts if fact.kind in asked_for]
        if any(fact.span.overlaps(place) for fact in told):
            if _meant(topic, language, question, documents) == document:
                return False
            said = _said(topic, language, question)
            meant = _named_across(topic, language, question, documents, nearness)
            return bool(said) and meant != document
    return False


def _asked(question: str) -> Iterator[tuple[AskedFact, str, str]]:
    """Yield what may be asked for, the words that are left, and their language."""
    said = _SPACE.sub(" ", _MARKS.sub(" ", question)).strip().casefold()
    languages: tuple[str, ...] = _LATIN
    if _HAN.search(question):
        said, languages = said.replace(" ", ""), _CHINESE
    for language in languages:
        for kind, pattern in _patterns(language):
            if match := pattern.search(said):
                topic = said
                for words in filter(None, (match["asks"], match["says"])):
                    topic = topic.replace(words, " ", 1)
                yield kind, topic, language


@cache
def _patterns(language: str) -> tuple[tuple[AskedFact, re.Pattern[str]], ...]:
    border = "" if language == "zh" else r"\b"
    return tuple(
        (kind, re.compile(
            rf"(?P<asks>{border}{asks}{border if asks else ''})"
            rf".*?(?P<says>{border}{says})(?!\w)"
        ))
        for kind, by_language in ASKED.items()
        for asks, says in by_language.get(language, ())
    )  # fmt: skip


def _meant(
    topic: str, language: str, question: str, documents: Mapping[str, Document]
) -> Document | None:
    """Return the one document that a question names, by number or by its title."""
    numbered = [
        doc
        for doc in documents.values()
        if any(_has_number(question, fact.value) for fact in _of(doc, "number"))
        or set(numbers_in(question)) & set(numbers_in(doc.title))
    ]
    if numbered:
        return numbered[0] if len(numbered) == 1 else None
    years = set(_YEAR.findall(question))
    named = [
        (doc, covered)
        for doc in documents.values()
        if years <= _years(doc)
        if (covered := _coverage(topic, language, doc)) >= _COVERED
    ]
    best = max((covered for _, covered in named), default=0.0)
    whole = [doc for doc, covered in named if covered == best]
    if best < 1 and len(named) > 1:
        whole = [doc for doc, _ in named]
    newest = latest_of([doc for doc in whole if not _is_replaced(doc, whole)])
    return newest[0] if len(newest) == 1 else None


def _meant_across(
    topic: str,
    language: str,
    question: str,
    documents: Mapping[str, Document],
    nearness: Nearness,
) -> Document | None:
    """Return the document in another language whose title a question has translated."""
    meant = _named_across(topic, language, question, documents, nearness)
    years = set(_YEAR.findall(question))
    known = meant is not None and meant.language != language and years <= _years(meant)
    return meant if known else None


def _named_across(
    topic: str,
    language: str,
    question: str,
    documents: Mapping[str, Document],
    nearness: Nearness,
) -> Document | None:
    """Return the document that shares a name with the question, or is near it."""
    words = _capitals(_without_politeness(topic, language), question)
    newest = {d.id: d for d in documents.values() if d.language != language}
    sharing = find_named(words, newest, nearness) if name_words(words) else None
    if sharing and sharing.certain:
        named = sharing.certain
        last = latest_of([doc for doc in named if not _is_replaced(doc, [*named])])
        return last[0] if len(last) == 1 else None
    said = _said(topic, language, question)
    return find_meant(said, documents, nearness) if said else None


def _capitals(words: str, question: str) -> str:
    """Return words in lower case as the question writes them."""
    written = {word.casefold(): word for word in re.findall(r"\w+", question)}
    return re.sub(r"\w+", lambda match: written.get(match[0], match[0]), f" {words}")


def _said(topic: str, language: str, question: str) -> tuple[str, ...]:
    """Return in several ways what names a document; nothing where that is too short."""
    named = " ".join(_without_politeness(topic, language).split())
    shortest = _SHORTEST_HAN if language == "zh" else _SHORTEST
    return (named, topic, question) if len(_bare(named)) >= shortest else ()


def _has_number(question: str, number: str) -> bool:
    return (
        len(number) > 3
        and re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/]*\d)", question)
        is not None
    ) or bool(_HAN.search(number) and number in question)


def _years(document: Document) -> set[str]:
    told = " ".join(fact.value for fact in document.facts if fact.kind != "replaces")
    return set(_YEAR.findall(f"{document.title} {document.date or ''} {told}"))


def _coverage(topic: str, language: str, document: Document) -> float:
    """Return how much of a title is named where nothing but the title is."""
    if language != document.language:
        return 0.0
    rest = _without_politeness(topic, language)
    if language == "zh":
        title, rest = _bare(document.title), _bare(rest)
        within = len(rest) >= _SHORTEST_HAN and abbreviates(rest, title)
        return len(rest) / len(title) if within else float(title == rest)
    named, title_stems = stems(rest, language), stems(document.title, language)
    title_stems -= stems(POLITE[language].replace("|", " "), "")
    if not named or not named <= title_stems:
        return 0.0
    return len(named) / len(title_stems)


def _without_politeness(topic: str, language: str) -> str:
    border = "" if language == "zh" else r"\b"
    return re.sub(f"{border}(?:{POLITE[language]}){border}", " ", topic)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _is_replaced(document: Document, by: list[Document]) -> bool:
    newer = document.replaced_by
    return newer is not None and any(other.id == newer.id for other in by)


def _of(document: Document, kind: str) -> list[DocumentFact]:
    return [fact for fact in document.facts if fact.kind == kind]


def _only(document: Document, kind: AskedFact) -> tuple[DocumentFact, ...]:
    """Return the fact of a kind; none where the document says it in several ways."""
    facts = _of(document, kind)
    if kind == "replaces":
        return tuple(facts)
    if len({_bare(fact.value) for fact in facts}) != 1:
        return ()
    undated = kind == "in_force" and not _DIGIT.search(facts[0].value)
    published = _only(document, "issued") if undated else ()
    return (facts[0], *published)


def _replacing(older: Document, documents: Mapping[str, Document]) -> ToldFact | None:
    """Return where the newer document says that it replaces an older one."""
    newer = documents.get(older.replaced_by.id) if older.replaced_by else None
    facts = _of(newer, "replaces") if newer else []
    if newer is None or len(facts) != 1:
        return None
    start = newer.text.find(newer.title)
    title = Span(start, start + len(newer.title)) if start >= 0 else None
    return ToldFact(newer, tuple(facts), title)
