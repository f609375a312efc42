"""Questions that mean the same are one, whoever asked and in which language."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant import Settings
from assistant.conversations.overview import Declined
from assistant.feedback.unanswered import MOST, Grouping, OpenQuestion
from index.embedding.embedder import load_embedder

PARKING = (
    "What does a parking permit cost in Alby?",
    "How much is a parking permit in Alby?",
    "Vad kostar ett parkeringstillstånd i Alby?",
    "阿尔比的停车证多少钱？",
)
NORBY = "What does a parking permit cost in Norby?"
TAX = ("What is the tax rate for small firms?", "小微企业的税率是多少？")
APPEAL = "How do I appeal a decision?"


def asked(
    question: str, asker: str = "anna", at: float = 1.0, to: str = "en"
) -> Declined:
    return Declined(question, to, at, asker, frozenset())


@pytest.fixture(scope="module")
def grouping() -> Grouping:
    return Grouping(load_embedder(Settings()).embed_query)


def test_the_packaged_model_groups_over_languages_and_keeps_places_apart(
    grouping: Grouping,
) -> None:
    questions = [*PARKING, NORBY, *TAX, APPEAL]
    groups = grouping.grouped(asked(question) for question in questions)
    wordings = {frozenset(group.wordings) for group in groups}
    assert wordings == {
        frozenset(PARKING),
        frozenset({NORBY}),
        frozenset(TAX),
        frozenset({APPEAL}),
    }


def by_first_letter(question: str) -> Sequence[float]:
    return [float(question[0] == letter) for letter in "abc"]


def test_the_most_wanted_comes_first_by_people_then_by_askings() -> None:
    declined = [
        asked("A is what?", "anna", 5.0),
        *[asked("b is what?", name, 2.0, "sv") for name in ("anna", "li", "li")],
        *[asked("c is what", "anna", float(n)) for n in range(9)],
        asked("B is  What", "bo", 1.0),
    ]
    groups = Grouping(by_first_letter).grouped(declined)
    assert groups == (
        OpenQuestion(("b is what?",), 4, 3, ("sv", "en"), 2.0),
        OpenQuestion(("c is what",), 9, 1, ("en",), 8.0),
        OpenQuestion(("A is what?",), 1, 1, ("en",), 5.0),
    )


def test_the_most_asked_wording_stands_for_a_group() -> None:
    declined = [asked("a one?"), asked("a two?"), asked("A two"), asked("a three?")]
    (group,) = Grouping(by_first_letter).grouped(declined)
    assert group.wordings == ("a two?", "a one?", "a three?")


def test_nothing_and_very_much_can_be_grouped() -> None:
    grouping = Grouping(by_first_letter)
    assert grouping.grouped(()) == ()
    assert [g.wordings for g in grouping.grouped([asked("a?")])] == [("a?",)]
    (group,) = grouping.grouped(asked(f"a {n}?") for n in range(MOST + 10))
    assert group.askings == MOST
