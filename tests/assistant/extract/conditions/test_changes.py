"""What was reached is not by how much it changed."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.changes import check_change
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

OTHER = [
    (
        "The share of women rose by 5 percentage points to 27 per cent.",
        "27 per cent",
        "By how many percentage points did the share rise?",
    ),
    (
        "Dunmore's budget rose by 4 million dollars to about $31 million.",
        "31 million",
        "By how much did Dunmore's budget rise?",
    ),
    (
        "Exporten ökade med 12 procent till 340 miljoner kronor.",
        "340 miljoner kronor",
        "Med hur mycket ökade exporten?",
    ),
    (
        "Der Umsatz stieg um 9 Prozent auf 120 Millionen Euro.",
        "120 Millionen Euro",
        "Um wie viel stieg der Umsatz?",
    ),
    ("2023年产值达到1465亿元，同比增长14.5%。", "1465亿元", "产值同比增长多少？"),
    ("研发支出占比由2007年的1.4%提高到2012年的1.9%。", "1.9%", "占比提高了多少？"),
    ("财政收入从5万亿元增加到11万亿元。", "11万亿元", "By how much did revenue rise?"),
    ("出口额同比下降6%，为58亿元。", "58亿元", "How much did exports fall?"),
    (
        "The port's costs have risen by 14 million euros and were 230 million euros.",
        "230 million euros",
        "By how much did the port's costs rise?",
    ),
    (
        "Antalet gäster har ökat med 300 och var 4 100.",
        "4 100",
        "Med hur mycket ökade antalet gäster?",
    ),
    (
        "Die Kosten sind um 14 Millionen gestiegen und betrugen 230 Millionen Euro.",
        "230 Millionen Euro",
        "Um wie viel stiegen die Kosten?",
    ),
    (
        "Over the last ten years the harbour's costs rose by 14 million euros.",
        "14 million euros",
        "By how much did the harbour's costs rise in 2019?",
    ),
    (
        "Under en femårsperiod ökade antalet gäster med 300.",
        "300",
        "Med hur mycket ökade antalet gäster 2019?",
    ),
    (
        "In den letzten drei Jahren stiegen die Kosten um 14 Millionen Euro.",
        "14 Millionen Euro",
        "Um wie viel stiegen die Kosten 2019?",
    ),
    ("五年来游客增加300万人次。", "300万人次", "2019年游客增加了多少？"),
]
ASKED = [
    ("居民消费价格涨幅回落到2.6%。", "2.6%", "By how much did prices rise?"),
    (
        "The share of women rose by 5 percentage points to 27 per cent.",
        "27 per cent",
        "How large is the share of women?",
    ),
    (
        "The share of women rose by 5 percentage points to 27 per cent.",
        "5 percentage points",
        "By how many percentage points did the share rise?",
    ),
    (
        "Dunmore's budget rose by 4 million dollars to about $31 million.",
        "31 million",
        "How large is the budget?",
    ),
    (
        "Exporten ökade med 12 procent till 340 miljoner kronor.",
        "340 miljoner kronor",
        "Hur stor var exporten?",
    ),
    (
        "Der Umsatz stieg um 9 Prozent auf 120 Millionen Euro.",
        "120 Millionen Euro",
        "Wie hoch war der Umsatz?",
    ),
    ("2023年产值达到1465亿元，同比增长14.5%。", "1465亿元", "2023年产值是多少？"),
    ("2023年产值达到1465亿元，同比增长14.5%。", "14.5%", "产值同比增长多少？"),
    ("出口额同比下降6%，为58亿元。", "58亿元", "How large were exports?"),
    (
        "The rise in costs was 14 million euros.",
        "14 million euros",
        "By how much did costs rise?",
    ),
    (
        "Kostnaderna var 14 miljoner kronor högre än året innan.",
        "14 miljoner kronor",
        "Med hur mycket ökade kostnaderna?",
    ),
    (
        "Under en femårsperiod ökade antalet gäster med 300.",
        "300",
        "Med hur mycket ökade antalet gäster på fem år till 2019?",
    ),
    ("2019年以来游客增加300万人次。", "300万人次", "2019年游客增加了多少？"),
]


@pytest.mark.parametrize(("text", "figure", "question"), OTHER)
def test_a_level_is_no_change(text: str, figure: str, question: str) -> None:
    assert check_change(question, place_of(text, figure)) is Outcome.CONTRADICTED


@pytest.mark.parametrize(("text", "figure", "question"), ASKED)
def test_a_change_and_a_level_are_said_where_they_are_asked_for(
    text: str, figure: str, question: str
) -> None:
    assert check_change(question, place_of(text, figure)) is Outcome.SHOWN
