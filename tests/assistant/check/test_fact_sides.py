"""Above a figure is not below it, and by a day is not from it on."""

from __future__ import annotations

import pytest

from assistant.check.fact_sides import is_on_other_side
from assistant.facts import Claim

UNDER_FIFTY = ("员工50人以下的企业可以申请。", "zh")
OVER_FIVE_HUNDRED = ("Över 500 företag deltar.", "sv")
BY_MARCH = ("Ansökan ska lämnas senast den 1 mars 2021.", "sv")
BEFORE_MARCH = ("申请须在2021年3月1日前提交。", "zh")
FROM_YEAR = ("Planen gäller från och med 2021.", "sv")
NOT_OVER = ("Stödet får inte överstiga 50 procent.", "sv")
QUARTERS = ("2021年前三季度出口增长5%。", "zh")


@pytest.mark.parametrize(
    ("statement", "language", "source"),
    [
        ("Firms with more than 50 employees may apply.", "en", UNDER_FIFTY),
        ("员工50人以上的企业可以申请。", "zh", UNDER_FIFTY),
        ("Firms with 50 employees or more may apply.", "en", UNDER_FIFTY),
        ("Fewer than 500 firms take part.", "en", OVER_FIVE_HUNDRED),
        ("有不到500家企业参加。", "zh", OVER_FIVE_HUNDRED),
        ("Ansökan ska lämnas tidigast den 1 mars 2021.", "sv", BY_MARCH),
        ("Applications must be in after 1 March 2021.", "en", BEFORE_MARCH),
        ("The plan applies until 2021.", "en", FROM_YEAR),
        ("The support is more than 50 percent.", "en", NOT_OVER),
    ],
)
def test_the_other_side_of_a_figure_or_a_date_is_told(
    statement: str, language: str, source: tuple[str, str]
) -> None:
    assert is_on_other_side(Claim(statement, language), *source)


@pytest.mark.parametrize(
    ("statement", "language", "source"),
    [
        ("Firms with no more than 50 employees may apply.", "en", UNDER_FIFTY),
        ("Firms with 50 employees may apply.", "en", UNDER_FIFTY),
        ("At least 500 firms take part.", "en", OVER_FIVE_HUNDRED),
        ("The deadline is before 1 March 2021.", "en", BY_MARCH),
        ("Ansökan görs senast den 1 mars 2021.", "sv", BEFORE_MARCH),
        ("The plan applies from 2021.", "en", FROM_YEAR),
        ("补助不得超过50%。", "zh", NOT_OVER),
        ("Exports rose by 5 % from the start of 2021.", "en", QUARTERS),
        ("Over 5 years they grew.", "en", ("Under 5 år växte de.", "sv")),
    ],
)
def test_the_same_side_and_no_side_are_not(
    statement: str, language: str, source: tuple[str, str]
) -> None:
    assert not is_on_other_side(Claim(statement, language), *source)


@pytest.mark.parametrize(
    ("statement", "language", "source", "its", "other"),
    [
        ("Minst 50 procent.", "sv", "It covers 30 to 50 percent.", "en", True),
        ("补贴覆盖成本的50%以上。", "zh", "It covers 30–50 percent.", "en", True),
        ("At most 30 percent.", "en", "补贴30%至50%。", "zh", True),
        ("Högst 50 procent.", "sv", "It covers 30 to 50 percent.", "en", False),
        ("Mindestens 30 Prozent.", "de", "It covers 30 to 50 percent.", "en", False),
        ("At least 50 percent.", "en", "It rose from 30 to 50 percent.", "en", False),
    ],
)
def test_a_range_ends_with_its_most_and_begins_with_its_least(
    statement: str, language: str, source: str, its: str, other: bool
) -> None:
    assert is_on_other_side(Claim(statement, language), source, its) == other
