"""Bring the newer version of a document where search brings only the older one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from assistant.language.version_words import OLDER
from assistant.search.document_places import passage_at, pieces_of
from index.documents import Document, ScoredPassage, Span
from index.text.keywords import keyword_tokens

if TYPE_CHECKING:
    from assistant.search.retriever import Retrieved

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST_ALIKE = 0.2
"""The share of the older passage's words that the same place of the newer has."""
_SAME = 0.7
"""The same of a line that says the same, but for its figures."""
_LINE = re.compile(r"\S(?:.*\S)?")
_SHORTEST = 4
_DIGITS = re.compile(r"\d+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_LONGEST_CHAIN = 5
"""Versions after each other that are followed."""


class Library(Protocol):
    """Gives documents by their ids, as a generation of the index does."""

    def documents(self, ids: Iterable[str]) -> Mapping[str, Document]:
        """Return those of the documents that are here, by id."""
        ...


def names_year(question: str) -> bool:
    """Return whether a question asks for what held in a year, in whatever version."""
    return _YEAR.search(question) is not None


def asks_for_older(question: str) -> bool:
    """Return whether a question asks expressly for a version that holds no longer."""
    return OLDER.search(question) is not None


def names_document(question: str, document: Document) -> bool:
    """Return whether a question has the whole title of a document, or its number."""
    numbers = [fact.value for fact in document.facts if fact.kind == "number"]
    names = [document.title, *numbers]
    return any(len(name) >= _SHORTEST and name in question for name in names)


def latest_of(documents: Sequence[Document]) -> list[Document]:
    """Return documents without those whose title another has for later years.

    "Action plan 2018–2022" and "Action plan 2023–2027" are one plan at two times.
    """
    latest: dict[str, Document] = {}
    for document in documents:
        name = _NOT_LETTERS.sub("", document.title).casefold()
        known = latest.get(name)
        if known is None or _when(known) < _when(document):
            latest[name] = document
    return list(latest.values())


def _when(document: Document) -> tuple[str, str]:
    return max(_YEAR.findall(document.title), default=""), document.date or ""


def same_line(text: str, newer: Document) -> Span | None:
    """Return the line of a newer version that says of the same thing what it says now.

    Args:
        text: What the older version says.
        newer: The newer version.
    """
    words = set(keyword_tokens(_DIGITS.sub("", text)))
    rated = [
        (len(words & set(keyword_tokens(line.group()))) / len(words), line.span())
        for line in (_LINE.finditer(newer.text) if words else ())
    ]
    alike, place = max(rated, default=(0.0, (0, 0)))
    return Span(*place) if alike >= _SAME else None


def with_newer_versions(
    found: Retrieved,
    question: str,
    index: Callable[[], AbstractContextManager[Library | None]],
) -> Retrieved:
    """Return what was found, and of newer versions the places that are most like it.

    A question that names a year is answered from what was found for it; the newer
    documents are there all the same, to say what replaces the older ones.

    Args:
        found: What search brought.
        question: Standing on its own.
        index: Opens the index that the newer documents are in.
    """
    newer = _newer_documents(found.documents, index)
    if not newer:
        return found
    documents = {**found.documents, **newer}
    if names_year(question) or asks_for_older(question):
        return replace(found, documents=documents)
    known = {hit.passage.document_id for hit in found.passages}
    passages: dict[str, ScoredPassage] = {}
    for hit in found.passages:
        latest = latest_version(documents[hit.passage.document_id], documents)
        if latest.id not in known and (place := _same_place(hit, latest)):
            passage = passage_at(latest, place)
            passages.setdefault(passage.id, ScoredPassage(passage, hit.score))
        passages.setdefault(hit.passage.id, hit)
    return replace(found, passages=tuple(passages.values()), documents=documents)


def _newer_documents(
    documents: Mapping[str, Document],
    index: Callable[[], AbstractContextManager[Library | None]],
) -> dict[str, Document]:
    """Return the documents that replace some, and those that replace these."""
    found: dict[str, Document] = {}
    wanted = set(_successors(documents)) - set(documents)
    if not wanted:
        return found
    with index() as generation:
        for _ in range(_LONGEST_CHAIN if generation else 0):
            assert generation is not None
            found.update(generation.documents(sorted(wanted)))
            wanted = set(_successors(found)) - set(found) - set(documents)
            if not wanted:
                break
    return found


def _successors(documents: Mapping[str, Document]) -> Iterator[str]:
    for document in documents.values():
        if document.replaced_by:
            yield document.replaced_by.id


def latest_version(document: Document, documents: Mapping[str, Document]) -> Document:
    """Return the newest of the versions of a document that are among some."""
    for _ in range(_LONGEST_CHAIN):
        newer = document.replaced_by
        if newer is None or newer.id not in documents:
            break
        document = documents[newer.id]
    return document


def _same_place(hit: ScoredPassage, newer: Document) -> Span | None:
    """Return the piece of a newer version that is most like an older passage."""
    words = set(keyword_tokens(hit.passage.text))
    pieces = pieces_of(newer, Span(0, len(newer.text)))
    rated = [
        (len(words & set(keyword_tokens(piece.of(newer.text)))) / len(words), piece)
        for piece in (pieces if words else ())
    ]
    alike, piece = max(rated, key=lambda one: one[0], default=(0.0, None))
    return piece if alike >= _LEAST_ALIKE else None
