"""Find the passages nearest to a question: vectors and keywords, fused by rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.documents import ScoredPassage
from index.storage.store import PassageStore

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

_CANDIDATES = 50
"""Fewest passages that each of the two searches brings."""
_RANK_CONSTANT = 60
"""``k`` of reciprocal rank fusion; Cormack, Clarke and Büttcher, SIGIR 2009."""


def search_passages(
    store: PassageStore, embedder: Embeddings, question: str, top_k: int
) -> list[ScoredPassage]:
    """Return the ``top_k`` passages of ``store`` nearest to ``question``, best first.

    The score is the sum of ``1 / (60 + rank)`` over the two searches, so at most 0.033.
    """
    limit = max(_CANDIDATES, top_k)
    vectors = store.search_vectors(embedder.embed_query(question), limit)
    keywords = store.search_keywords(question, limit)
    return fuse_rankings([vectors, keywords])[:top_k]


def fuse_rankings(rankings: Sequence[Sequence[ScoredPassage]]) -> list[ScoredPassage]:
    """Return the passages of all ``rankings``, ordered by reciprocal rank fusion."""
    passages, scores = {}, dict[str, float]()
    for ranking in rankings:
        for rank, hit in enumerate(ranking, start=1):
            passages[hit.passage.id] = hit.passage
            score = scores.get(hit.passage.id, 0.0)
            scores[hit.passage.id] = score + 1 / (_RANK_CONSTANT + rank)
    best_first = sorted(scores, key=lambda id_: -scores[id_])
    return [ScoredPassage(passages[id_], scores[id_]) for id_ in best_first]
