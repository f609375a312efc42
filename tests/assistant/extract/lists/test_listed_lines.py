"""A list whose items have a line each, with bullets, with counters or with neither."""

from __future__ import annotations

import pytest

from assistant.extract.lists.enumerations import find_enumerations
from tests.assistant.extract.lists.conftest import items

LINES = """\
The goals are
- more firms
- better glass,
  also for export
- new markets; and
* a line with another bullet

1. Roads
2. Schools
3. Parks

5. A point out of order
"""


ITEMS_ON_LINES = [
    ["more firms", "better glass,\n  also for export", "new markets"],
    ["Roads", "Schools", "Parks"],
]


def test_lists_over_lines_lose_their_bullets_and_keep_their_words() -> None:
    found = find_enumerations(LINES, "en")
    assert [items(one, LINES) for one in found] == ITEMS_ON_LINES


@pytest.mark.parametrize(
    "marks",
    [
        ("•", "•", "•"),
        ("・", "・", "・"),
        ("1)", "2)", "3)"),
        ("(9)", "(10)", "(11)"),
        ("（一）", "（二）", "（三）"),
        ("九、", "十、", "十一、"),
        ("十九、", "二十、", "二十一、"),
        ("第一，", "第二，", "第三，"),
        ("①", "②", "③"),
        ("b)", "c)", "d)"),
        ("a.", "b.", "c."),
        ("H.", "I.", "J."),
        ("A)", "B)", "C)"),
        ("i.", "ii.", "iii."),
        ("(iv)", "(v)", "(vi)"),
        ("IX.", "X.", "XI."),
    ],
)
def test_bullets_and_counters_come_in_many_shapes(marks: tuple[str, ...]) -> None:
    text = "\n".join(f"{mark} Item {number}" for number, mark in enumerate(marks))
    (found,) = find_enumerations(text, "zh")
    assert items(found, text) == ["Item 0", "Item 1", "Item 2"]


def test_letters_after_a_colon_are_counters_and_not_words_that_lost_their_bullet() -> (
    None
):
    text = "Goals:\na. better roads\nb. lower taxes\nc. more firms"
    (found,) = find_enumerations(text, "en")
    assert items(found, text) == ["better roads", "lower taxes", "more firms"]


def test_initials_within_a_line_are_no_list() -> None:
    assert find_enumerations("A. Smith came. B. Jones went. C. Li stayed.", "en") == ()


def test_a_list_ends_at_a_paragraph_though_another_counts_on() -> None:
    text = (
        "Measures:\n\n1. Advice\n2. Loans\n3. Training\n\n"
        "Section two lists the duties.\n\n4. Reports\n5. Apprentices\n6. Fees"
    )
    first, second = find_enumerations(text, "en")
    assert items(first, text) == ["Advice", "Loans", "Training"]
    assert items(second, text) == ["Reports", "Apprentices", "Fees"]


def test_what_stands_at_the_margins_of_pages_does_not_end_a_list() -> None:
    text = (
        "1. Advice\n\n2. Loans\n\n3. Training\n\nPlan for growth\n\nPage 2 of 3\n\n"
        "4. Reports\n\n5. Fees"
    )
    (found,) = find_enumerations(text, "en")
    assert items(found, text)[2:] == ["Training", "Reports", "Fees"]


@pytest.mark.parametrize(
    "margin",
    [
        "Page 2 of 3",
        "Plan for growth\n\nSida 2",
        "- 12 -\n\nThe plan",
        "第 2 页",
    ],
)
def test_what_stands_at_the_margins_of_pages_does_not_end_a_list_of_bullets(
    margin: str,
) -> None:
    text = f"Goals:\n- roads\n- schools\n\n{margin}\n\n- parks\n- taxes\n\nEnd."
    (found,) = find_enumerations(text, "en")
    assert items(found, text) == ["roads", "schools", "parks", "taxes"]


def test_a_heading_between_bullets_begins_another_list() -> None:
    text = "- roads\n- pubs\n- schools\n\nDuties\n\n- reports\n- fees\n- taxes\n"
    first, second = find_enumerations(text, "en")
    assert items(first, text) == ["roads", "pubs", "schools"]
    assert items(second, text) == ["reports", "fees", "taxes"]


def test_paragraphs_that_belong_to_items_do_not_end_their_list() -> None:
    text = "1. Advice\n\nIt is free.\n\n2. Loans\n\nAt one percent.\n\n3. Training"
    (found,) = find_enumerations(text, "en")
    assert items(found, text) == ["Advice", "Loans", "Training"]


def test_counters_that_do_not_count_up_are_no_list() -> None:
    assert find_enumerations("1. One\n2. Two\n4. Four\n7. Seven", "en") == ()


def test_lines_that_lost_their_bullets_are_a_list_after_a_colon_or_gap() -> None:
    text = "Du ska ha:\n\nett pass\nen inbjudan\npengar för resan\n\nSen är allt klart."
    (found,) = find_enumerations(text, "sv")
    assert items(found, text) == ["ett pass", "en inbjudan", "pengar för resan"]


def test_lines_of_a_wrapped_paragraph_are_no_list() -> None:
    text = "The park covers a large area\nand has a lake\nthat is deep\nand cold."
    assert find_enumerations(text, "en") == ()


def test_a_list_within_an_item_is_found_too() -> None:
    text = "1. Roads\n2. Schools: books, chairs and desks\n3. Parks"
    outer, inner = find_enumerations(text, "en")
    assert items(inner, text) == ["books", "chairs", "desks"]
    assert items(outer, text)[1] == "Schools: books, chairs and desks"


def test_the_span_reaches_from_the_first_item_to_the_last() -> None:
    text = "There we grow wheat with maize, rice, oats and rye."
    (found,) = find_enumerations(text, "en")
    assert found.span.of(text) == "maize, rice, oats and rye"
