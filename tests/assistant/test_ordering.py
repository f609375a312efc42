"""The same texts come in the same order, whatever the last digits of their scores."""

from __future__ import annotations

import pytest

from assistant.ordering import settle_ties

Scored = tuple[str, str, float]


def order(*ranked: Scored) -> list[str]:
    settled = settle_ties(
        sorted(ranked, key=lambda one: -one[2]),
        text=lambda one: one[0],
        name=lambda one: one[1],
        score=lambda one: one[2],
        near=0.001,
    )
    return [name for _, name, _ in settled]


@pytest.mark.parametrize("noise", [-0.0004, 0.0, 0.0004])
def test_of_two_that_say_the_same_one_is_always_first(noise: float) -> None:
    twins = ("12 firms", "b", 0.8), ("12 firms", "a", 0.8 + noise)
    assert order(*twins) == ["a", "b"]


def test_what_is_clearly_better_stays_before_its_twin() -> None:
    assert order(("12 firms", "b", 0.9), ("12 firms", "a", 0.8)) == ["b", "a"]


def test_what_says_something_else_keeps_its_place() -> None:
    twins = ("12 firms", "c", 0.8002), ("12 firms", "a", 0.8)
    assert order(*twins, ("14 firms", "b", 0.8001)) == ["a", "b", "c"]


def test_a_row_of_small_steps_is_no_tie() -> None:
    steps = [("12 firms", name, 0.8 - n * 0.0007) for n, name in enumerate("dcba")]
    assert order(*steps) == ["c", "d", "a", "b"]
