"""A figure under a target of a later year is not one of the year that is asked for."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.targets import check_target
from tests.assistant.extract.conditions.places import place_of

ENGLISH = (
    "By 2031 the valley is to lead in optics.\n\nStronger research. It has 40"
    " laboratories and 6 test sites."
)
SWEDISH = (
    "Till 2031 ska dalen vara ledande inom optik.\n\nStarkare forskning. Den har 40"
    " laboratorier och 6 provplatser."
)
GERMAN = (
    "Bis 2031 soll das Tal in der Optik führen.\n\nMehr Forschung. Es hat 40 Labore"
    " und 6 Prüfstände."
)
HAN = "到2031年，光谷创新能力全国领先。\n\n研究能力更强。实验室达到40家左右。"


@pytest.mark.parametrize(
    ("text", "answer", "in_between", "in_the_end"),
    [
        (
            ENGLISH,
            "40 laboratories",
            "How many laboratories did the valley have in 2026?",
            "How many laboratories will the valley have in 2031?",
        ),
        (
            SWEDISH,
            "40 laboratorier",
            "Hur många laboratorier hade dalen 2026?",
            "Hur många laboratorier har dalen 2031?",
        ),
        (
            GERMAN,
            "40 Labore",
            "Wie viele Labore hatte das Tal 2026?",
            "Wie viele Labore hat das Tal 2031?",
        ),
        (HAN, "40家", "光谷2026年有多少家实验室？", "光谷2031年有多少家实验室？"),
    ],
)
def test_a_figure_under_a_target_is_of_the_year_of_the_target(
    text: str, answer: str, in_between: str, in_the_end: str
) -> None:
    place = place_of(text, answer, title="Plan 2025–2031")
    assert check_target(in_between, place) is Outcome.CONTRADICTED
    assert check_target(in_the_end, place) is Outcome.SHOWN


def test_what_there_is_now_is_no_target() -> None:
    text = f"{ENGLISH} Today there are 9 firms."
    question = "How many firms did the valley have in 2026?"
    assert check_target(question, place_of(text, "9 firms")) is Outcome.SHOWN
