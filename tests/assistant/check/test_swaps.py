"""Two facts that a statement has in each other's places are told."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.check.swaps import SwapModel, find_pairs
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import load_span_model
from assistant.facts import Claim

TEXT = (
    "The port of Harwich employs 1,240 people, and the port of Felixstowe 3,800. "
    "The share of containers rose from 35 to 62 per cent. The harbour board is led by "
    "Anna Berg; Carl Lund answers for the quays."
)


@pytest.fixture(scope="module")
def swaps(_isolated_environment: None) -> SwapModel:
    return SwapModel(load_span_model(Settings()))


def swapped(swaps: SwapModel, statement: str, language: str) -> list[str]:
    claim = Claim(statement, language)
    found = swaps.swapped(claim, ReaderPassage(TEXT, "Ports"), "en")
    return [fact.text for fact in found]


@pytest.mark.parametrize(
    ("statement", "language"),
    [
        ("Harwich has 1,240 employees and Felixstowe 3,800.", "en"),
        ("Felixstowe has 3,800 employees and Harwich 1,240.", "en"),
        ("Hamnen i Harwich har 1 240 anställda, den i Felixstowe 3 800.", "sv"),
        ("Der Anteil der Container stieg von 35 auf 62 Prozent.", "de"),
        ("Anna Berg leder hamnstyrelsen, Carl Lund ansvarar för kajerna.", "sv"),
    ],
)
def test_what_is_said_of_each_is_in_its_place(
    swaps: SwapModel, statement: str, language: str
) -> None:
    assert swapped(swaps, statement, language) == []


@pytest.mark.parametrize(
    ("statement", "language"),
    [
        ("Harwich has 3,800 employees and Felixstowe 1,240.", "en"),
        ("Hamnen i Harwich har 3 800 anställda, den i Felixstowe 1 240.", "sv"),
        ("The harbour board is led by Carl Lund; Anna Berg answers for it.", "en"),
    ],
)
def test_what_is_said_of_the_other_is_swapped(
    swaps: SwapModel, statement: str, language: str
) -> None:
    assert swapped(swaps, statement, language)


def test_each_of_two_has_its_own_clause() -> None:
    claim = Claim("Der Anteil stieg von 35 auf 62 Prozent.", "de")
    (pair,) = find_pairs(claim, TEXT, "en")
    assert pair.said == ("Der Anteil stieg von …", "auf … Prozent.")
    assert pair.there == ("The share of containers rose from …", "to … per cent.")


def test_a_firm_and_its_town_are_no_pair() -> None:
    claim = Claim("Anna Berg leads the port of Harwich.", "en")
    assert list(find_pairs(claim, TEXT, "en")) == []


@pytest.mark.parametrize(
    ("statement", "language"),
    [
        ("Speeches were given by Anna Berg and Carl Lund.", "en"),
        ("Tal hölls av Anna Berg och Carl Lund.", "sv"),
    ],
)
def test_two_of_whom_the_same_is_said_have_no_places_to_change(
    statement: str, language: str
) -> None:
    assert list(find_pairs(Claim(statement, language), TEXT, "en")) == []
