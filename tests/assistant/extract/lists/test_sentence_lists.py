"""Items between commas, up to the word that joins the last; in doubt there are none."""

from __future__ import annotations

import pytest

from assistant.extract.lists.sentence_lists import find_sentence_lists

WINE = ["wine", "beer", "tea"]


def found(text: str, language: str = "en") -> list[list[str]]:
    lists = find_sentence_lists(text, language)
    return [[item.of(text) for item in items] for items in lists]


@pytest.mark.parametrize(
    "text",
    [
        "Made here: wine, beer and tea.",
        "Made here: wine, beer, and tea.",
        "Made here: wine; beer; and tea.",
        "Made here (wine, beer or tea) for long.",
        "wine, beer and tea are made here.",
    ],
)
def test_three_items_are_a_list_where_both_its_ends_are_sure(text: str) -> None:
    assert found(text) == [WINE]


def test_where_the_first_item_begins_is_in_doubt_after_a_verb() -> None:
    assert found("It makes wine, beer and tea.") == []


def test_names_show_by_their_capitals_where_they_begin() -> None:
    text = "It trades with Spain, Italy and Malta."
    assert found(text) == [["Spain", "Italy", "Malta"]]


@pytest.mark.parametrize(
    ("text", "language", "items"),
    [
        ("Här odlas: råg, havre samt korn.", "sv", ["råg", "havre", "korn"]),
        ("Es gibt: Brot, Milch und Käse.", "de", ["Brot", "Milch", "Käse"]),
    ],
)
def test_each_language_has_joining_words_of_its_own(
    text: str, language: str, items: list[str]
) -> None:
    assert found(text, language) == [items]
    assert found(text, "fi") == []


def test_items_that_end_alike_are_a_list_in_any_language() -> None:
    text = "Tässä: uusi toimi, vanha toimi, iso toimi."
    assert found(text, "fi") == [["uusi toimi", "vanha toimi", "iso toimi"]]


def test_a_comma_within_a_figure_sets_nothing_off() -> None:
    assert found("Sums: 1,200, 3,400 and 5,600.") == [["1,200", "3,400", "5,600"]]


def test_and_so_on_closes_a_list_and_is_no_item() -> None:
    text = "Here are mills, farms, schools, etc."
    assert found(text) == [["mills", "farms", "schools"]]


def test_each_sentence_has_a_list_of_its_own() -> None:
    text = "Made: wine, beer and tea. Sold: bread, milk and eggs."
    assert found(text) == [WINE, ["bread", "milk", "eggs"]]


@pytest.mark.parametrize(
    "text", ["", "and, and and and", ", , ,", "In all: wine, beer and.", "(((", ")"]
)
def test_hardly_a_list_is_none(text: str) -> None:
    assert found(text) == []
