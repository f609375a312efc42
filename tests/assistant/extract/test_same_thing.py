"""Of two figures of a sentence it is told whether they are of the same thing."""

from __future__ import annotations

import pytest

from assistant.extract.same_thing import are_of_same_thing
from assistant.facts.claims import Claim
from assistant.facts.unit_words import CALENDAR_YEAR


def same(language: str, sentence: str, marks: str = "") -> bool:
    one, other = (
        (fact.span, fact.unit)
        for fact in Claim(sentence, language).facts
        if fact.kind == "figure" and fact.unit != CALENDAR_YEAR
    )
    return are_of_same_thing(sentence, language, one, other, marks)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "It grew from 12 members in 2019 to 31 in 2022."),
        ("en", "In 2019 12 firms joined, in 2022 31 firms."),
        ("sv", "Klustret hade 310 anställda (2018) och 450 (2019)."),
        ("de", "Sie stieg von 2.100 im Jahr 2017 auf 2.640 im Jahr 2021."),
        ("zh", "2019年有企业12家，2022年有企业31家。"),
        ("zh", "产值2019年为52亿元，2022年达到67亿元。"),
    ],
)
def test_figures_with_nothing_new_between_them_are(
    language: str, sentence: str
) -> None:
    assert same(language, sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "It had 12 members in 2019 and a budget of 300 million in 2022."),
        ("en", "It had 12 members in 2019 and 45 prizes in 2022."),
        ("sv", "Klustret hade 12 medlemmar 2019 och delade ut 45 priser 2022."),
        ("de", "Es hatte 2019 12 Mitglieder und erhielt 2022 45 Anträge."),
        ("en", "Sales were 40 million euro in 2019, and exports 30 million euro."),
        ("zh", "2019年产值52亿元，2022年出口67亿元。"),
    ],
)
def test_figures_of_which_the_second_is_said_of_something_new_are_not(
    language: str, sentence: str
) -> None:
    assert not same(language, sentence)


def test_the_names_that_tell_them_apart_are_nothing_new() -> None:
    sentence = "In Haldby are 27 firms, in Marsund 11."
    assert same("en", sentence, marks="Haldby Marsund")
    assert not same("en", sentence)
