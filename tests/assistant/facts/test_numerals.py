"""Numbers are read by the convention of their language, and never as two at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.facts import Claim, Evidence
from assistant.facts.numerals import (
    is_ambiguous,
    normalise,
    number_words,
    ordinal_words,
    read_chinese,
    read_digits,
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("５４％", "54%"),
        ("٢٥٢", "252"),
        ("60\u00a0000", "60 000"),
        ("６０，０００", "60,000"),
        ("５，６", "5，6"),
        ("一萬億", "一万亿"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_signs_become_plain_ones_and_keep_their_places(text: str, plain: str) -> None:
    assert normalise(text) == plain
    assert len(normalise(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "language", "values"),
    [
        ("252", "en", [252]),
        ("60,000", "en", [60_000]),
        ("60,000", "sv", [60_000]),
        ("1,234", "en", [1234]),
        ("1,234", "sv", [Fraction("1.234"), 1234]),
        ("1.234", "en", [Fraction("1.234")]),
        ("1.234", "de", [1234, Fraction("1.234")]),
        ("0.500", "de", [Fraction(1, 2)]),
        ("1,234.5", "en", [Fraction("1234.5")]),
        ("1.234,5", "de", [Fraction("1234.5")]),
        ("1 234 567", "sv", [1_234_567]),
        ("1'234'567", "de", [1_234_567]),
        ("12,5", "en", [Fraction("12.5")]),
        ("1.2.3", "en", []),
        ("1,2345,6", "en", []),
        ("12,34,567", "en", []),
    ],
)
def test_the_reading_of_the_language_comes_first(
    written: str, language: str, values: list[Fraction]
) -> None:
    assert list(read_digits(written, language)) == values


@pytest.mark.parametrize(
    ("numeral", "values"),
    [
        ("二百五十二", (252,)),
        ("二〇二一", (2021,)),
        ("一九八四", (1984,)),
        ("十四五", (14, 5)),
        ("十", (10,)),
        ("二十", (20,)),
        ("一亿二千万", (120_000_000,)),
        ("两万亿", (2_000_000_000_000,)),
        ("三百零五", (305,)),
        ("万", (10_000,)),
        ("三五", (3, 5)),
        ("〇", (0,)),
    ],
)
def test_chinese_numerals_are_one_number_or_those_of_a_plan(
    numeral: str, values: tuple[int, ...]
) -> None:
    assert read_chinese(numeral) == values


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("twenty one", "en", 21),
        ("two hundred and fifty two", "en", 252),
        ("tjugoen", "sv", 21),
        ("zwölf", "de", 12),
        ("vingt cinq", "fr", 25),
        ("fourteenth", "en", 14),
        ("fjortonde", "sv", 14),
        ("dussin", "sv", 12),
    ],
)
def test_words_of_numbers_are_known_as_they_are_split(
    words: str, language: str, value: int
) -> None:
    assert number_words(language)[tuple(words.split())] == value


def test_ordinals_are_told_from_numbers() -> None:
    assert ordinal_words("en")["third",] == 3
    assert ("three",) not in ordinal_words("en")


@pytest.mark.parametrize("language", ["zh", "und", "tlh", ""])
def test_a_language_without_number_words_has_none(language: str) -> None:
    assert number_words(language) == ordinal_words(language) == {}


def test_a_word_may_be_a_number_or_not() -> None:
    assert is_ambiguous("Andra", "sv")
    assert not is_ambiguous("tredje", "sv")
    assert not is_ambiguous("andra", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{'9' * 4400} kronor", "sv"),
        (f"1.{'3' * 4400} yuan", "en"),
        (f"百分之{'9' * 4400}", "zh"),
        ("〇" * 4400, "zh"),
        (f"二点{'五' * 4400}", "zh"),
    ],
)
def test_a_number_of_thousands_of_digits_is_read_without_an_error(
    text: str, language: str
) -> None:
    claim = Claim(text, language)
    assert not claim.missing([Evidence(text, language)])
