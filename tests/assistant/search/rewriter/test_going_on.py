"""What only goes on from a question before it is known without one."""

from __future__ import annotations

import pytest

from assistant.search.rewriter.going_on import goes_on


@pytest.mark.parametrize(
    "question",
    [
        "and how many employees?",
        "And what about exports?",
        "och hur många anställda?",
        "und wie viele Beschäftigte?",
        "et combien d'employés ?",
        "那有多少员工？",
        "还有出口呢？",
    ],
)
def test_a_question_that_opens_with_and_and_names_nothing_goes_on(
    question: str,
) -> None:
    assert goes_on(question)


@pytest.mark.parametrize(
    "question",
    [
        "And how many firms are in the Tengzhou cluster?",
        "Und wie viele Firmen hat Xuzhou?",
        "Och hur många företag finns i Tengzhou?",
        "So what is the output value of glass in Xuzhou?",
        "How many firms are there?",
        "Vad gäller för den som vill starta eget elinstallationsföretag?",
        "那曲有多少家企业？",
        "而且玻璃产业有多少家企业？",
        "",
    ],
)
def test_a_question_that_stands_alone_does_not(question: str) -> None:
    assert not goes_on(question)
