"""Who held an office before is not who holds it."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.former import check_former
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

BEFORE = [
    ("Her predecessor until 2020 was Owen Hart.", "Owen Hart"),
    ("Mia Berg leads it, who succeeded Owen Hart.", "Owen Hart"),
    ("Owen Hart was her predecessor.", "Owen Hart"),
    ("Tidigare chef var Nils Ek.", "Nils Ek"),
    ("Mia Berg efterträdde Nils Ek i mars.", "Nils Ek"),
    ("Sein Vorgänger bis 2019 war Karl Roth.", "Karl Roth"),
    ("前任主任为王建国。", "王建国"),
    ("首任主任为王建国。", "王建国"),
    ("The first chair of the cluster is Owen Hart.", "Owen Hart"),
    ("Den förste ordföranden är Nils Ek.", "Nils Ek"),
    ("Der erste Leiter des Clusters ist Karl Roth.", "Karl Roth"),
]
NOW = [
    ("Mia Berg leads it, who succeeded Owen Hart.", "Mia Berg"),
    ("The head is Mia Berg, the former mayor of Rona.", "Mia Berg"),
    ("Chef är Mia Berg, som efterträdde Nils Ek.", "Mia Berg"),
    ("现任主任为李梅，前任主任为王建国。", "李梅"),
    ("The first secretary is Mia Berg.", "Mia Berg"),
    ("Förste vice ordförande är Mia Berg.", "Mia Berg"),
    ("Erster Bürgermeister ist Karl Roth.", "Karl Roth"),
]
WHO = [
    "Who leads the cluster?",
    "Vem leder klustret?",
    "Wer leitet das Cluster?",
    "集群负责人是谁？",
]


@pytest.mark.parametrize("question", WHO)
@pytest.mark.parametrize(("text", "person"), BEFORE)
def test_who_led_it_before_does_not_lead_it(
    question: str, text: str, person: str
) -> None:
    assert check_former(question, place_of(text, person)) is Outcome.CONTRADICTED


@pytest.mark.parametrize("question", WHO)
@pytest.mark.parametrize(("text", "person"), NOW)
def test_who_followed_leads_it(question: str, text: str, person: str) -> None:
    assert check_former(question, place_of(text, person)) is Outcome.SHOWN


@pytest.mark.parametrize(
    "question",
    [
        "Who led the cluster before?",
        "Who was the head until 2020?",
        "Vem är hennes företrädare?",
        "Wer war der Vorgänger?",
        "2019年集群负责人是谁？",
    ],
)
@pytest.mark.parametrize(("text", "person"), BEFORE)
def test_who_led_it_before_is_said_where_that_is_asked(
    question: str, text: str, person: str
) -> None:
    assert check_former(question, place_of(text, person)) is Outcome.SHOWN
