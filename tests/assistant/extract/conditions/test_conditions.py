"""All that a question names must hold at the place of its answer."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.conditions import check_conditions, may_be_said
from tests.assistant.extract.conditions.places import place_of

PUMPS = "At the end of 2022 the pump cluster of Ningbo had 340 firms in Zhejiang."
KLUSTER = "År 2022 hade pumpklustret i Ningbo 340 företag, och Haining hade 12."


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("How many firms did Ningbo have in 2022?", PUMPS, True),
        ("How many firms did Ningbo have in 2019?", PUMPS, False),
        ("How many firms did Xuzhou have in 2022?", PUMPS, False),
        ("How many employees did Ningbo have in 2022?", PUMPS, False),
        ("宁波2022年有多少家企业?", PUMPS, True),
        ("徐州2022年有多少家企业?", KLUSTER, False),
        ("Hur många företag hade Ningbo 2022?", KLUSTER, True),
        ("Wie viele Firmen hatte Ningbo 2022?", KLUSTER, True),
        ("Wie viele Einwohner hatte Ningbo 2022?", KLUSTER, False),
        ("Who leads the work in Xuzhou?", "The mayor leads the work.", False),
        (
            "Wer leitet heute die Arbeiten in Norrvik?",
            "The mayor leads the work.",
            False,
        ),
        ("Norrvik 的工作由谁领导？", "The mayor leads the work.", False),
        ("Who led the work in 2022?", "The mayor leads the work.", True),
    ],
)
def test_an_answer_is_said_only_of_what_was_asked(
    question: str, text: str, said: bool
) -> None:
    answer = "340" if "340" in text else "mayor"
    place = place_of(text, answer)
    assert may_be_said(question, place, check_conditions(question, place)) is said
