from __future__ import annotations

import pytest

from assistant.cite.quotes.finding import find_quote
from index.documents import Span


def test_a_quote_is_looked_for_at_its_place_first() -> None:
    assert find_quote("a b", 4, "a b a b") == ("stands", Span(4, 7))
    assert find_quote("a b", 1, "x a\nb") == ("moved", Span(2, 5))
    assert find_quote("a.b", 1, "aXb") == ("gone", None)


def test_words_that_stand_several_times_are_said_to() -> None:
    assert find_quote("a b", 9, "a b. a b.") == ("several", Span(0, 3))


def test_the_end_of_a_longer_word_or_figure_is_not_the_quote() -> None:
    assert find_quote("40 works", 9, "There are 140 works.") == ("gone", None)
    assert find_quote("works 40", 9, "works 40.5, works 400") == ("gone", None)
    assert find_quote("art", 9, "A party.") == ("gone", None)
    assert find_quote("五家", 9, "共有五家企业") == ("moved", Span(2, 4))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Harwich | 40", "Harwich | 400"),
        ("Harwich | 40", "Harwich | 40.5"),
        ("det kostar 40", "det kostar 40,5 kronor"),
        ("Es sind alle", "Es sind allein drei"),
        ("Fra byen", "Fra byene"),
        ("共有12", "共有120家企业"),
    ],
)
def test_a_word_or_figure_that_goes_on_in_the_same_place_is_another(
    quote: str, text: str
) -> None:
    assert find_quote(quote, 0, text) == ("gone", None)
    assert find_quote(quote, 0, f"{text}. {quote}.")[0] == "moved"
    cut = find_quote(quote, 0, text, same_file=True)
    assert cut == ("stands", Span(0, len(quote)))


def test_a_character_of_a_script_without_spaces_may_follow_in_the_same_place() -> None:
    assert find_quote("共有五家", 0, "共有五家企业")[0] == "stands"
