"""Figures in digits are found whole, with sign and currency; years are years."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.facts.amounts import Amount
from assistant.facts.digits import amounts_in_digits, year_unit
from assistant.facts.unit_words import CALENDAR_YEAR, ORDINAL, UNKNOWN


def found(text: str, language: str = "en") -> list[Amount]:
    return list(amounts_in_digits(text, language))


def only(text: str, language: str = "en") -> Amount:
    (amount,) = found(text, language)
    return amount


@pytest.mark.parametrize(
    ("text", "language", "whole", "value"),
    [
        ("There are 252 firms.", "en", "252 firms", 252),
        ("It made RMB 5 million.", "en", "RMB 5 million", 5_000_000),
        ("It fell by -5 % then", "en", "-5 %", -5),
        ("minus 5 %", "en", "-5 %", None),
        ("a range of 3-5", "en", None, None),
        ("60 000 anställda", "sv", "60 000 anställda", 60_000),
        ("1 234 5678", "sv", None, None),
        ("产值负5亿元", "zh", "负5亿元", -500_000_000),
        ("Tillväxten var –2 procent", "sv", "–2 procent", -2),
        ("Das Ergebnis war –3 Mio. Euro", "de", "–3 Mio. Euro", -3_000_000),
        ("Veksten var (–4 prosent)", "no", "–4 prosent", -4),
        ("GDP增速为-2%", "zh", "-2%", -2),
        ("出口同比–7%", "zh", "–7%", -7),
        ("增长-3%", "zh", "-3%", -3),
        ("气温零下5", "zh", "零下5", -5),
        ("產值負5億元", "zh", "負5億元", -500_000_000),
        ("2020–2023", "sv", None, None),
        ("i 2020 –2023", "sv", None, None),
        ("5–10 %", "no", None, None),
        ("5 %–10 %", "de", None, None),
        ("5 °–10 °", "sv", None, None),
        ("5亿-10亿元", "zh", None, None),
        ("3名-5名", "zh", None, None),
        ("5--10 firms", "en", None, None),
        ("12 firms – 5 of them new", "en", None, None),
        ("GB-2312, ISO–9001", "en", None, None),
        ("5 +/-2 procent", "sv", None, None),
    ],
)
def test_a_figure_is_found_with_all_that_belongs_to_it(
    text: str, language: str, whole: str | None, value: int | None
) -> None:
    amounts = found(text, language)
    if whole is None:
        assert len(amounts) > 1
        assert all(amount.values[0] >= 0 for amount in amounts)
    elif value is None:
        assert amounts[0].values == (Fraction(-5),)
    else:
        assert [amount.span.of(text) for amount in amounts] == [whole]
        assert amounts[0].values[0] == value


@pytest.mark.parametrize(
    ("text", "language"),
    [("the 14th plan", "en"), ("den 14:e planen", "sv"), ("第14个五年规划", "zh")],
)
def test_an_ordinal_is_no_number_of_things(text: str, language: str) -> None:
    amount = found(text, language)[0]
    assert (amount.unit, amount.values) == (ORDINAL, (Fraction(14),))


def test_what_is_written_keeps_its_digits_and_separators() -> None:
    assert only("It has 60,000 employees.").written == "60,000"
    assert only("-5 %").written == "-5"


@pytest.mark.parametrize(
    ("value", "unit", "is_year"),
    [
        (1900, UNKNOWN, True),
        (2100, UNKNOWN, True),
        (1899, UNKNOWN, False),
        (2101, UNKNOWN, False),
        (2021, frozenset({"year"}), True),
        (2021, frozenset({"percent"}), False),
    ],
)
def test_four_digits_are_a_year_where_nothing_else_is_counted(
    value: int, unit: frozenset[str], is_year: bool
) -> None:
    assert (year_unit(value, unit) == CALENDAR_YEAR) is is_year


def test_in_a_year_firms_invest_and_so_many_firms_there_may_be() -> None:
    both = only("In 2022 firms invested")
    assert both.unit > CALENDAR_YEAR
    assert not CALENDAR_YEAR & only("It had 2000 firms").unit


def test_text_without_digits_has_none() -> None:
    assert found("") == found("no figures at all") == []


def test_decimals_are_read_by_the_language() -> None:
    assert only("12,5 hektar", "sv").values == (Fraction("12.5"),)
    assert only("12.5 hectares").values == (Fraction("12.5"),)
