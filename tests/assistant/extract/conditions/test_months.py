"""A figure of June is none of March, and one of the second quarter may be."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.months import check_months, months_in
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("at the end of June 2023", {6}),
        ("i slutet av mars", {3}),
        ("Ende Mai 2023", {5}),
        ("截至2023年6月底", {6}),
        ("十一月", {11}),
        ("Q2 and the fourth quarter", {4, 5, 6, 10, 11, 12}),
        ("under andra kvartalet", {4, 5, 6}),
        ("im dritten Quartal", {7, 8, 9}),
        ("第一季度", {1, 2, 3}),
        ("上半年", {1, 2, 3, 4, 5, 6}),
        ("in the second half of the year", {7, 8, 9, 10, 11, 12}),
        ("firms may march on to 6 months", set()),
        ("3个月", set()),
        ("three firms", set()),
    ],
)
def test_months_quarters_and_half_years_are_read(text: str, months: set[int]) -> None:
    assert months_in(text) == months


@pytest.mark.parametrize(
    ("question", "text", "answer", "other"),
    [
        (
            "How many mills were there in June 2023?",
            "In March there were 17.",
            "17",
            True,
        ),
        (
            "How many mills were there in June 2023?",
            "In June there were 17.",
            "17",
            False,
        ),
        (
            "How many mills in the second quarter?",
            "In June there were 17.",
            "17",
            False,
        ),
        ("How many mills in the first quarter?", "In June there were 17.", "17", True),
        ("Hur många kvarnar fanns i juni?", "Under första kvartalet 17.", "17", True),
        (
            "Wie viele gab es im ersten Halbjahr?",
            "Im September waren es 17.",
            "17",
            True,
        ),
        ("2023年6月底有多少家磨坊？", "截至3月底，有磨坊17家。", "17家", True),
        ("2023年上半年有多少家磨坊？", "截至6月底，有磨坊17家。", "17家", False),
        ("How many in June?", "On 3 March the office said there are 17.", "17", False),
        ("2023年6月有多少家？", "3月5日宣布有17家。", "17家", False),
        ("How many mills are there?", "In March there were 17.", "17", False),
    ],
)
def test_a_figure_of_another_month_contradicts(
    question: str, text: str, answer: str, other: bool
) -> None:
    outcome = check_months(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is other


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        (
            "How many containers were handled in 2023?",
            "In the first half of 2023 the port handled 210,000 containers.",
            "210,000 containers",
            True,
        ),
        (
            "Hur många containrar hanterades 2023?",
            "Under årets första nio månader 2023 hanterade hamnen 210 000 containrar.",
            "210 000 containrar",
            True,
        ),
        (
            "Wie hoch war der Umsatz 2023?",
            "Im ersten Quartal 2023 lag der Umsatz bei 40 Millionen Euro.",
            "40 Millionen Euro",
            True,
        ),
        (
            "2023年产值是多少？",
            "全年产值215亿元；前三季度产值158亿元。",
            "158亿元",
            True,
        ),
        (
            "2023年产值是多少？",
            "全年产值215亿元；前三季度产值158亿元。",
            "215亿元",
            False,
        ),
        ("2023年出口多少？", "2023年1-9月出口12亿元。", "12亿元", True),
        ("出口多少？", "上半年出口12亿元。", "12亿元", False),
        ("2023年上半年出口多少？", "上半年出口12亿元。", "12亿元", False),
    ],
)
def test_a_figure_of_a_part_of_the_year_is_not_that_of_the_year(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_months(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted
