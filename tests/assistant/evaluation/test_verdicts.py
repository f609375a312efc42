from __future__ import annotations

import pytest

from assistant.answers import Answer, Citation
from assistant.evaluation.known_questions import KnownQuestion, NotThis
from assistant.evaluation.verdicts import judge, repeats
from index.documents import Span


def answered(*statements: tuple[str, str], document: str = "a.md") -> Answer:
    """Return an answer of statements and the words of each that are set bold."""
    text, citations = "", []
    for number, (statement, bold) in enumerate(statements, start=1):
        start = len(text)
        text += f"{statement} [{number}]\n\n"
        at = start + statement.index(bold)
        citations.append(
            Citation(
                number,
                document,
                document,
                statement,
                Span(0, len(statement)),
                Span(start, start + len(statement)),
                None,
                "en",
                (),
                bold_spans=(Span(at, at + len(bold)),),
            )
        )
    status = "answered" if citations else "not_found"
    return Answer("?", "?", text, status, tuple(citations), (), "extracted", "", "", {})  # type: ignore[arg-type]


FIRMS = KnownQuestion("How many firms?", (("12",),), document="a.md")
RIGHT = ("In 2023 Alby had 12 firms.", "12")
OTHER = ("In 2022 Norby had 31 firms.", "31")
BESIDE = ("Norby had 31 firms and Alby 12 firms.", "31")


@pytest.mark.parametrize(
    ("statements", "verdict", "figure_first"),
    [
        ([RIGHT], "right", False),
        ([OTHER, RIGHT], "later", True),
        ([OTHER], "wrong", True),
        ([BESIDE], "later", True),
        ([], "declined", False),
    ],
)
def test_a_figure_is_judged_by_what_is_said_first(
    statements: list[tuple[str, str]], verdict: str, figure_first: bool
) -> None:
    judgement = judge(FIRMS, answered(*statements))
    assert (judgement.verdict, judgement.figure_first) == (verdict, figure_first)


def test_what_is_not_in_the_documents_is_rightly_declined() -> None:
    absent = KnownQuestion("How many mills?", absent=True)
    assert judge(absent, answered()).verdict == "right"
    wrong = judge(absent, answered(OTHER))
    assert (wrong.verdict, wrong.figure_first) == ("wrong", True)


def test_what_must_not_be_said_first_makes_it_wrong() -> None:
    known = KnownQuestion("Where?", (("Alby",),), forbidden=("Norby",))
    said = ("Norby, not Alby, has it.", "Norby")
    assert judge(known, answered(said)).verdict == "wrong"


def test_a_group_of_a_figure_is_neither_its_answer_nor_forbidden() -> None:
    said = ("I Alby finns 25 000 anställda.", "25 000")
    assert judge(KnownQuestion("?", (("25",),)), answered(said)).verdict == "wrong"
    known = KnownQuestion("?", (("25 000",),), forbidden=("25",))
    assert judge(known, answered(said)).verdict == "right"


def test_two_thirds_of_a_list_are_enough() -> None:
    known = KnownQuestion("Which?", (("glass",), ("yarn",), ("steel",)))
    assert judge(known, answered(("glass and yarn", "glass"))).verdict == "right"
    assert judge(known, answered(("glass alone", "glass"))).verdict == "partly"
    assert judge(known, answered(("paper", "paper"))).verdict == "wrong"


def test_citations_count_where_document_and_words_are_right() -> None:
    judgement = judge(FIRMS, answered(RIGHT, OTHER))
    assert judgement.citation_precision == 0.5
    assert judgement.citation_recall == 1.0
    elsewhere = judge(FIRMS, answered(RIGHT, document="b.md"))
    assert (elsewhere.citation_precision, elsewhere.citation_recall) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("wrong", "verdict"),
    [
        (NotThis(said="12"), "repeated"),
        (NotThis(said="2"), "changed"),
        (NotThis(document="a.md"), "repeated"),
        (NotThis(document="b.md"), "changed"),
        (NotThis(quote="Alby had 12 firms."), "repeated"),
        (NotThis(quote="Norby had 31 firms."), "changed"),
        (NotThis(status="not_found"), "changed"),
        (NotThis(status="answered"), "repeated"),
    ],
)
def test_where_only_a_wrong_answer_is_known_another_is_not_called_right(
    wrong: NotThis, verdict: str
) -> None:
    known = KnownQuestion("How many firms?", not_this=wrong)
    assert judge(known, answered(RIGHT)).verdict == verdict


def test_a_refusal_repeats_nothing_but_a_refusal() -> None:
    assert not repeats(NotThis(said="12", document="a.md"), answered())
    assert repeats(NotThis(status="not_found"), answered())
    assert (
        judge(KnownQuestion("?", not_this=NotThis(said="12")), answered()).verdict
        == "changed"
    )
