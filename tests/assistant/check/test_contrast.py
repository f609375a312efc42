"""Figures, dates and names that a passage states, but of something else."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.check.contrast import ContrastModel
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import load_span_model
from assistant.facts import Claim

TEXT = (
    "The port of Harwich employs 1,240 people. The port of Felixstowe employs 3,800 "
    "people and was opened by Anna Berg on 4 May 1998. Its new quay, opened by Carl "
    "Lund on 9 June 2021, is 600 metres long."
)


@pytest.fixture(scope="module")
def contrast(_isolated_environment: None) -> ContrastModel:
    return ContrastModel(load_span_model(Settings()))


def misplaced(contrast: ContrastModel, statement: str, language: str) -> list[str]:
    claim = Claim(statement, language)
    found = contrast.misplaced(claim, ReaderPassage(TEXT, "Ports"), "en")
    return [fact.text for fact in found]


@pytest.mark.parametrize(
    ("statement", "language"),
    [
        ("The port of Harwich has 1,240 employees.", "en"),
        ("Hamnen i Felixstowe har 3 800 anställda.", "sv"),
        ("哈里奇港有1240名员工。", "zh"),
        ("The new quay was opened on 9 June 2021.", "en"),
    ],
)
def test_what_the_passage_says_of_it_is_in_its_place(
    contrast: ContrastModel, statement: str, language: str
) -> None:
    assert misplaced(contrast, statement, language) == []


@pytest.mark.parametrize(
    ("statement", "language"),
    [
        ("The port of Harwich has 3,800 employees.", "en"),
        ("Hamnen i Harwich har 3 800 anställda.", "sv"),
        ("The new quay was opened on 4 May 1998.", "en"),
        ("The new quay was opened by Anna Berg.", "en"),
    ],
)
def test_what_it_says_of_something_else_is_misplaced(
    contrast: ContrastModel, statement: str, language: str
) -> None:
    assert misplaced(contrast, statement, language)


def test_a_fact_without_another_of_its_kind_cannot_be_misplaced(
    contrast: ContrastModel,
) -> None:
    assert misplaced(contrast, "The quay is 600 metres long.", "en") == []
    alone = ReaderPassage("The quay is 600 metres long.", "")
    claim = Claim("The wall is 600 metres long.", "en")
    assert contrast.misplaced(claim, alone, "en") == ()
