from __future__ import annotations

from math import log2

import pytest

from assistant.evaluation.rankings import measure_ranking


def test_the_measures_are_those_computed_by_hand() -> None:
    measured = measure_ranking({"b": 1, "d": 1}, ["a", "b", "b", "c", "d"])
    best = 1 + 1 / log2(3)
    assert measured == pytest.approx(
        {
            "recall@1": 0.0,
            "recall@5": 1.0,
            "recall@10": 1.0,
            "mrr": 1 / 2,
            "ndcg@10": (1 / log2(3) + 1 / log2(5)) / best,
        }
    )


def test_nothing_found_is_nought() -> None:
    assert set(measure_ranking({"b": 1}, []).values()) == {0.0}
