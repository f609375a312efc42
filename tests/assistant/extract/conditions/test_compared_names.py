"""A figure is not that of a name which its own name is only compared with."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.compared_names import check_compared
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

FOUNDED = "Sandvere was founded in 1996, ten years after Morrick."
MILLS = "Sågverket i Hovsta sysselsätter 145 personer, det i Lindesby dubbelt så många."
HALF = "Bageriet i Rosendal har 88 anställda, det i Alvhaga ungefär hälften så många."
GERMAN = "Tarnau wurde 1988 gegründet, sechs Jahre vor Pennbrück."
TOWNS = "白石市集群成立于2003年，比锦川市早五年。"
POWER = "园区用电价格为每千瓦时0.52元，比县城低0.08元。"
GROWN = "2022年青山产值为52亿元，比上年高8亿元。"
EARLIER = "Ten years before Dalby, Norby was founded in 1996."
TWICE = "Norby employs 140 people, twice as many as Dalby."
DOUBLE = "Norburg hat 140 Beschäftigte, doppelt so viele wie Dalberg."
TRAINS = "Täglich fahren 40 Züge von Norburg nach Dalberg."
CLOSED = "Sandvere was founded in 1996 after Morrick closed its works."


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("When was Morrick founded?", FOUNDED, "1996"),
        ("Hur många sysselsätter sågverket i Lindesby?", MILLS, "145 personer"),
        ("How many does the sawmill in Lindesby employ?", MILLS, "145 personer"),
        ("Hur många anställda har bageriet i Alvhaga?", HALF, "88"),
        ("Wann wurde Pennbrück gegründet?", GERMAN, "1988"),
        ("锦川市集群成立于哪一年？", TOWNS, "2003年"),
        ("县城用电价格是多少？", POWER, "0.52元"),
        ("县城用电价格是多少？", POWER, "比县城低0.08元"),
        ("When was Dalby founded?", EARLIER, "1996"),
        ("How many people does Dalby employ?", TWICE, "140"),
        ("Wie viele Beschäftigte hat Dalberg?", DOUBLE, "140"),
        ("锦川市有多少家企业？", "白石市有610家，是锦川市的两倍。", "610家"),
        ("锦川市有多少家企业？", "白石市有610家，高于锦川市。", "610家"),
    ],
)
def test_a_figure_of_what_another_is_compared_with_is_contradicted(
    question: str, text: str, answer: str
) -> None:
    assert check_compared(question, place_of(text, answer)) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("When was Sandvere founded?", FOUNDED, "1996"),
        ("How many years after Morrick was Sandvere founded?", FOUNDED, "ten years"),
        ("Hur många sysselsätter sågverket i Hovsta?", MILLS, "145 personer"),
        ("Hur många anställda har bageriet i Rosendal?", HALF, "88"),
        ("Wann wurde Tarnau gegründet?", GERMAN, "1988"),
        ("白石市集群成立于哪一年？", TOWNS, "2003年"),
        ("园区用电价格是多少？", POWER, "0.52元"),
        ("园区用电价格比县城低多少？", POWER, "0.08元"),
        ("2022年上年产值是多少？", GROWN, "52亿元"),
        ("锦川市产值是多少？", "白石市产值高于锦川市，锦川市为610亿元。", "610亿元"),
        ("When did Morrick close its works?", CLOSED, "1996"),
        ("Wie viele Züge fahren nach Dalberg?", TRAINS, "40 Züge"),
        ("How long after Morrick was the cluster founded?", FOUNDED, "ten years after"),
    ],
)
def test_a_figure_of_the_name_that_is_compared_is_its_own(
    question: str, text: str, answer: str
) -> None:
    assert check_compared(question, place_of(text, answer)) is Outcome.SHOWN
