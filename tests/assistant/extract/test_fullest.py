"""Of sentences much alike, that answers which has all that is asked."""

from __future__ import annotations

import pytest

from assistant.extract.found import Found
from assistant.extract.fullest import fullest_first
from tests.small_documents import document, passage, span_of

ENGLISH = (
    "Whoever fences off a beach in the zone pays a fine of 200 yuan. "
    "Whoever digs sea sand in the zone without a permit pays a fine of 900 yuan. "
    "The zone is 40 km long."
)
CHINESE = (
    "在海岸带圈占沙滩的，处二千元以上罚款。在海岸带擅自开采海砂的，处五万元以上罚款。"
)
SWEDISH = (
    "Den som stänger av en strand i området får böta 200 kronor. "
    "Den som gräver havssand i området utan tillstånd får böta 900 kronor."
)


def found_in(text: str, language: str, *scored: tuple[str, float]) -> list[Found]:
    law = document(text, language=language)
    return [
        Found(passage(law), law, span_of(text, words), score) for words, score in scored
    ]


@pytest.mark.parametrize(
    ("question", "text", "language", "first", "second"),
    [
        (
            "How high is the fine for digging sea sand in the zone?",
            ENGLISH,
            "en",
            "200 yuan",
            "900 yuan",
        ),
        (
            "在海岸带开采海砂会被处多少罚款？",
            CHINESE,
            "zh",
            "二千元以上",
            "五万元以上",
        ),
        (
            "Hur mycket får den böta som gräver havssand i området?",
            SWEDISH,
            "sv",
            "200 kronor",
            "900 kronor",
        ),
    ],
)
def test_the_sentence_with_more_of_the_question_comes_first_and_alone(
    question: str, text: str, language: str, first: str, second: str
) -> None:
    found = found_in(text, language, (first, 9.0), (second, 7.0))
    (answer,) = fullest_first(question, found, 2.0)
    assert (answer.text, answer.score) == (second, 9.0)


@pytest.mark.parametrize(
    ("question", "scored"),
    [
        ("How long is the zone?", [("40 km", 9.0), ("900 yuan", 7.0)]),
        ("Who digs sea sand in the zone?", [("200 yuan", 9.0), ("900 yuan", 7.0)]),
        (
            "How high is the fine for digging sea sand in the zone?",
            [("200 yuan", 9.0), ("900 yuan", 1.0)],
        ),
        (
            "Wie hoch ist die Strafe für das Graben von Sand?",
            [("200 yuan", 9.0), ("900 yuan", 7.0)],
        ),
    ],
)
def test_else_the_order_stays(question: str, scored: list[tuple[str, float]]) -> None:
    found = found_in(ENGLISH, "en", *scored)
    assert fullest_first(question, found, 2.0) == found
