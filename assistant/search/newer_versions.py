"""Bring the newer version of a document where search brings only the older one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from assistant.search.document_places import passage_at, pieces_of
from index.documents import Document, ScoredPassage, Span
from index.text.keywords import keyword_tokens

if TYPE_CHECKING:
    from assistant.search.retriever import Retrieved

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST_ALIKE = 0.2
"""The share of the older passage's words that the same place of the newer has."""
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
    if names_year(question):
        return replace(found, documents=documents)
    known = {hit.passage.document_id for hit in found.passages}
    passages: dict[str, ScoredPassage] = {}
    for hit in found.passages:
        latest = _latest(documents[hit.passage.document_id], documents)
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


def _latest(document: Document, documents: Mapping[str, Document]) -> Document:
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
