"""A figure of foreign firms, a whole town, growth or a plan is no other one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.extract.conditions.marks import (
    check_part,
    check_plan,
    check_rate,
    check_whole,
)
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from tests.assistant.extract.conditions.places import place_of

Check = Callable[[str, Place], Outcome]

FIRMS = "Kunshan has 2,340 firms, of which 1,120 foreign-funded; 97 above-scale firms."
BETRIEBE = "Der Cluster zählt 148 Betriebe, davon 17 aus dem Ausland."
QIYE = "全市有企业1260家，其中外资企业78家，规模以上企业31家，女职工4000人。"
FOUNDED = "The association, founded in 2003 by 18 firms, now has 160 members."
SALES = (
    "Omsättningen per anställd var 142 000 euro, omsättningen i allt 1,65 miljarder."
)
WORDS = "Konstnärerna är 1 200, utländska 150; över skala är 41. Anställda 8 000."
FOUNDING = "Läroverket etablerades den 19 februari 2019 i Norrby."
TOGETHER = "It has 97 firms above designated size with 26,400 employees."


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How many firms are there in Kunshan?", FIRMS, "2,340", False),
        ("How many firms are there in Kunshan?", FIRMS, "1,120", True),
        ("How many foreign firms are there in Kunshan?", FIRMS, "1,120", False),
        ("Hur många utländska företag finns i Kunshan?", QIYE, "78家", False),
        ("Wie viele Betriebe hat der Cluster?", BETRIEBE, "17", True),
        ("Wie viele sind in ausländischem Besitz?", BETRIEBE, "17", False),
        ("有多少家企业？", QIYE, "31家", True),
        ("规模以上企业有多少家？", QIYE, "31家", False),
        ("Hur många anställda finns det?", QIYE, "4000人", True),
        ("Hur många kvinnor är anställda?", QIYE, "4000人", False),
        ("How many firms are in the association?", FOUNDED, "18", True),
        ("How many firms founded the association?", FOUNDED, "18", False),
        ("Hur stor är omsättningen?", SALES, "142 000 euro", True),
        ("Wie hoch ist der Umsatz je Beschäftigten?", SALES, "142 000 euro", False),
        ("How many people work there?", TOGETHER, "26,400", False),
        ("外国艺术家有多少人？", WORDS, "150", False),
        ("艺术家有多少人？", WORDS, "150", True),
        ("Wie viele liegen über der statistischen Größenschwelle?", WORDS, "41", False),
        ("How many people does the women's shoe trade employ?", WORDS, "8 000", False),
        ("How many women are employed?", WORDS, "8 000", True),
        ("Founding date of the school?", FOUNDING, "19 februari 2019", False),
        ("Wann war die Gründung?", FOUNDING, "19 februari 2019", False),
    ],
)
def test_a_figure_of_a_part_is_none_of_all(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    assert _contradicts(check_part, question, text, answer) is contradicted


PARK = "In the whole city 130,000 people work in biomedicine."
PARK_HAN = "全市医药产业从业人员9.3万人，园区从业人员4万人。"
PROVINCE = "2020年全省加工企业达到214家，其中陇西县87家。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("Hur många arbetar i Suzhou Industrial Park?", PARK, "130,000", True),
        ("苏州工业园区从业人员多少？", PARK, "130,000", True),
        ("How many people work in Suzhou?", PARK, "130,000", False),
        ("Wie viele Menschen arbeiten im Industriepark?", PARK_HAN, "9.3万人", True),
        ("Wie viele Menschen arbeiten im Industriepark?", PARK_HAN, "4万人", False),
        ("How many work in the whole city?", PARK_HAN, "4万人", True),
        ("How many work in the whole city?", PARK_HAN, "9.3万人", False),
        ("How many firms are there in Longxi?", PROVINCE, "214家", True),
        ("How many firms are there in Longxi?", PROVINCE, "87家", False),
        ("甘肃有多少家加工企业？", PROVINCE, "214家", False),
    ],
)
def test_a_figure_of_a_whole_town_is_none_of_its_park(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    assert _contradicts(check_whole, question, text, answer) is contradicted


GROWTH = "Output was 58.6 billion yuan, growth of 9.3 per cent."
ZENGZHANG = "产值58.6亿元，同比增长9.3%；出口占比为12%。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How large was the output?", GROWTH, "9.3 per cent", True),
        ("How much did the output grow?", GROWTH, "9.3 per cent", False),
        ("Hur stor andel exporterades?", GROWTH, "58.6 billion yuan", True),
        ("Wie hoch ist der Exportanteil?", ZENGZHANG, "12%", False),
        ("出口占比是多少？", ZENGZHANG, "58.6亿元", True),
        ("产值是多少？", ZENGZHANG, "9.3%", True),
        ("产值是多少？", ZENGZHANG, "58.6亿元", False),
        ("Hur mycket omsätter handeln?", GROWTH, "58.6 billion yuan", False),
    ],
)
def test_growth_is_no_level_and_a_level_no_share(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    assert _contradicts(check_rate, question, text, answer) is contradicted


PLAN = "The town planned 30 smart factories by 2022, and 19 were ready."
TARGETS = "This year's main targets are: output 30 million tons; 12,000 new jobs."
MUBIAO = "今年主要预期目标是：粮食产量1.3万亿斤；新增就业1200万人。"
MAAL = "Målen för året är: 40 nya företag; 900 nya jobb."
JIHUA = "2022年产值536亿元。到2025年，力争产值突破1000亿元。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How many smart factories were ready?", PLAN, "30", True),
        ("How many smart factories were planned?", PLAN, "30", False),
        ("Hur många fabriker var målet?", PLAN, "30", False),
        ("How many smart factories were ready?", PLAN, "19", False),
        ("产值是多少？", JIHUA, "1000亿元", True),
        ("2025年产值是多少？", JIHUA, "1000亿元", False),
        ("Wie viel soll erreicht werden?", JIHUA, "1000亿元", False),
        ("How many new jobs were there?", TARGETS, "12,000", True),
        ("How many new jobs are the target?", TARGETS, "12,000", False),
        ("新增就业多少人？", MUBIAO, "1200万人", True),
        ("Wie viele neue Arbeitsplätze gab es?", MAAL, "900", True),
        ("Hur många nya jobb är målet?", MAAL, "900", False),
    ],
)
def test_what_is_planned_is_not_reached(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    assert _contradicts(check_plan, question, text, answer) is contradicted


def _contradicts(check: Check, question: str, text: str, answer: str) -> bool:
    return check(question, place_of(text, answer)) is Outcome.CONTRADICTED
