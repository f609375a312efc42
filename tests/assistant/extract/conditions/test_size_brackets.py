"""A figure of one bracket of size is not said of another one."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.conditions import check_conditions
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.size_brackets import check_bracket
from tests.assistant.extract.conditions.places import place_of

ENGLISH = "Firms with 50–249 employees: 120; firms with 250 or more: 15."
SWEDISH = (
    "Av företagen hade 210 färre än 10 anställda, 64 hade 10–49 anställda och 6 hade"
    " 250 anställda eller fler."
)
CHINESE = "员工50人以下的企业310家，50至249人的企业82家，250人以上的企业11家。"


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How many firms have 250 or more employees?", ENGLISH, "15"),
        ("Hur många företag har 50–249 anställda?", ENGLISH, "120"),
        ("员工250人以上的企业有多少家？", ENGLISH, "15"),
        ("Hur många företag har under 10 anställda?", SWEDISH, "210"),
        ("How many firms have at least 250 employees?", SWEDISH, "6 hade"),
        ("少于10人的企业有多少家？", SWEDISH, "210"),
        ("员工50至249人的企业有多少家？", CHINESE, "82家"),
        ("Hur många företag har minst 250 anställda?", CHINESE, "11家"),
        ("How many firms have fewer than 50 employees?", CHINESE, "310家"),
    ],
)
def test_a_figure_of_the_bracket_asked_for_is_said(
    question: str, text: str, words: str
) -> None:
    assert check_conditions(question, place_of(text, words)) is Outcome.SHOWN


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How many firms have 250 or more employees?", ENGLISH, "120"),
        ("How many firms have 1,000 or more employees?", ENGLISH, "15"),
        ("Hur många företag har färre än 50 anställda?", ENGLISH, "120"),
        ("Hur många företag har minst 250 anställda?", SWEDISH, "64"),
        ("How many firms have fewer than 10 employees?", SWEDISH, "64"),
        ("员工250人以上的企业有多少家？", CHINESE, "82家"),
        ("How many firms have fewer than 50 employees?", CHINESE, "82家"),
        (
            "How many firms have fewer than 50 employees?",
            "The cluster has 86 firms, of which 9 have more than 100 employees.",
            "86 firms",
        ),
    ],
)
def test_a_figure_of_another_bracket_is_not(
    question: str, text: str, words: str
) -> None:
    assert check_bracket(question, place_of(text, words)) is Outcome.CONTRADICTED


def test_a_figure_is_of_no_bracket_where_its_document_has_none() -> None:
    question = "How many firms have 500 or more employees?"
    place = place_of("The cluster has 310 firms.", "310 firms")
    assert check_bracket(question, place) is Outcome.NOWHERE


def test_a_bracket_in_the_title_is_that_of_all_figures() -> None:
    question = "Hur mycket betalar företag med färre än 50 anställda?"
    title = "Avgifter för företag med färre än 50 anställda"
    place = place_of("Avgiften är 300 kronor.", "300 kronor", title)
    assert check_bracket(question, place) is Outcome.SHOWN


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        (
            "How many firms have applied?",
            "34 firms with fewer than 50 employees have applied.",
            "34 firms",
        ),
        (
            "Hur många företag startades under 2023?",
            "Under 2023 startades 12 företag med högst 5 anställda.",
            "12 företag",
        ),
        (
            "What do 20 machines cost?",
            "20 machines cost 400 pounds, at most 500.",
            "400 pounds",
        ),
        (
            "2023年有多少家企业获得补贴？",
            "2023年有28家10人以上的企业获得补贴。",
            "28家",
        ),
    ],
)
def test_a_question_without_a_bracket_takes_figures_beside_limits(
    question: str, text: str, words: str
) -> None:
    assert check_bracket(question, place_of(text, words)) is Outcome.SHOWN


def test_money_of_another_thing_is_no_bracket_of_people() -> None:
    question = "How many firms with more than 50 employees got a grant?"
    text = "28 firms with more than 50 employees got grants of up to 20 million euros."
    assert check_bracket(question, place_of(text, "28 firms")) is Outcome.SHOWN
