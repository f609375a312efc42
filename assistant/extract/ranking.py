"""Put passages in order by reading them: those that answer a question come first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.extract.conditions.conditions import check_conditions
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.names import lacks_names
from assistant.extract.reader import as_read, asked_of
from assistant.extract.span_model.model import ScoredSpan, SpanModel
from assistant.ordering import settle_ties
from index.documents import Document, ScoredPassage
from index.embedding.cache import embedding_text

_NEARNESS = 100.0
"""What a passage that is nearer by one scores, beside what its best words score.

Learnt on half of the development questions in en, fi, no, zh and in en over fi, where
70 to 130 did as well; on the other half each pair was found better than without.
"""
_WITHIN = 0.18
"""Passages that are less near than the nearest by more than this are not read.

They hardly ever come first: half of the ten are read, as well as all of them.
"""
_LEAST = -2.0
"""Where no passage scores as much, none answers, and the search tells their order.

"What is about X" and "what does page 3 say" have no words that answer.
"""
_TIED = 0.1
"""Scores of one text differ by less from one process to another."""
_ELSEWHERE = -10.0
"""What words of another town, year or thing score at most: as if they said nothing."""
_SPANS = 4
"""Looked at in each passage, until one may be said."""


def order_by_reading(
    model: SpanModel,
    question: str,
    passages: Sequence[ScoredPassage],
    documents: Mapping[str, Document],
) -> list[ScoredPassage]:
    """Return the passages with those first that are near and seem to answer.

    Nearness tells what a passage is about, and the reader whether it says what is
    asked. Both are the same in every language, so that they tell which one answers.

    Args:
        model: Reads them.
        question: As it was asked, without what stands around it.
        passages: With how near they are.
        documents: Those of the passages, by id.
    """
    nearest = max((hit.score for hit in passages), default=0.0)
    read = [hit for hit in passages if hit.score >= nearest - _WITHIN]
    pairs = [
        asked_of(question, as_read(hit.passage, documents[hit.passage.document_id]))
        for hit in read
    ]
    said = {
        hit.passage.id: _best_score(question, hit, documents, spans)
        for hit, spans in zip(read, model.read(pairs, _SPANS), strict=True)
    }

    if max(said.values(), default=_ELSEWHERE) < _LEAST:
        return list(passages)

    def score(hit: ScoredPassage) -> float:
        return said.get(hit.passage.id, _ELSEWHERE) + _NEARNESS * hit.score

    return settle_ties(
        sorted(passages, key=score, reverse=True),
        text=lambda hit: embedding_text(
            documents[hit.passage.document_id].title, hit.passage
        ),
        name=lambda hit: hit.passage.document_id,
        score=score,
        near=_TIED,
    )


def _best_score(
    question: str,
    hit: ScoredPassage,
    documents: Mapping[str, Document],
    spans: Sequence[ScoredSpan],
) -> float:
    """Return the score of the best words that are not of something else."""
    passage, document = hit.passage, documents[hit.passage.document_id]
    language = passage.language or document.language
    text = embedding_text(document.title, passage)
    for scored in () if lacks_names(question, text, language) else spans:
        place = Place(document, passage, scored.span.shift(passage.span.start))
        if check_conditions(question, place) is not Outcome.CONTRADICTED:
            return scored.score
    return min([_ELSEWHERE, *(scored.score for scored in spans)])
