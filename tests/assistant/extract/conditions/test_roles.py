"""The mayor is not the deputy mayor, nor the party secretary."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.roles import asked_office, check_role
from tests.assistant.extract.conditions.places import place_of

TOWN = "Mayor Ada Berg opened the fair, and deputy mayor Bo Lind thanked the guests."
STAD = "Ordförande är Ada Berg och vice ordförande är Bo Lind, säger kommunen."
ORT = "Bürgermeisterin Ada Berg sprach, und der stellvertretende Bürgermeister Bo Lind."
HAN = "县委书记李安、县长王宁、副县长赵平出席开幕式。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "other"),
    [
        ("Who is the mayor?", TOWN, "Ada Berg", False),
        ("Who is the mayor?", TOWN, "Bo Lind", True),
        ("Who is the deputy mayor of the town?", TOWN, "Bo Lind", False),
        ("Who is the deputy mayor of the town?", TOWN, "Ada Berg", True),
        ("Vem är ordförande?", STAD, "Ada Berg", False),
        ("Vem är ordförande?", STAD, "Bo Lind", True),
        ("Vem är vice ordförande?", STAD, "Ada Berg", True),
        ("Wer ist Bürgermeister?", TOWN, "Bo Lind", True),
        ("Wer ist Bürgermeisterin?", ORT, "Ada Berg", False),
        ("Wer ist Bürgermeisterin?", ORT, "Bo Lind", True),
        ("县长是谁？", HAN, "王宁", False),
        ("县长是谁？", HAN, "李安", True),
        ("县长是谁？", HAN, "赵平", True),
        ("Who is the party secretary?", HAN, "李安", False),
        ("Who is the party secretary?", HAN, "王宁", True),
        ("哪位副县长出席？", HAN, "赵平", False),
        ("Who did the mayor thank?", TOWN, "Bo Lind", False),
        ("Who opened the fair?", TOWN, "Ada Berg", False),
    ],
)
def test_the_holder_of_another_office_is_no_answer(
    question: str, text: str, answer: str, other: bool
) -> None:
    outcome = check_role(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is other


def test_heads_are_called_differently_and_are_not_told_apart() -> None:
    place = place_of("The director of the committee is Ada Berg.", "Ada Berg")
    assert check_role("委员会主任是谁？", place) is Outcome.SHOWN
    assert check_role("Vem är kommitténs ordförande?", place) is Outcome.SHOWN


def test_an_office_stands_after_a_name_as_well() -> None:
    place = place_of("Bo Lind, deputy mayor of the town, agreed.", "Bo Lind")
    assert check_role("Who is the mayor?", place) is Outcome.CONTRADICTED
    assert check_role("Who is the deputy mayor?", place) is Outcome.SHOWN


@pytest.mark.parametrize(
    "question", ["Who wrote it?", "When did the mayor speak?", "多少家企业？"]
)
def test_most_questions_ask_for_no_office(question: str) -> None:
    assert asked_office(question) is None
