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


FIRMS = {
    "en": (
        "Small firms get 50 percent of the costs and large firms get 20 percent. The "
        "deadline for small firms is 1 March 2024 and for large firms 15 April 2024."
    ),
    "sv": (
        "Små företag får 50 procent av kostnaderna och stora företag får 20 procent. "
        "Sista dag för små företag är den 1 mars 2024 och för stora företag den 15 "
        "april 2024."
    ),
    "zh": (
        "小企业可获得费用50%的补贴，大企业可获得20%的补贴。小企业的截止日期为2024年3月1日，"
        "大企业为2024年4月15日。"
    ),
}
OF_FIRMS = [
    ("Large firms get {} of the costs.", "en", "20 percent", "50 percent"),
    ("The aid for small firms is {}.", "en", "50 percent", "20 percent"),
    ("The deadline for large firms is {}.", "en", "15 April 2024", "1 March 2024"),
    ("Stora företag får {} av kostnaderna.", "sv", "20 procent", "50 procent"),
    ("Sista dag för små företag är den {}.", "sv", "1 mars 2024", "15 april 2024"),
    ("大企业可获得{}的补贴。", "zh", "20%", "50%"),
]


@pytest.mark.parametrize("source", FIRMS)
@pytest.mark.parametrize(("statement", "language", "right", "_"), OF_FIRMS)
def test_what_a_sentence_says_of_one_of_two_alike_is_in_its_place(
    contrast: ContrastModel,
    statement: str,
    language: str,
    right: str,
    _: str,
    source: str,
) -> None:
    claim = Claim(statement.format(right), language)
    text = ReaderPassage(FIRMS[source], "")
    assert contrast.misplaced(claim, text, source) == ()


@pytest.mark.parametrize(
    ("statement", "language", "crossed", "source"),
    [
        *((said, lang, crossed, lang) for said, lang, _, crossed in OF_FIRMS),
        ("Large firms get {} of the costs.", "en", "50 percent", "sv"),
        ("The deadline for large firms is {}.", "en", "1 March 2024", "sv"),
        ("Stora företag får {} av kostnaderna.", "sv", "50 procent", "en"),
        ("大企业可获得{}的补贴。", "zh", "50%", "en"),
    ],
)
def test_what_a_sentence_says_of_the_other_of_two_alike_is_misplaced(
    contrast: ContrastModel, statement: str, language: str, crossed: str, source: str
) -> None:
    claim = Claim(statement.format(crossed), language)
    found = contrast.misplaced(claim, ReaderPassage(FIRMS[source], ""), source)
    assert [fact.text for fact in found] == [crossed]
