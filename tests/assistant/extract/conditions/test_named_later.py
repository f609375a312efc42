"""A figure is of nothing that its document speaks of only afterwards."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.named_later import check_named_later
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

DEHUA = (
    "I Dehua var produktionsvärdet 50 miljarder yuan 2022.\n"
    "En robot i Shunmei Group sparar arbetskraft."
)
CARS = (
    "In 2021 the output of the Changchun cluster was 605 billion yuan. "
    "The matching rate is 45%, which in Shanghai is 70%."
)
HAN = "2021年长春市集群产值6050亿元。本地配套率45%，而十堰市为70%。"
NORBY = "The fair had 900 visitors in 2023. Later Norby Textile joined it."
MASSAN = "Mässan hade 900 besökare 2023. Senare kom Norby Textil med."


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("Vilket produktionsvärde hade Shunmei Group i Dehua?", DEHUA, "50", True),
        ("What was the output of Shunmei in 2022?", DEHUA, "50", True),
        ("Vilket produktionsvärde hade Dehua 2022?", DEHUA, "50", False),
        ("What was the output of Shanghai's cluster?", CARS, "605", True),
        ("2021年上海汽车集群的产值是多少？", CARS, "605", True),
        ("2021年长春汽车集群的产值是多少？", CARS, "605", False),
        ("十堰集群的产值是多少？", HAN, "6050亿元", True),
        ("Wie hoch war die Produktion in Shiyan?", HAN, "6050亿元", True),
        ("长春集群的产值是多少？", HAN, "6050亿元", False),
        ("How many visitors did Norby Textile have?", NORBY, "900", True),
        ("How many visitors did the fair have?", NORBY, "900", False),
        ("Hur många besökare hade Norby Textil?", MASSAN, "900", True),
        ("When was the law of Shunmei adopted?", DEHUA, "2022", False),
        # Of two that are asked about one may well be told first.
        ("What were the outputs of Changchun and Shanghai?", CARS, "605", False),
        # A sentence that is no figure is found by more than its names.
        ("What does Shunmei Group make?", DEHUA, "Dehua", False),
    ],
)
def test_a_figure_is_not_of_a_name_that_first_comes_after_it(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_named_later(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


def test_what_the_title_names_has_been_named() -> None:
    place = place_of(NORBY, "900", title="Norby Textile at the fair")
    outcome = check_named_later("How many visitors did Norby Textile have?", place)
    assert outcome is Outcome.SHOWN
