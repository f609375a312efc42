"""A limit on who is meant is not how many there are."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.limits import check_limit
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

LIMITS = [
    ("No grant goes to firms with more than 300 employees.", "more than 300 employees"),
    ("It is meant for companies with fewer than 50 employees.", "50 employees"),
    ("Bidrag ges till företag med högst 40 anställda.", "högst 40 anställda"),
    ("Gefördert werden Betriebe mit weniger als 80 Beschäftigten.", "80 Beschäftigten"),
    ("对员工300人以下的企业给予补助。", "300人"),
]


@pytest.mark.parametrize(("text", "limit"), LIMITS)
@pytest.mark.parametrize(
    "question",
    [
        "How many employees did the Halsa cluster have in 2022?",
        "Hur många anställda har klustret?",
        "Wie viele Beschäftigte hat das Cluster?",
        "2022年集群有多少员工？",
    ],
)
def test_the_size_of_firms_is_not_that_of_a_cluster(
    question: str, text: str, limit: str
) -> None:
    assert check_limit(question, place_of(text, limit)) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How many employees may a firm have?", *LIMITS[0]),
        ("How many employees at most are allowed?", *LIMITS[1]),
        ("Hur många anställda får ett företag ha?", *LIMITS[2]),
        ("Who gets no grant?", *LIMITS[0]),
        (
            "How many employees has it?",
            "The cluster has more than 300 employees.",
            "300",
        ),
        ("Wie viele Beschäftigte?", "Es hat 27 Betriebe mit 416 Beschäftigten.", "416"),
        ("How many staff?", "It has 27 small firms with over 400 people.", "400"),
        ("集群有多少员工？", "集群有员工300人，企业20家。", "300人"),
    ],
)
def test_a_limit_that_is_asked_for_is_said(
    question: str, text: str, words: str
) -> None:
    assert check_limit(question, place_of(text, words)) is Outcome.SHOWN
