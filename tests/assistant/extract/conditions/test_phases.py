"""A figure of the first phase is none of the second."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.phases import check_phase
from tests.assistant.extract.conditions.places import place_of

PARK = "The park has 320 hectares, of which phase one takes 120 hectares."
PARKEN = "Parken är 320 hektar, varav etapp 1 tar 120 hektar."
YUAN = "产业园占地3200亩，其中一期1200亩。"
LOTS = "Los 1 kostete 4 Millionen, der zweite Bauabschnitt 7 Millionen Euro."


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How large is phase two?", PARK, "120 hectares", True),
        ("How large is phase two?", PARK, "320 hectares", True),
        ("How large is phase one?", PARK, "120 hectares", False),
        ("How large is stage 1 of the park?", PARKEN, "120 hektar", False),
        ("Hur stor är etapp 2?", PARKEN, "120 hektar", True),
        ("Hur stor är andra etappen?", YUAN, "1200亩", True),
        ("产业园二期占地多少？", YUAN, "3200亩", True),
        ("产业园一期占地多少？", YUAN, "1200亩", False),
        ("产业园占地多少？", YUAN, "3200亩", False),
        ("Was kostete der zweite Bauabschnitt?", LOTS, "7 Millionen Euro", False),
        ("近期投资多少？", YUAN, "1200亩", False),
    ],
)
def test_a_figure_is_of_the_phase_that_is_asked_for(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_phase(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted
