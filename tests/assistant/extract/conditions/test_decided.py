"""What was applied for, proposed or estimated is not what came of it."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.decided import check_decided
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

PORT = "The port applied for EUR 40 million and was awarded EUR 23 million."
HAMN = "Hamnen begärde 40 miljoner kronor men fick 23 miljoner kronor."
HAFEN = "Der Hafen beantragte 40 Millionen Euro und erhielt 23 Millionen Euro."
GANG = "港口申请资金4亿元，实际获批2.3亿元。"
FEE = "The board proposed a fee of 900 kronor, and the meeting decided on 750 kronor."
BRO = "Bron kalkylerades till 40 miljoner kronor; den slutade på 63 miljoner kronor."
WAITS = "Dessutom söker nätverket 12 miljoner euro; beslut väntas nästa år."
MAY = "Firms can apply for up to 50,000 kronor."


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How much did the port receive?", PORT, "EUR 40 million", True),
        ("How much did the port receive?", PORT, "EUR 23 million", False),
        ("How much did the port apply for?", PORT, "EUR 40 million", False),
        ("How much did the port apply for?", PORT, "EUR 23 million", True),
        ("How much support is there for the port?", PORT, "EUR 40 million", True),
        ("Hur mycket fick hamnen?", HAMN, "40 miljoner kronor", True),
        ("Hur mycket fick hamnen?", HAFEN, "40 Millionen Euro", True),
        ("港口获得多少资金？", HAMN, "40 miljoner kronor", True),
        ("港口获得多少资金？", GANG, "4亿元", True),
        ("港口获得多少资金？", GANG, "2.3亿元", False),
        ("港口申请了多少资金？", GANG, "4亿元", False),
        ("Wie hoch ist der Beitrag?", FEE, "900 kronor", True),
        ("Wie hoch ist der Beitrag?", FEE, "750 kronor", False),
        ("What did the bridge cost?", BRO, "40 miljoner kronor", True),
        ("What was the estimated cost?", BRO, "40 miljoner kronor", False),
        ("Hur mycket har nätverket fått?", WAITS, "12 miljoner euro", True),
        ("How much has the network received?", WAITS, "12 miljoner euro", True),
        ("Hur mycket söker nätverket?", WAITS, "12 miljoner euro", False),
        ("How much can firms get?", MAY, "50,000 kronor", False),
        ("How many firms are there?", "The port has 40 firms.", "40 firms", False),
    ],
)
def test_a_sum_is_in_the_stage_that_is_asked_for(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_decided(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted
