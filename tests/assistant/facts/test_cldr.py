"""What CLDR says of a language; one it does not know is written as English is."""

from __future__ import annotations

import pytest

from assistant.facts import cldr


@pytest.mark.parametrize(
    ("language", "sign"),
    [("en", "."), ("sv", ","), ("de", ","), ("zh", "."), ("und", "."), ("tlh", ".")],
)
def test_each_language_has_its_decimal_sign(language: str, sign: str) -> None:
    assert cldr.decimal_sign(language) == sign


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("sv", "miljarder", 10**9),
        ("sv", "biljon", 10**12),
        ("en", "billion", 10**9),
        ("de", "milliarden", 10**9),
        ("zh", "亿", 10**8),
        ("zh", "億", 10**8),
    ],
)
def test_words_for_powers_of_ten_are_those_of_the_language(
    language: str, word: str, value: int
) -> None:
    assert cldr.scales(language)[word] == value


def test_months_are_known_whole_and_short() -> None:
    assert (cldr.months("en")["March"], cldr.months("en")["Mar"]) == (3, 3)
    assert cldr.months("sv")["mars"] == 3
    assert set(cldr.months("de").values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("language", "word", "meaning"),
    [
        ("en", "hectares", {"hectare"}),
        ("en", "cny", None),
        ("en", "CNY", {"CNY"}),
        ("sv", "kronor", {"SEK", "NOK", "DKK"}),
        ("zh", "林吉特", {"MYR"}),
        ("en", "m", None),
    ],
)
def test_a_word_means_each_unit_that_goes_by_it(
    language: str, word: str, meaning: set[str] | None
) -> None:
    assert cldr.units(language).get(word) == (meaning and frozenset(meaning))


def test_compounds_may_begin_with_spans_of_time() -> None:
    assert {"år", "månad", "vecka"} <= set(cldr.spans_of_time("sv"))
    assert "hektar" not in cldr.spans_of_time("sv")


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("sv", "kinesiska", "CN"),
        ("en", "sweden", "SE"),
        ("zh", "瑞典", "SE"),
        ("en", "english", None),
    ],
)
def test_countries_and_their_peoples_share_a_code(
    language: str, name: str, code: str | None
) -> None:
    assert cldr.territories(language).get(name) == code


def test_a_language_is_at_home_in_a_country_or_unknown() -> None:
    homes = [cldr.home_of(language) for language in ("sv", "zh", "xx", "")]
    assert homes == ["SE", "CN", "", ""]
