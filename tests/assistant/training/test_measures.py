"""F1 and exact match as SQuAD counts them; over characters without spaces."""

from __future__ import annotations

import pytest

from assistant.training.measures import exact_match, f1_score


@pytest.mark.parametrize(
    ("predicted", "answers", "language", "f1"),
    [
        ("The 252 firms.", ("252 firms",), "en", 1.0),
        ("252", ("252 firms",), "en", 2 / 3),
        ("in Tengzhou", ("Shandong", "Tengzhou"), "en", 2 / 3),
        ("nothing", ("252 firms",), "en", 0.0),
        ("", ("252",), "en", 0.0),
        ("徐州市", ("徐州",), "zh", 0.8),
        ("徐州", ("徐州。",), "zh", 1.0),
        ("ett ett", ("ett",), "sv", 2 / 3),
    ],
)
def test_f1_is_the_best_overlap_with_an_answer(
    predicted: str, answers: tuple[str, ...], language: str, f1: float
) -> None:
    assert f1_score(predicted, answers, language) == pytest.approx(f1)


def test_an_exact_match_overlooks_case_articles_and_punctuation_only() -> None:
    assert exact_match("the Glass Industry", ["glass industry!"], "en") == 1
    assert exact_match("glass", ["glass industry"], "en") == 0
