"""Puts the same texts in the same order each time, however they were scored.

The score of one text differs in its last digits with what is read beside it. Of two
documents that say the same, now the one and now the other would come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

Ranked = TypeVar("Ranked")


def settle_ties(
    ranked: Iterable[Ranked],
    text: Callable[[Ranked], str],
    name: Callable[[Ranked], str],
    score: Callable[[Ranked], float],
    near: float,
) -> list[Ranked]:
    """Return what is ranked, the same texts with nearly equal scores by their names.

    Everything else keeps its place.

    Args:
        ranked: Best first.
        text: What is compared for being the same.
        name: By which the same texts are ordered.
        score: Higher is better.
        near: Scores that differ by no more are equal.
    """
    settled = list(ranked)
    places = sorted(range(len(settled)), key=lambda place: text(settled[place]))
    for _, same in groupby(places, key=lambda place: text(settled[place])):
        twins: list[int] = []
        for place in sorted(same):
            if twins and score(settled[twins[0]]) - score(settled[place]) > near:
                _order(settled, twins, name)
                twins = []
            twins.append(place)
        _order(settled, twins, name)
    return settled


def _order(
    settled: list[Ranked], places: list[int], name: Callable[[Ranked], str]
) -> None:
    by_name = sorted((settled[place] for place in places), key=name)
    for place, one in zip(places, by_name, strict=True):
        settled[place] = one
