"""The embedded answerer: question and passages to the sentences that answer, if any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.enumerations import Enumeration, find_enumerations
from assistant.questions import classify_question, contains_figure
from index.documents import Document, Passage, ScoredPassage, Span
from index.keywords import keyword_tokens
from index.languages import detect_language
from index.sentences import sentence_spans

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.embeddings import Embeddings

# A reading is sure enough when prominence + _WORDS * shared words reaches _THRESHOLD.
# Prominence: how far the best sentence is above what is usual for the question. The
# weights were fitted by logistic regression on 1,000 questions in eight languages,
# each once with and once without the passage that answers it.
_WORDS = 0.15
_THRESHOLD = 0.12
_FOREIGN = 0.74
"""Where the source is in another language, what similarity has above this stands for
the shared words: of questions about nothing in the corpus, few come far above it."""
_FIGURE_MARGIN = 0.03
"""How far below the nearest sentence one with the figure asked for may be."""
_FEWEST_WORDS = 4
_FEWEST_COMPARED = 20
_UNRELATED = 0.72
"""Mean similarity of a question to sentences about something else, in any language."""
_STEM = 5
"""Words that begin with the same letters, this many, count as the same word."""
_LONGEST_GAP = 8
"""Characters between a sentence and the list it introduces: fewer than these."""
_MARGIN = 0.015
"""How far below the best sentence another may be and still be part of the answer."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a document that answers; ``span`` is into the document's text."""

    document_id: str
    span: Span
    score: float
    """Cosine similarity to the question."""
    items: tuple[Span, ...] = ()
    """What it lists, into the document's text; empty where it is no list."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    statement: Statement
    passage: Passage
    text: str


class SentenceReader:
    """Reads by similarity: the sentences whose meaning is nearest to the question."""

    def __init__(self, embedder: Embeddings, max_statements: int) -> None:
        """Read with ``embedder``; give ``max_statements`` at most."""
        self._embedder = embedder
        self._max_statements = max_statements

    def read(
        self,
        question: str,
        passages: Sequence[ScoredPassage],
        documents: Mapping[str, Document],
    ) -> list[Statement]:
        """Return the statements that answer, the most direct first.

        Args:
            question: Standing on its own, in any language.
            passages: What the retriever found.
            documents: The documents of the passages, by id.

        Returns:
            An empty list when the passages do not say.
        """
        language = detect_language(question)
        kind = classify_question(question)
        scored = self._score(
            question, list(_candidates(passages, documents)), documents
        )
        fitting = [
            candidate
            for candidate in scored
            if not kind.wants_figure or contains_figure(candidate.text)
        ]
        if not fitting:
            return []
        best = fitting[0]
        document = documents[best.passage.document_id]
        if not _is_sure(question, language, best, document, scored):
            return []
        if kind.wants_several and (listed := self._list(question, best, documents)):
            return [listed]
        return [
            candidate.statement
            for candidate in fitting[: self._max_statements]
            if candidate.statement.score >= best.statement.score - _MARGIN
        ]

    def _score(
        self,
        question: str,
        candidates: Sequence[_Candidate],
        documents: Mapping[str, Document],
    ) -> list[_Candidate]:
        if not candidates:
            return []
        # The title says what a sentence is about when the sentence itself does not.
        texts = [
            f"{documents[c.passage.document_id].title}\n{c.text}" for c in candidates
        ]
        similarities = self._similarities(question, texts)
        scored = [
            replace(c, statement=replace(c.statement, score=float(similarity)))
            for c, similarity in zip(candidates, similarities, strict=True)
        ]
        return sorted(scored, key=lambda c: -c.statement.score)

    def _list(
        self, question: str, best: _Candidate, documents: Mapping[str, Document]
    ) -> Statement | None:
        """Return ``best`` as a list, if it is one or introduces one."""
        import numpy as np

        document = documents[best.passage.document_id]
        statement, offset = best.statement, best.passage.span.start
        near = [
            found
            for found in find_enumerations(best.passage.text, document.language)
            if _belongs(found, statement.span.shift(-offset))
        ]
        if not near:
            return None
        items = [[i.of(best.passage.text) for i in found.items] for found in near]
        similarities = self._similarities(question, [", ".join(i) for i in items])
        # What is asked for is often named in each item: "… action, … action".
        named = [sum(_shared_words(question, i) for i in of) / len(of) for of in items]
        fits = similarities + _WORDS * np.asarray(named)
        chosen = near[int(fits.argmax())]
        whole = Span(
            min(statement.span.start, chosen.span.start + offset),
            max(statement.span.end, chosen.span.end + offset),
        )
        listed = tuple(item.shift(offset) for item in chosen.items)
        return replace(statement, span=whole, items=listed)

    def _similarities(self, question: str, texts: Sequence[str]) -> np.ndarray:
        import numpy as np

        rows = np.asarray(self._embedder.embed_documents(list(texts)))
        similarities: np.ndarray = rows @ np.asarray(
            self._embedder.embed_query(question)
        )
        return similarities


def _candidates(
    passages: Sequence[ScoredPassage], documents: Mapping[str, Document]
) -> Iterator[_Candidate]:
    seen = set()
    for hit in passages:
        passage = hit.passage
        language = documents[passage.document_id].language
        for span in sentence_spans(passage.text, language):
            there = span.shift(passage.span.start)
            # Neighbouring passages overlap by a sentence.
            text = span.of(passage.text)
            if (passage.document_id, there) not in seen and _says_something(text):
                seen.add((passage.document_id, there))
                statement = Statement(passage.document_id, there, 0.0)
                yield _Candidate(statement, passage, text)


def _says_something(text: str) -> bool:
    # "Back to list" and the like stand on every page and are near to many questions.
    return len(keyword_tokens(text)) >= _FEWEST_WORDS or contains_figure(text)


def _belongs(found: Enumeration, sentence: Span) -> bool:
    """Return whether the sentence holds the enumeration, is in it, or introduces it."""
    follows = 0 <= found.span.start - sentence.end < _LONGEST_GAP
    return follows or found.span.overlaps(sentence)


def _is_sure(
    question: str,
    language: str,
    best: _Candidate,
    document: Document,
    scored: Sequence[_Candidate],
) -> bool:
    """Return whether ``best`` answers: it stands out, and shares words if it can."""
    score = best.statement.score
    if score < scored[0].statement.score - _FIGURE_MARGIN:
        return False  # What is nearest to the question has no figure.
    prominence = score - _usual_similarity([c.statement.score for c in scored])
    shared = score - _FOREIGN
    if document.language == language:
        shared = _WORDS * _shared_words(question, f"{document.title}\n{best.text}")
    return prominence + shared >= _THRESHOLD


def _usual_similarity(similarities: Sequence[float]) -> float:
    """Return the mean, filled up with unrelated sentences where there are few."""
    missing = max(0, _FEWEST_COMPARED - len(similarities))
    total = sum(similarities) + missing * _UNRELATED
    return total / (len(similarities) + missing)


def _shared_words(question: str, text: str) -> float:
    """Return the share of the question's letters whose words stand in the text."""
    asked = set(keyword_tokens(question))
    there = set(keyword_tokens(text))
    stems = {token[:_STEM] for token in there if len(token) >= _STEM}
    shared = [token for token in asked if token in there or token[:_STEM] in stems]
    return sum(map(len, shared)) / max(1, sum(map(len, asked)))
