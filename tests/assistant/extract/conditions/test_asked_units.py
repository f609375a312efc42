"""Dollars are no yuan, and months no hours, though a year may be told in months."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.asked_units import check_unit
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

YUAN = "Flower exports reached 12.1 billion yuan in 2022."
DOLLAR = "Exporten uppgick till 12,1 miljoner dollar 2022."
MONTHS = "顶岗实习时间一般为6个月。"
HOURS = "Lärare undervisar 18 timmar i veckan."
YEARS = "Der Aufenthalt dauert zwei Jahre."
AREA = "园区占地3000亩。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How many dollars did flower exports bring in?", YUAN, "12.1 billion", True),
        ("Wie viele Dollar brachte der Export?", YUAN, "12.1 billion yuan", True),
        ("2022年出口额多少美元？", YUAN, "12.1 billion yuan", True),
        ("2022年出口额多少亿元？", YUAN, "12.1 billion yuan", False),
        ("Hur många kronor exporterades?", YUAN, "12.1 billion yuan", True),
        ("How many million US dollars was it?", DOLLAR, "12,1 miljoner dollar", False),
        ("出口多少元？", DOLLAR, "12,1 miljoner dollar", True),
        ("How large were the exports?", YUAN, "12.1 billion yuan", False),
        ("How many hours a week do they teach?", MONTHS, "6个月", True),
        ("Hur många timmar undervisar de?", MONTHS, "6个月", True),
        ("How many hours a week do they teach?", HOURS, "18 timmar", False),
        ("实习几个月？", MONTHS, "6个月", False),
        ("How many months does it last?", YEARS, "zwei Jahre", False),
        ("Hur många dagar är det?", YEARS, "zwei Jahre", False),
        ("How many hectares is the park?", AREA, "3000亩", False),
        ("How many firms are there?", AREA, "3000亩", False),
    ],
)
def test_a_figure_is_in_the_currency_and_the_time_that_is_asked_for(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_unit(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted
