"""One figure supports another: the value, the unit, and how both are written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.facts.amounts import Amount
from index.documents import Span

YUAN, DOLLARS = frozenset({"CNY"}), frozenset({"USD"})


def amount(
    *values: Fraction | int,
    unit: frozenset[str] = frozenset(),
    written: str = "",
    scale: int = 1,
    is_article: bool = False,
) -> Amount:
    read = tuple(map(Fraction, values))
    return Amount(Span(0, 1), read, unit, scale, written, is_article)


@pytest.mark.parametrize(
    ("stated", "source", "supported"),
    [
        (amount(54), amount(54), True),
        (amount(54), amount(55), False),
        (amount(54, unit=YUAN), amount(54, unit=DOLLARS), False),
        (amount(54, unit=YUAN), amount(54), True),
        (amount(54), amount(54, unit=YUAN), True),
        (amount(12), amount(12, unit=frozenset({"percent"})), False),
        (amount(1234), amount(Fraction("1.234"), 1234), True),
        (amount(Fraction("1.234"), 1234), amount(1234), False),
        (amount(), amount(), False),
    ],
)
def test_the_first_reading_of_a_statement_is_one_of_those_of_its_source(
    stated: Amount, source: Amount, supported: bool
) -> None:
    assert stated.is_supported_by(source, same_language=False) is supported


def test_what_is_written_alike_is_the_same_where_its_scale_is() -> None:
    odd = amount(written="1.2.3")
    assert odd.is_supported_by(amount(written="1.2.3"), same_language=True)
    million = amount(5_000_000, written="5", scale=1_000_000)
    assert not amount(5, written="5").is_supported_by(million, same_language=True)


def test_what_is_written_alike_is_not_the_same_where_languages_read_it_otherwise() -> (
    None
):
    swedish = amount(Fraction("2.145"), written="2,145")
    assert not amount(2145, written="2,145").is_supported_by(swedish, False)
    assert amount(2145, written="2,145").is_supported_by(swedish, True)


def test_only_in_another_language_may_a_separator_be_another() -> None:
    stated = amount(1234, written="1,234")
    source = amount(1234, written="1.234")
    assert stated.is_supported_by(source, same_language=False)
    assert not stated.is_supported_by(source, same_language=True)


def test_an_article_counts_as_a_number_only_with_the_same_unit() -> None:
    article = amount(1, unit=YUAN, is_article=True)
    assert amount(1, unit=YUAN).is_supported_by(article, same_language=True)
    assert not amount(1).is_supported_by(article, same_language=True)
