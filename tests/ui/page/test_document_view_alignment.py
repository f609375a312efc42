from __future__ import annotations

import pytest

from index.documents import Span
from ui.page.document_view_alignment import Alignment

TEXT = "# The *plan*\n\nThere are **252 firms** in [the park](http://a.invalid/252).\n"
SHOWN = "Menu\nThe plan\nThere are 252 firms in the park."


def find(words: str, text: str = TEXT, shown: str = SHOWN) -> str | None:
    start = text.index(words)
    place = Alignment(text, shown).find(Span(start, start + len(words)))
    return place.of(shown) if place else None


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The *plan*", "The plan"),
        ("There are **252 firms** in [the park", "There are 252 firms in the park"),
        ("252 firms", "252 firms"),
        ("http://a.invalid/252", None),
    ],
)
def test_words_are_found_by_their_letters(words: str, shown: str | None) -> None:
    assert find(words) == shown


def test_what_is_shown_in_between_is_never_marked() -> None:
    assert find("one two", "one two", "one advertisement two") is None


def test_the_row_of_a_table_is_not_taken_for_its_header() -> None:
    text = "City: Ao | Number of firms: 252\nCity: Bo | Number of firms: 31"
    shown = "City Number of firms Ao 252 Bo 31"
    assert find("City: Ao | Number of firms: 252", text, shown) is None
    assert find("Number of firms: 252", text, shown) is None


def test_what_is_not_shown_is_not_found() -> None:
    assert find("There are", TEXT, "Another page altogether") is None
    assert find("There are", TEXT, "") is None


def test_of_words_that_stand_twice_the_right_ones_are_found() -> None:
    text = "Firms *grow*. It rains. Firms *grow*."
    shown = "Firms grow. It rains. Firms grow."
    start = text.rindex("Firms")
    place = Alignment(text, shown).find(Span(start, len(text)))
    assert place == Span(shown.rindex("Firms"), len(shown) - 1)


def test_long_texts_that_have_nothing_in_common_take_no_time() -> None:
    assert Alignment("a" * 200_000, "b" * 200_000).find(Span(0, 9)) is None
