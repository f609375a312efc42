"""Find the passages nearest to a question: vectors and keywords of each language."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.search.fusion import Placed, add_keywords, merge_languages
from assistant.search.lifting import find_lifts, lift
from index.documents import Document, ScoredPassage
from index.storage.store import PassageStore
from index.text.languages import detect_language, likely_languages

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

LOGGER = logging.getLogger(__name__)

_CANDIDATES = 50
"""Fewest passages that each of the two searches brings."""
_ORDERED = 10
"""So many of the first passages are put in order: later ones hardly ever come first."""

Order = Callable[
    [Sequence[ScoredPassage], Mapping[str, Document]], Sequence[ScoredPassage]
]
"""Puts passages in order, given how near they are, and their documents by id."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched, for an answer to say so."""

    version: str = ""
    """The generation of the index; empty where something else was searched."""
    embedding_model: str = ""
    documents: int | None = None
    """How many; None where that is not known."""
    languages: tuple[str, ...] = ()
    """Those that the documents are in, ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What was found for a question, and the documents to quote it from."""

    passages: tuple[ScoredPassage, ...]
    """Best first."""
    documents: Mapping[str, Document]
    """By id; ``document.text[span.start:span.end] == text`` for each passage."""
    searched: Searched


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation of the index, open while a question is answered from it."""

    version: str
    store: PassageStore

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return those of the documents that are here, by id."""
        found = {id_: self.store.document(id_) for id_ in dict.fromkeys(ids)}
        if gone := [id_ for id_, document in found.items() if not document]:
            LOGGER.warning("Found, but not in the index: %s", ", ".join(gone))
        return {id_: document for id_, document in found.items() if document}

    def searched(self) -> Searched:
        """Return what searching it means."""
        languages = self.store.languages
        return Searched(
            self.version,
            self.store.info["embedding_model"],
            sum(languages.values()),
            tuple(languages),
        )

    def retrieve(
        self,
        embedder: Embeddings,
        question: str,
        top_k: int,
        order: Order | None = None,
    ) -> Retrieved:
        """Return the ``top_k`` passages nearest to ``question``.

        Args:
            embedder: Of the index.
            question: What is searched for.
            top_k: How many.
            order: Puts the nearest in order. Who reads them afterwards needs none.
        """
        limit = max(top_k, _ORDERED) if order else top_k
        found = search_passages(self.store, embedder, question, limit)
        documents = self.documents(each.near.passage.document_id for each in found)
        known = [p for p in found if p.near.passage.document_id in documents]
        scored = [placed.scored() for placed in known]
        if order:
            first = order([placed.near for placed in known[:_ORDERED]], documents)
            ordered = (*first, *scored[_ORDERED:])
            # A score tells the place, whichever passage has it.
            scored = [
                ScoredPassage(hit.passage, there.score)
                for hit, there in zip(ordered, scored, strict=True)
            ]
        return Retrieved(tuple(scored[:top_k]), documents, self.searched())


def search_passages(
    store: PassageStore, embedder: Embeddings, question: str, top_k: int
) -> list[Placed]:
    """Return the ``top_k`` passages of ``store`` nearest to ``question``, best first.

    Each language is searched for itself: vectors prefer their own, so that a few
    passages in another would never come up among many. Keywords rank only passages in
    a language that the question may be in, since no other has its words; those in
    others are lifted by the names and amounts that they share with the question.
    """
    limit = max(_CANDIDATES, top_k)
    embedding = embedder.embed_query(question)
    asked_in, likely = detect_language(question), likely_languages(question)
    lifts = (
        find_lifts(store, question) if {*store.passage_languages} - {asked_in} else {}
    )
    matching = {
        language: store.search_keywords(question, limit, language)
        for language in store.passage_languages
        if language in likely
    }
    best = max((hits[0].score for hits in matching.values() if hits), default=0.0)
    languages: list[tuple[float, list[ScoredPassage]]] = []
    for language in store.passage_languages:
        near = store.search_vectors(embedding, limit, language)
        if language != asked_in:
            near = lift(store, near, lifts.get(language, {}))
        ranked = add_keywords(near, matching.get(language, ()), best)
        if near:
            languages.append((near[0].score, ranked))
    return _each_once(merge_languages(languages))[:top_k]


def _each_once(found: Iterable[Placed]) -> list[Placed]:
    """Return what was found without what its document says again under one heading.

    A web page may have all its text twice, once to be printed.
    """
    first: dict[tuple[str, str | None, str], Placed] = {}
    for placed in found:
        passage = placed.near.passage
        key = passage.document_id, passage.heading, passage.text
        first.setdefault(key, placed)
    return list(first.values())
