"""What is said in the paragraph of one name is not said of another."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.paragraphs import check_paragraph
from tests.assistant.extract.conditions.places import place_of

TRUSTS = (
    "The Vale Trust in Hexley has 40 members. It got three million.\n\n"
    "The Brook Trust in Marton has 31 members. It got two million."
)
FONDER = (
    "Fonden Havsbris i Luleå har 40 medlemmar. Den fick tre miljoner kronor.\n\n"
    "Fonden Norrsken i Piteå har 31 medlemmar. Den fick två miljoner kronor."
)
VEREINE = (
    "Der Verein Elbtal hat 40 Mitglieder. Er bekam drei Millionen Euro.\n\n"
    "Der Verein Saaletal hat 31 Mitglieder. Er bekam zwei Millionen Euro."
)
LANDS = (
    "Denmark funds nine harbours. The Maritime Authority runs the programme.\n\n"
    "Iceland funds six harbours. The Road Administration runs the programme."
)
OF_ANOTHER = [
    ("How much did the Vale Trust get?", TRUSTS, "two million"),
    ("How much did the Brook Trust get?", TRUSTS, "three million"),
    ("Hur mycket fick fonden Havsbris?", FONDER, "två miljoner"),
    ("Hvor mye fikk Norrsken?", FONDER, "tre miljoner"),
    ("Wie viel bekam der Verein Elbtal?", VEREINE, "zwei Millionen"),
    ("丹麦的港口计划由哪个机构负责？", LANDS, "The Road Administration"),
    ("Vem driver programmet på Island?", LANDS, "The Maritime Authority"),
    ("Wer leitet das Programm in Dänemark?", LANDS, "The Road Administration"),
]
OF_THE_ASKED = [
    ("How much did the Vale Trust get?", TRUSTS, "three million"),
    ("Hur mycket fick fonden Norrsken?", FONDER, "två miljoner"),
    ("Wie viel bekam der Verein Saaletal?", VEREINE, "zwei Millionen"),
    ("丹麦的港口计划由哪个机构负责？", LANDS, "The Maritime Authority"),
    ("How many members do the trusts have?", TRUSTS, "31"),
    ("How much did Vale Trust and Brook Trust get?", TRUSTS, "two million"),
]


@pytest.mark.parametrize(("question", "text", "answer"), OF_ANOTHER)
def test_a_paragraph_that_begins_with_another_name_contradicts(
    question: str, text: str, answer: str
) -> None:
    assert check_paragraph(question, place_of(text, answer)) is Outcome.CONTRADICTED


@pytest.mark.parametrize(("question", "text", "answer"), OF_THE_ASKED)
def test_the_paragraph_of_the_asked_name_does_not(
    question: str, text: str, answer: str
) -> None:
    assert check_paragraph(question, place_of(text, answer)) is Outcome.SHOWN


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "How much did members of the Vale Trust get?",
            "The Vale Trust has 40 members.\n\nMembers in Marton got two million.",
            "two million",
        ),
        (
            "How much did the Vale Trust get?",
            "The Vale Trust is in Hexley.\n\nThe Annual Meeting gave it two million.",
            "two million",
        ),
        (
            "Welche Kosten trägt der Verein Elbtal?",
            "Elbtal: Regeln\nDer Verein trägt\nReisekosten\nMietkosten",
            "Mietkosten",
        ),
    ],
)
def test_paragraphs_that_begin_otherwise_tell_of_no_other_name(
    question: str, text: str, answer: str
) -> None:
    assert check_paragraph(question, place_of(text, answer)) is Outcome.SHOWN
