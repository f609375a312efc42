"""The least that may be is not the most."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.bounds import check_bound
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

OTHER = [
    (
        "Die Zuwendung beträgt höchstens 250.000 Euro, mindestens jedoch 15.000 Euro.",
        "15.000 Euro",
        "What is the maximum grant?",
    ),
    (
        "Die Zuwendung beträgt höchstens 250.000 Euro, mindestens jedoch 15.000 Euro.",
        "250.000 Euro",
        "Was ist der Mindestbetrag?",
    ),
    (
        "Stödet är minst 50 000 kronor och högst 400 000 kronor per företag.",
        "50 000 kronor",
        "Vad är det högsta stödet?",
    ),
    ("补贴最高不超过400万元，最低不少于30万元。", "30万元", "补贴最高是多少？"),
    ("The fee is at least 20 pounds.", "20 pounds", "What is the highest fee?"),
]
ASKED = [
    (
        "Die Zuwendung beträgt höchstens 250.000 Euro, mindestens jedoch 15.000 Euro.",
        "15.000 Euro",
        "What is the minimum grant?",
    ),
    (
        "Die Zuwendung beträgt höchstens 250.000 Euro, mindestens jedoch 15.000 Euro.",
        "250.000 Euro",
        "Was ist der Höchstbetrag?",
    ),
    (
        "Stödet är minst 50 000 kronor och högst 400 000 kronor per företag.",
        "50 000 kronor",
        "Vad är det lägsta stödet?",
    ),
    ("补贴最高不超过400万元，最低不少于30万元。", "30万元", "补贴最低是多少？"),
    ("The fee is at least 20 pounds.", "20 pounds", "How high is the fee?"),
]


@pytest.mark.parametrize(("text", "figure", "question"), OTHER)
def test_the_other_bound_is_not_said(text: str, figure: str, question: str) -> None:
    assert check_bound(question, place_of(text, figure)) is Outcome.CONTRADICTED


@pytest.mark.parametrize(("text", "figure", "question"), ASKED)
def test_the_bound_that_is_asked_for_is_said(
    text: str, figure: str, question: str
) -> None:
    assert check_bound(question, place_of(text, figure)) is Outcome.SHOWN
