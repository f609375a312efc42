"""Figures that are spelled out, and words that only look like it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.facts.amounts import Amount
from assistant.facts.spelled import (
    amounts_in_numerals,
    amounts_in_shares,
    amounts_in_words,
)
from assistant.facts.unit_words import ORDINAL


def values(amounts: list[Amount]) -> list[Fraction]:
    return [amount.values[0] for amount in amounts]


@pytest.mark.parametrize(
    ("text", "language", "whole", "value"),
    [
        ("There are twenty-one parks.", "en", "twenty-one parks", 21),
        ("two hundred and fifty-two firms", "en", None, 252),
        ("sju kategorier", "sv", "sju", 7),
        ("in den zwölf Projekten", "de", "zwölf Projekten", 12),
        ("three million yuan", "en", "three million yuan", 3_000_000),
    ],
)
def test_number_words_are_one_figure_with_scale_and_unit(
    text: str, language: str, whole: str | None, value: int
) -> None:
    (amount,) = amounts_in_words(text, language)
    assert amount.values == (Fraction(value),)
    assert amount.written == ""
    assert amount.span.of(text) == (whole or text)


def test_the_longest_number_counts_and_words_apart_are_two() -> None:
    assert values(list(amounts_in_words("twenty-one", "en"))) == [21]
    assert values(list(amounts_in_words("twenty, one of them", "en"))) == [20, 1]


@pytest.mark.parametrize(
    ("text", "language"), [("one park", "en"), ("ett kluster", "sv"), ("andra", "sv")]
)
def test_what_is_as_often_an_article_says_so(text: str, language: str) -> None:
    (amount,) = amounts_in_words(text, language)
    assert amount.is_article


def test_ordinals_have_a_unit_of_their_own() -> None:
    (amount,) = amounts_in_words("the fourteenth plan", "en")
    assert (amount.values, amount.unit) == ((Fraction(14),), ORDINAL)


def test_a_number_stands_in_a_compound_before_a_span_of_time() -> None:
    (amount,) = amounts_in_words("femårsplanen", "sv")
    assert (amount.values, amount.unit) == ((Fraction(5),), frozenset({"year"}))
    assert list(amounts_in_words("femtiotal", "sv")) == []


@pytest.mark.parametrize("language", ["zh", "und", "ko"])
def test_a_language_without_number_words_has_none_in_a_text(language: str) -> None:
    assert list(amounts_in_words("twelve firms", language)) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之十二", 12, "percent"),
        ("百分之12.5", Fraction("12.5"), "percent"),
        ("千分之三", 3, "permille"),
        ("百分之二点五", Fraction("2.5"), "percent"),
    ],
)
def test_shares_are_said_in_chinese_from_the_whole(
    text: str, value: Fraction, unit: str
) -> None:
    (amount,) = amounts_in_shares(text)
    assert (amount.values, amount.unit) == ((value,), frozenset({unit}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二百五十二家企业", [252]),
        ("六大行动", [6]),
        ("二点五亿元", [250_000_000]),
        ("三十二点零五万亿元", [32_050_000_000_000]),
        ("二点五", [Fraction(5, 2)]),
        ("第十四个五年规划", [14, 5]),
        ("“十四五”规划", [14, 5]),
        ("二〇二一年", [2021]),
        ("廿五家企业", [25]),
        ("卅家企业", [30]),
        ("规模达到万亿元", [10**12]),
        ("单位：万亿元", []),
        ("浙江三亚四川五粮液", []),
        ("数百家企业", []),
        ("几十万人", []),
        ("千万不要", []),
        ("", []),
    ],
)
def test_chinese_numerals_are_figures_where_they_count(
    text: str, expected: list[int]
) -> None:
    assert values(list(amounts_in_numerals(text, "zh"))) == expected


def test_one_in_chinese_is_as_often_no_number() -> None:
    first, *_ = amounts_in_numerals("一个企业", "zh")
    assert first.is_article
    (ordinal,) = amounts_in_numerals("第一批", "zh")
    assert not ordinal.is_article
    assert ordinal.unit == ORDINAL


def test_parts_and_retail_are_no_zero() -> None:
    assert list(amounts_in_numerals("汽车及零部件出口，零售额增长", "zh")) == []
