"""How near a sentence is to the question counts beside what the reader thinks of it."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.extract.confidence import add_nearness, needed_score
from assistant.extract.span_model.model import (
    Calibration,
    SpanModel,
    load_span_model,
)

NEAR = "Färjan till ön går varje timme från Strömstad och tar fyrtio minuter."
FAR = "The optics cluster in Wuhan was founded in 1988 by Huang Dejin."


@pytest.fixture(scope="module")
def model() -> SpanModel:
    return load_span_model(Settings(embedding_model=""))


@pytest.mark.parametrize(
    "question",
    [
        "How often does the ferry to the island go?",
        "Wie oft fährt die Fähre zur Insel?",
        "去岛上的渡轮多久一班？",
        "Hur ofta går färjan till ön?",
    ],
)
def test_words_in_a_sentence_near_the_question_gain_on_others(
    question: str, model: SpanModel
) -> None:
    near, far = add_nearness(model, question, [(1.0, NEAR), (1.0, FAR)])
    assert near > far + 1.0


def test_what_is_not_compared_counts_as_the_least_near(model: SpanModel) -> None:
    others = [
        f"Ferry number {number} goes to the island hourly." for number in "abcdefg"
    ]
    scored = [(2.0, text) for text in [*others, FAR]]
    *_, far, unseen = add_nearness(model, "How often?", [*scored, (1.0, NEAR)])
    assert unseen == pytest.approx(far - 1.0)


def test_nothing_to_compare_gives_nothing(model: SpanModel) -> None:
    assert add_nearness(model, "How often?", []) == []


def test_more_is_needed_of_the_best_of_many_passages() -> None:
    calibration = Calibration(threshold=1.0, doubling=0.5, nearness=20.0)
    assert [needed_score(calibration, n) for n in (0, 1, 2, 8)] == [1.0, 1.0, 1.5, 2.5]
