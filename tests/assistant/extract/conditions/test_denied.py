"""A loss is no profit, and what is no longer so is not said."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.denied import check_denied
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

OPPOSITE = [
    (
        "The board has not approved the 8 million dollars that the mayor asked for.",
        "8 million dollars",
        "How many million dollars did the board approve?",
    ),
    (
        "Styrelsen har inte beviljat de 8 miljoner kronor som söktes.",
        "8 miljoner kronor",
        "Hur mycket beviljade styrelsen?",
    ),
    (
        "Der Fonds schloss 2023 mit einem Verlust von 1,9 Millionen Euro ab.",
        "1,9 Millionen",
        "How large was the profit of the fund?",
    ),
    (
        "Fonden hade ett underskott på 2 miljoner kronor.",
        "2 miljoner",
        "Hur stort var överskottet?",
    ),
    ("基金2023年亏损1.7亿元。", "1.7亿元", "基金2023年盈利多少？"),
    (
        "Lövbruk har inte längre 44 företag utan 39.",
        "44",
        "Hur många företag har Lövbruk?",
    ),
    ("La ville ne compte plus 30 usines.", "30", "How many factories are there?"),
]
SAID = [
    (
        "Fotot får inte vara äldre än 6 månader.",
        "6 månader",
        "Hur gammalt får fotot vara?",
    ),
    ("照片不得早于6个月前拍摄。", "6个月", "How old may the photograph be?"),
    (
        "The board has not approved the 8 million dollars that the mayor asked for.",
        "8 million dollars",
        "How much has the board not approved?",
    ),
    (
        "Styrelsen har inte beviljat de 8 miljoner kronor som söktes.",
        "8 miljoner kronor",
        "Hur mycket har styrelsen inte beviljat?",
    ),
    (
        "Der Rat hat die 8 Millionen Euro nicht bewilligt.",
        "8 Millionen Euro",
        "Wie viel wurde beantragt?",
    ),
    ("Grants do not exceed 40,000 euros.", "40,000 euros", "How much is a grant?"),
    (
        "It has not only 40 firms but 3 schools.",
        "40 firms",
        "How many firms are there?",
    ),
    ("It did not open until 2 May 2020.", "2 May 2020", "When did it open?"),
    (
        "Der Fonds schloss 2023 mit einem Verlust von 1,9 Millionen Euro ab.",
        "1,9 Millionen",
        "How large was the loss?",
    ),
    (
        "Fonden hade ett underskott på 2 miljoner kronor.",
        "2 miljoner",
        "Vad blev resultatet?",
    ),
    ("基金2023年亏损1.7亿元。", "1.7亿元", "基金亏损多少？"),
    (
        "Lövbruk har inte längre 44 företag utan 39.",
        "44",
        "Hur många företag har Lövbruk inte längre?",
    ),
    (
        "Lövbruk har inte längre 44 företag utan 39.",
        "39",
        "Hur många företag har Lövbruk?",
    ),
    (
        "Ein Projekt erhält nicht mehr als 350.000 Euro.",
        "350.000",
        "Wie viel erhält ein Projekt?",
    ),
    (
        "Un projet ne reçoit pas plus de 280 000 euros.",
        "280 000",
        "How much does a project get?",
    ),
]


@pytest.mark.parametrize(("text", "figure", "question"), OPPOSITE)
def test_a_figure_of_the_opposite_is_not_said(
    text: str, figure: str, question: str
) -> None:
    assert check_denied(question, place_of(text, figure)) is Outcome.CONTRADICTED


@pytest.mark.parametrize(("text", "figure", "question"), SAID)
def test_a_figure_of_what_is_asked_for_is_said(
    text: str, figure: str, question: str
) -> None:
    assert check_denied(question, place_of(text, figure)) is Outcome.SHOWN
