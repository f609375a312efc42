"""What a question names in Latin letters has to stand at the place, or in its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.extract.conditions.latin_names import check_latin_names, entities_in
from assistant.extract.conditions.outcomes import Outcome
from index.documents import Span
from tests.assistant.extract.conditions.places import place_of


@pytest.mark.parametrize(
    ("question", "language", "names"),
    [
        ("What is the budget of Kestrel Bay?", "en", ["Kestrel Bay"]),
        ("How many members does Norrvik have in May?", "en", ["Norrvik"]),
        ("Hur många gäster kom till Tannberg?", "sv", ["Tannberg"]),
        ("Hur många Kina–Europa-tåg gick 2022?", "sv", []),
        ("Wie viele Beschäftigte gibt es in Norrvik?", "de", ["Norrvik"]),
        ("Wie hoch war der Zuschuss für Gemeinden?", "de", []),
        ("Wie viele Firmen hat der Cluster Hydrogen Coast?", "de", ["Hydrogen Coast"]),
        ("Wie viele Leute hat der Logistikcluster Bac Ninh?", "de", ["Bac Ninh"]),
        ("Welche Zahlungsfrist gilt nach Erhalt der Klageschrift?", "de", []),
        ("Kestrel Bay 的预算是多少？", "zh", ["Kestrel Bay"]),
        ("集群之桥（Cluster Bridges）何时截止？", "zh", ["Cluster Bridges"]),
        ("中小企业GDP占比是多少？", "zh", []),
        ("How many firms are there in Sweden?", "en", []),
        ("Which cluster is the largest?", "en", []),
    ],
)
def test_names_are_words_with_a_capital_that_are_no_ordinary_ones(
    question: str, language: str, names: list[str]
) -> None:
    found = entities_in(question, language)
    assert [" ".join(word.text for word in name) for name in found] == names


KESTREL = "The plan for Kestrel Bay has a budget of 48 million euro."
TOTAL = "The total budget is 48 million euro."


@pytest.mark.parametrize(
    ("question", "text", "title", "outcome"),
    [
        ("What is the budget of Kestrel Bay?", KESTREL, "", 0),
        ("What is the budget of Kestrel Bay?", TOTAL, "Kestrel Bay", 0),
        ("What is the budget of Norrvik Bay?", KESTREL, "", 2),
        ("Vad är budgeten för Norrvik?", KESTREL, "", 2),
        ("Kestrel Bay 的预算是多少？", KESTREL, "", 0),
        ("Norrvik 的预算是多少？", KESTREL, "", 2),
        ("Volvo 的预算是多少？", "沃尔沃的预算为4800万欧元，48。", "", 0),
        ("What is the budget of Volvo?", "沃尔沃的预算为48万元。", "", 0),
        ("What is the budget of the Textbook Committee?", "预算为48万元。", "", 0),
        ("Vad är budgeten för Norrbottensklustret?", TOTAL, "", 0),
        ("Wie hoch ist das Budget der Region Norrvik?", TOTAL, "", 2),
        ("What is the budget?", TOTAL, "", 0),
        ("Vad är budgeten för Mälardalens högskola?", "Budgeten är 48.", "", 2),
        ("Vad är budgeten för Mälardalens högskola?", "I Mälardalen är den 48.", "", 0),
    ],
)
def test_a_document_that_nowhere_has_the_name_is_of_something_else(
    question: str, text: str, title: str, outcome: int
) -> None:
    place = place_of(text, "48", title=title)
    assert check_latin_names(question, place) is Outcome(outcome)


def test_a_name_in_another_passage_of_the_document_is_not_shown_at_this_one() -> None:
    whole = place_of(f"{KESTREL}\n\nThe other has 17 million.", "17")
    start = whole.document.text.index("The other")
    span = Span(start, len(whole.document.text))
    passage = replace(whole.passage, text=span.of(whole.document.text), span=span)
    place = replace(whole, passage=passage)
    assert check_latin_names("Budget of Kestrel Bay?", place) is Outcome.UNKNOWN


def test_a_german_name_that_a_german_text_does_not_have_is_nowhere() -> None:
    place = place_of("Das Cluster Niederfels hat 378 Mitgliedsunternehmen.", "378")
    other = check_latin_names("Wie viele Unternehmen sind in Oberfels?", place)
    same = check_latin_names("Wie viele Unternehmen sind in Niederfels?", place)
    assert (other, same) == (Outcome.NOWHERE, Outcome.SHOWN)
