"""Spans are half-open and know their text; pages and rows say where a place is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.documents import Page, Span
from tests.small_documents import document


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-3, -1)])
def test_a_range_that_no_text_can_have_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_gives_its_characters_and_their_number() -> None:
    assert Span(2, 4).of("abcdef") == "cd"
    assert len(Span(2, 4)) == 2
    assert Span(3, 3).of("abcdef") == ""
    assert Span(4, 9).of("abcdef") == "ef"


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Span(0, 2), Span(1, 3), True),
        (Span(0, 2), Span(2, 3), False),
        (Span(0, 9), Span(3, 4), True),
        (Span(2, 2), Span(2, 2), False),
        (Span(0, 0), Span(0, 1), False),
    ],
)
def test_ranges_overlap_where_they_share_a_character(
    one: Span, other: Span, overlap: bool
) -> None:
    assert one.overlaps(other) is other.overlaps(one) is overlap


@pytest.mark.parametrize(
    ("part", "within"),
    [(Span(2, 5), True), (Span(3, 3), True), (Span(1, 3), False), (Span(4, 6), False)],
)
def test_a_range_contains_what_lies_wholly_in_it(part: Span, within: bool) -> None:
    assert Span(2, 5).contains(part) is within


def test_a_range_moves_by_any_offset_that_leaves_it_a_range() -> None:
    assert Span(2, 5).shift(3) == Span(5, 8)
    assert Span(2, 5).shift(-2) == Span(0, 3)
    with pytest.raises(ValueError, match="not a span"):
        Span(2, 5).shift(-3)


def test_ranges_are_in_the_order_of_their_text() -> None:
    spans = [Span(3, 4), Span(0, 5), Span(0, 2)]
    assert sorted(spans) == [Span(0, 2), Span(0, 5), Span(3, 4)]


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (Page(12, Span(0, 1)), "page 12"),
        (Page(3, Span(0, 1), "slide"), "slide 3"),
        (Page(14, Span(0, 1), "row", sheet="Firms"), "sheet Firms, row 14"),
    ],
)
def test_a_part_of_a_document_is_called_what_people_call_it(
    page: Page, place: str
) -> None:
    assert page.place == place


def test_the_page_of_a_place_is_the_one_whose_range_holds_it() -> None:
    pages = (Page(1, Span(2, 5)), Page(2, Span(5, 5)), Page(3, Span(5, 8)))
    paged = replace(document("0123456789"), pages=pages)
    numbers = [page and page.number for page in map(paged.page_at, range(10))]
    assert numbers == [None, None, 1, 1, 1, 3, 3, 3, None, None]
    assert document("0123456789").page_at(3) is None
