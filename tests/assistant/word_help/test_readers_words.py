"""Units and dates as the reader writes them; nothing where two are possible."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.facts.dates import Day
from assistant.language.translations.texts import speaking
from assistant.word_help.readers_words import said_day, said_measure
from index.documents import Span


@pytest.mark.parametrize(
    ("unit", "english", "swedish"),
    [
        ("hectare", "800 hectares", "800 hektar"),
        ("mu", "800 mu", "800 mu"),
        ("GWh", "800 GWh", "800 GWh"),
        ("EUR", "800 euros", "800 euro"),
        ("year", "800 years", "800 år"),
        ("acre", "", ""),
    ],
)
def test_a_unit_is_named_in_the_readers_language(
    unit: str, english: str, swedish: str
) -> None:
    for reader, said in (("en", english), ("sv", swedish)):
        with speaking(reader):
            found = said_measure(Fraction(800), frozenset({unit}), "zh")
        assert found.replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_unit_that_may_be_one_of_two_is_not_named() -> None:
    assert said_measure(Fraction(5), frozenset({"CNY", "JPY"}), "zh") == ""
    assert said_measure(Fraction(5), frozenset({"tonne"}), "en") == ""


def test_a_date_that_may_be_one_of_two_is_not_said() -> None:
    span = Span(0, 1)
    assert said_day(Day(span, ((2021, 3, 4),))) == "4 Mar 2021"
    assert said_day(Day(span, ((2021, 3, 4), (2021, 4, 3)))) == ""
    assert said_day(Day(span, ((None, 3, None),))) == ""
    assert said_day(Day(span, ((2021, 2, 31),))) == ""
