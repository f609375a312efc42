"""Quarters, half-years and the first months of a year are read and kept apart."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.months import check_months
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.year_parts import parts_in
from tests.assistant.extract.conditions.places import place_of

H1, H2, NINE = range(1, 7), range(7, 13), range(1, 10)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("H1 2023", H1),
        ("the first half of 2023", H1),
        ("de första sex månaderna", H1),
        ("första halvåret", H1),
        ("im ersten Halbjahr", H1),
        ("2023年上半年", H1),
        ("1-6月", H1),
        ("H2 2023", H2),
        ("下半年", H2),
        ("the first nine months", NINE),
        ("de första nio månaderna", NINE),
        ("de tre första kvartalen 2022", NINE),
        ("in den ersten drei Quartalen", NINE),
        ("前三季度", NINE),
        ("1—9月", NINE),
        ("第三季度", range(7, 10)),
        ("1季度", range(1, 4)),
        ("the fourth quarter", range(10, 13)),
    ],
)
def test_a_part_of_a_year_is_read(text: str, part: range) -> None:
    assert parts_in(text) == {frozenset(part)}


@pytest.mark.parametrize(
    "text", ["in June 2023", "H1N1", "the first firms", "3个月", "2023年"]
)
def test_what_is_no_part_of_a_year_is_not_read(text: str) -> None:
    assert parts_in(text) == frozenset()


TURNOVER = "In 2023 turnover was 320 million, of which 158 million in the first half."
CHAN = "2023年产值320亿元，其中上半年158亿元。"
NIO = "Under årets första nio månader 2023 hanterade hamnen 210 000 containrar."


@pytest.mark.parametrize(
    ("question", "text", "answer", "shown"),
    [
        ("What was turnover in the first half of 2023?", TURNOVER, "158", True),
        ("What was turnover in the first half of 2023?", TURNOVER, "320", False),
        ("What was turnover in H2 2023?", TURNOVER, "158", False),
        ("What was turnover in 2023?", TURNOVER, "320", True),
        ("What was turnover in 2023?", TURNOVER, "158", False),
        ("What was turnover in 2023?", "In H1 2023 it was 158.", "158", False),
        ("2023年上半年产值是多少？", CHAN, "158亿元", True),
        ("2023年上半年产值是多少？", CHAN, "320亿元", False),
        ("What was the output in the first half of 2023?", CHAN, "158亿元", True),
        ("What was the output in the first half of 2023?", CHAN, "320亿元", False),
        ("Hur stort var värdet första halvåret 2023?", CHAN, "320亿元", False),
        ("2023年前三季度产值是多少？", "2023年上半年产值15亿元。", "15亿元", False),
        ("2023年前三季度产值是多少？", "2023年1—9月产值15亿元。", "15亿元", True),
        ("2023年上半年产值是多少？", "2023年全年产值15亿元。", "15亿元", False),
        ("Hur många hanterades de första nio månaderna 2023?", NIO, "210 000", True),
        ("Hur många hanterades första halvåret 2023?", NIO, "210 000", False),
        (
            "Hur stort var värdet de tre första kvartalen 2022?",
            "In 2022 the cluster grew for the first time, reached 315 million.",
            "315 million",
            False,
        ),
        ("How many firms were there in mid-2023?", "In H1 there were 40.", "40", True),
    ],
)
def test_a_figure_of_one_part_is_not_that_of_another_or_of_the_year(
    question: str, text: str, answer: str, shown: bool
) -> None:
    outcome = check_months(question, place_of(text, answer))
    assert (outcome is Outcome.SHOWN) is shown


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Half-year report 2023", "Turnover was 158 million."),
        ("Halvårsrapport 2023", "Omsättningen var 158 miljoner."),
        ("2023年上半年工作总结", "营业收入158亿元。"),
    ],
)
def test_an_undated_figure_in_a_report_of_a_half_year_is_not_of_the_year(
    title: str, text: str
) -> None:
    place = place_of(text, "158", title=title)
    whole, half = "What was turnover in 2023?", "What was turnover in H1 2023?"
    assert check_months(whole, place) is Outcome.CONTRADICTED
    assert check_months(half, place) is Outcome.SHOWN
