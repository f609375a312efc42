"""What a question names in short has to stand at the place, or in its text."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.short_names import check_short_names, short_names_in
from tests.assistant.extract.conditions.places import place_of


@pytest.mark.parametrize(
    ("question", "language", "names"),
    [
        ("How fast does CCSR answer?", "en", ["CCSR"]),
        ("Vilka är CCSR:s och NDRCs mål?", "sv", ["CCSR", "NDRC"]),
        ("NDRC何时发布？", "zh", ["NDRC"]),
        ("What is the GDP in CNY of COVID-19 regions?", "en", []),
        ("HOW MANY FIRMS ARE THERE?", "en", []),
        ("Vilken bilaga har ELSÄK-FS 2017:4?", "sv", []),
        ("ELSÄK-FS由NDRC发布？", "zh", ["NDRC"]),
    ],
)
def test_abbreviations_that_name_something_are_found(
    question: str, language: str, names: list[str]
) -> None:
    assert [name.text for name in short_names_in(question, language)] == names


SPELLED_OUT = "Send it to the Council for Crane Safety Rules: it takes 41 days."
OTHER = "Send it to the Institute of Copper Alloys: it takes 38 days."


@pytest.mark.parametrize(
    ("question", "text", "outcome"),
    [
        ("How many days does CCSR take?", SPELLED_OUT, Outcome.SHOWN),
        ("Hur många dagar tar det hos CCSR?", SPELLED_OUT, Outcome.SHOWN),
        ("CCSR要多少天？", SPELLED_OUT, Outcome.SHOWN),
        ("How many days does CCSR take?", "CCSR takes 41 days.", Outcome.SHOWN),
        ("How many days does CCSR take?", OTHER, Outcome.NOWHERE),
        ("CCSR要多少天？", OTHER, Outcome.NOWHERE),
        ("How many days does CCSR take?", "安全委员会需要41天。", Outcome.UNKNOWN),
        ("What is the GDP?", OTHER, Outcome.SHOWN),
        ("Wie viele Tage braucht OWL?", "Ostwestfalen-Lippe: 41 Tage.", Outcome.SHOWN),
        ("How long is it in NRW?", "41 days in Nordrhein-Westfalen.", Outcome.SHOWN),
        ("Hur länge i USA?", "Uppsala tar 41 dagar.", Outcome.NOWHERE),
    ],
)
def test_what_is_missing_is_told(question: str, text: str, outcome: Outcome) -> None:
    assert check_short_names(question, place_of(text, text[-4:])) is outcome
