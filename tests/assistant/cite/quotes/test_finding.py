from __future__ import annotations

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
