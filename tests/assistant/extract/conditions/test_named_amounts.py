"""What is named by its amount is not told from a thing of another amount."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.named_amounts import check_named_amount
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

MILL = "The paper mill in Rona has a total investment of 85 million euro."
HARBOUR = "Hamnen i Rona byggs för 640 miljoner kronor."
PARK = "风电产业园项目位于东河县，总投资12.8亿元。"


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Where is the project of 40 million euro?", MILL, "Rona"),
        ("Var ligger hamnen som kostar 95 miljoner kronor?", HARBOUR, "Rona"),
        ("总投资2.3亿元的项目位于哪里？", PARK, "东河县"),
        (
            "Which project has an investment of 230 million yuan?",
            PARK,
            "风电产业园项目",
        ),
    ],
)
def test_what_has_another_amount_is_another_thing(
    question: str, text: str, answer: str
) -> None:
    place = place_of(text, answer)
    assert check_named_amount(question, place) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Where is the project of 85 million euro?", MILL, "Rona"),
        (
            "Which project has an investment of 1.28 billion yuan?",
            PARK,
            "风电产业园项目",
        ),
        ("总投资12.8亿元的项目位于哪里？", PARK, "东河县"),
        ("Where is the paper mill?", MILL, "Rona"),
        ("Who pays for projects over 40 million euro?", MILL, "Rona"),
        ("Can a firm get 40 million euro?", MILL, "Rona"),
    ],
)
def test_what_has_the_amount_or_none_is_named_may_be_said(
    question: str, text: str, answer: str
) -> None:
    assert check_named_amount(question, place_of(text, answer)) is Outcome.SHOWN
