"""Fuse rankings of passages into one, by their ranks."""

from __future__ import annotations

from collections.abc import Sequence

from index.documents import ScoredPassage

RANK_CONSTANT = 60
"""``k`` of reciprocal rank fusion; Cormack, Clarke and Büttcher, SIGIR 2009."""
_OWN = 2
"""Passages in the question's language for each one in every other language."""
_PREFERENCE = 0.02
"""How much nearer e5 finds what is in the language of the question."""
_BEFORE, _AFTER = -0.75, 0.25
"""Of a turn's two in the question's language, the others come first or last."""


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
    own: Sequence[ScoredPassage],
    others: Sequence[Sequence[ScoredPassage]],
    nearest: float = 0.0,
) -> list[ScoredPassage]:
    """Return the passages of all languages, in turn.

    Ranks of different languages say nothing about each other: which language answers
    is for who reads them to say. Two in the question's language come for one of each
    other; a language goes first in each turn where its nearest passage is as near.

    Args:
        own: Those in the question's language, best first; may be none.
        others: Those of each other language by similarity, the nearest language first.
        nearest: The highest similarity of a passage in the question's language.
    """
    step = _OWN if own else 1
    places = [(float(place), hit) for place, hit in enumerate(own, start=1)]
    for ranking in others:
        as_near = own and ranking[0].score + _PREFERENCE >= nearest
        shift = _BEFORE if as_near else _AFTER
        places += [
            (step * (rank + shift), hit) for rank, hit in enumerate(ranking, start=1)
        ]
    best_first = sorted(places, key=lambda place: place[0])
    return [ScoredPassage(hit.passage, 2 * rank_score(at)) for at, hit in best_first]


def rank_score(rank: float) -> float:
    """Return what a passage scores for its rank, counted from 1, in one ranking."""
    return 1 / (RANK_CONSTANT + rank)
