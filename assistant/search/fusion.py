"""Fuse rankings of passages into one, by their ranks."""

from __future__ import annotations

from collections.abc import Sequence

from index.documents import ScoredPassage

RANK_CONSTANT = 60
"""``k`` of reciprocal rank fusion; Cormack, Clarke and Büttcher, SIGIR 2009."""
_PLACES = 30
"""Places that a language goes back for a cosine similarity that is less by one."""


def fuse_rankings(rankings: Sequence[Sequence[ScoredPassage]]) -> list[ScoredPassage]:
    """Return the passages of all ``rankings``, ordered by reciprocal rank fusion.

    The score is the sum of ``1 / (60 + rank)`` over the rankings that have a passage.
    """
    passages, scores = {}, dict[str, float]()
    for ranking in rankings:
        for rank, hit in enumerate(ranking, start=1):
            passages[hit.passage.id] = hit.passage
            scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + rank_score(rank)
    best_first = sorted(scores, key=lambda id_: -scores[id_])
    return [ScoredPassage(passages[id_], scores[id_]) for id_ in best_first]


def merge_languages(
    languages: Sequence[tuple[float, Sequence[ScoredPassage]]],
) -> list[ScoredPassage]:
    """Return the passages of all languages, in turn.

    Which language answers is for who reads them to say, so that each has its places:
    the ranks of a language count from where the nearest language has its first, and
    later by as much as its own nearest passage is less near.

    Args:
        languages: The highest cosine similarity of each language and its passages,
            best first.
    """
    best = max((nearest for nearest, _ in languages), default=0.0)
    places = [
        (rank + _PLACES * (best - nearest), hit.passage)
        for nearest, ranking in languages
        for rank, hit in enumerate(ranking, start=1)
    ]
    best_first = sorted(places, key=lambda place: place[0])
    return [ScoredPassage(passage, 2 * rank_score(at)) for at, passage in best_first]


def rank_score(rank: float) -> float:
    """Return what a passage scores for its rank, counted from 1, in one ranking."""
    return 1 / (RANK_CONSTANT + rank)
