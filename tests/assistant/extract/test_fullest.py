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


@pytest.mark.parametrize(
    ("question", "text", "language", "first", "second"),
    [
        (
            "How many boats lie in the old harbour with electricity and water?",
            "In the harbour lie 40 boats. "
            "A place for boats that lie in the old harbour with electricity and water"
            " costs 95 euros.",
            "en",
            "40 boats",
            "95 euros",
        ),
        (
            "Hur många båtar ligger i gamla hamnen med vatten och belysning?",
            "I hamnen ligger 40 båtar. "
            "Av båtar som ligger i gamla hamnen med vatten och belysning är 15 % nya.",
            "sv",
            "40 båtar",
            "15 %",
        ),
        (
            "海州老码头有水电的泊位停了多少艘船？",
            "海州码头停船40艘。海州老码头有水电的泊位停船每天收费95元。",
            "zh",
            "40艘",
            "95元",
        ),
    ],
)
def test_a_figure_of_another_kind_does_not_come_first(
    question: str, text: str, language: str, first: str, second: str
) -> None:
    found = found_in(text, language, (first, 6.0), (second, 5.0))
    assert fullest_first(question, found, 0.0) == found
