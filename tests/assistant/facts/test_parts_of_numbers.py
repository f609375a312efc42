"""A part of a number is no number: what is more than two years is not two."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.facts import Claim, Evidence
from assistant.facts.figure_finder import find_amounts


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("两年半", "zh", Fraction(5, 2)),
        ("2年半", "zh", Fraction(5, 2)),
        ("2个半月", "zh", Fraction(5, 2)),
        ("2½ years", "en", Fraction(5, 2)),
        ("2 ½ years", "en", Fraction(5, 2)),
        ("2 1/4 years", "en", Fraction(9, 4)),
        ("two and a half years", "en", Fraction(5, 2)),
        ("two years and a half", "en", Fraction(5, 2)),
        ("two and a half million yuan", "en", 2_500_000),
        ("två och ett halvt år", "sv", Fraction(5, 2)),
        ("två och en halv miljon kronor", "sv", 2_500_000),
        (".5 percent", "en", Fraction(1, 2)),
        ("3千5百万元", "zh", 35_000_000),
        ("3千5百元", "zh", 3_500),
        ("1亿2千3百万元", "zh", 123_000_000),
        ("5万3千2百人", "zh", 53_200),
        ("1亿2000万元", "zh", 120_000_000),
        ("20世纪90年代", "zh", 1990),
        ("二十世纪九十年代", "zh", 1990),
    ],
)
def test_a_number_is_read_with_all_of_its_parts(
    text: str, language: str, value: Fraction
) -> None:
    assert [amount.values[0] for amount in find_amounts(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("两年半数企业", "zh", [2]),
        ("two firms and a half-day workshop", "en", [2]),
        ("A plan in 3 parts. 5 firms", "en", [3, 5]),
        ("In 2021 1/3 of 12 firms", "en", [2021, 1, 3, 12]),
        ("投资2千万元，3百万元", "zh", [20_000_000, 3_000_000]),
    ],
)
def test_what_only_stands_beside_a_number_is_no_part_of_it(
    text: str, language: str, values: list[int]
) -> None:
    assert [amount.values[0] for amount in find_amounts(text, language)] == values


@pytest.mark.parametrize(
    ("claim", "source", "language"),
    [
        ("two years", "期限为两年半。", "zh"),
        ("two years", "The period is 2½ years.", "en"),
        ("two years", "The period is two and a half years.", "en"),
        ("two years", "Tiden är två och ett halvt år.", "sv"),
        ("5 percent", "The charge is .5 percent.", "en"),
        ("5 million yuan", "投资3千5百万元。", "zh"),
        ("5 firms", "廿五家企业", "zh"),
        ("in 5 years", "到二○二五年完成。", "zh"),
    ],
)
def test_a_part_of_a_number_supports_no_statement(
    claim: str, source: str, language: str
) -> None:
    assert Claim(claim, "en").missing([Evidence(source, language)])


@pytest.mark.parametrize(
    ("claim", "source", "language"),
    [
        ("two and a half years", "期限为两年半。", "zh"),
        ("2.5 years", "Tiden är två och ett halvt år.", "sv"),
        ("0.5 percent", "The charge is .5 percent.", "en"),
        ("35 million yuan", "投资3千5百万元。", "zh"),
        ("25 firms", "廿五家企业", "zh"),
        ("by 2025", "到二○二五年完成。", "zh"),
        ("in the 1990s", "建于20世纪90年代。", "zh"),
        ("1 trillion yuan", "规模达到万亿元。", "zh"),
    ],
)
def test_the_whole_number_does(claim: str, source: str, language: str) -> None:
    assert not Claim(claim, "en").missing([Evidence(source, language)])
