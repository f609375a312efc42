"""How a figure is meant stands before it, or after it in Chinese."""

from __future__ import annotations

import pytest

from assistant.word_help.qualifiers import (
    counts_anew,
    is_negated,
    qualifier_after,
    qualifier_before,
)


@pytest.mark.parametrize(
    ("before", "language", "name"),
    [
        ("不超过", "zh", "at_most"),
        ("超过", "zh", "more_than"),
        ("minst ", "sv", "at_least"),
        ("inte mer än ", "sv", "at_most"),
        ("almost ", "en", "nearly"),
        ("the ", "en", ""),
        ("minst ", "en", ""),
        ("chalmost ", "en", ""),
    ],
)
def test_the_words_before_a_figure_say_how_it_is_meant(
    before: str, language: str, name: str
) -> None:
    start = 0 if name else len(before)
    assert qualifier_before(f"{before}5", len(before), language) == (name, start)


def test_chinese_says_it_after_the_figure_too() -> None:
    assert qualifier_after("5%左右", 2, "zh") == ("about", 4)
    assert qualifier_after("5% left", 2, "en") == ("", 2)


def test_what_is_denied_is_seen_some_words_away() -> None:
    assert is_negated("får inte vara 5", 14)
    assert is_negated("不得5", 2)
    assert not is_negated("ska vara 5", 9)


def test_another_figure_begins_another_count() -> None:
    assert counts_anew("mer än 5 hus", "sv")
    assert counts_anew("10家", "zh")
    assert not counts_anew("hus 5", "sv")
