"""A figure counts what was asked for: inhabitants are no firms."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.counted import (
    check_counted,
    counted_in,
)
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

VALLEY = "The valley has 340 firms with 9,000 employees; 61 percent of them are young."
DALEN = "Dalen har 340 företag med 9000 anställda och 21000 invånare."
TAL = "Im Tal sitzen 340 Unternehmen mit 9000 Beschäftigten."
HAN = "该谷地有340家企业,从业人员9000人,产值20亿元。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How many firms are in the valley?", VALLEY, "340", False),
        ("How many firms are in the valley?", VALLEY, "9,000", True),
        ("How many employees are there?", VALLEY, "9,000 employees", False),
        ("How many employees are there?", VALLEY, "61 percent", True),
        ("Hur många invånare har dalen?", DALEN, "9000", True),
        ("Hur många invånare har dalen?", DALEN, "21000", False),
        ("Wie viele Betriebe gibt es?", TAL, "340", False),
        ("Wie viele Betriebe gibt es?", TAL, "9000", True),
        ("Wie viele Betriebe gibt es?", DALEN, "9000", True),
        ("该谷地有多少家企业?", HAN, "340家", False),
        ("该谷地有多少家企业?", HAN, "9000", True),
        ("How many firms are in the valley?", HAN, "20亿元", True),
        ("How many employees are in the valley?", HAN, "9000人", False),
        ("How large is the valley?", VALLEY, "340", False),
        ("Hvor mange bedrifter er det i dalen?", VALLEY, "9,000", True),
        ("Hvor mange bedrifter er det i dalen?", VALLEY, "340", False),
        ("Hvor mange virksomheder er der i dalen?", TAL, "9000", True),
        ("Kuinka monta yritystä laaksossa on?", TAL, "9000", True),
        ("Kuinka monta yritystä laaksossa on?", TAL, "340", False),
        ("Montako asukasta laaksossa on?", DALEN, "9000", True),
        ("How many shops does the valley have?", VALLEY, "340", True),
        ("Hur många butiker finns i dalen?", TAL, "340", True),
        ("Wie viele Läden gibt es?", "The valley has 340 shops.", "340", False),
        ("该谷地有多少家网店？", "谷地有网店340家。", "340家", False),
        ("How much do the firms of the valley earn?", VALLEY, "340 firms", True),
        ("Hur mycket säljer företagen i dalen?", DALEN, "340", True),
        ("Hvor mye tjener bedriftene i dalen?", HAN, "340家", True),
        ("How much do the firms of the valley earn?", HAN, "20亿元", False),
        ("How much staff is there in the valley?", VALLEY, "9,000", False),
        ("How much has employment grown?", VALLEY, "9,000", False),
        ("How high is unemployment in the valley?", HAN, "20亿元", True),
        ("Hur hög är arbetslösheten i dalen?", HAN, "20亿元", True),
        ("Wie hoch ist die Arbeitslosigkeit im Tal?", TAL, "340", True),
        ("该谷地的失业率是多少？", HAN, "20亿元", True),
        ("Hur hög är arbetslösheten?", "Arbetslösheten är 4,2 %.", "4,2 %", False),
        ("How high is unemployment?", "8.3 million people", "8.3 million", False),
        ("今年的汇率是多少？", "1美元兑换6.8元。", "6.8元", False),
    ],
)
def test_a_figure_of_another_thing_contradicts(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_counted(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


def test_the_next_cell_of_a_row_is_not_what_its_figure_counts() -> None:
    place = place_of("Firms: 1,312 | Employees: 50,500", "1,312")
    assert check_counted("How many firms are there?", place) is Outcome.SHOWN


def test_a_residential_area_has_no_residents_to_be_counted() -> None:
    place = place_of("The town moves 46 workshops from residential wards.", "46")
    assert check_counted("有多少家作坊被迁出?", place) is Outcome.SHOWN


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How many people work there?", VALLEY, "340", True),
        ("How many people work there?", VALLEY, "9,000", False),
        ("Hur många människor bor i dalen?", DALEN, "340", True),
        ("Hur många människor bor i dalen?", DALEN, "21000", False),
        ("2012年出口额是多少？", "År 2012 var ytan 380,000 mu.", "380,000", True),
        ("What was the value of exports?", "It has 40 hectares.", "40", True),
        ("What was the value of exports?", "They were 40 million euro.", "40", False),
        ("How many firms are there?", "The 40 museums of the town.", "40", False),
    ],
)
def test_people_are_no_firms_and_money_is_no_area(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_counted(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many firms and employees does the valley have?", "9,000 employees"),
        ("How many firms and employees does the valley have?", "340 firms"),
    ],
)
def test_a_question_may_count_two_things(question: str, answer: str) -> None:
    assert check_counted(question, place_of(VALLEY, answer)) is Outcome.SHOWN


def test_both_things_are_counted_in_other_languages_too() -> None:
    assert counted_in("Hur många företag och anställda finns det?") >= {
        "firms",
        "workers",
    }
    assert counted_in("该谷地有多少企业和员工？") >= {"firms", "workers"}


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        (
            "How many million euros went to roads?",
            "Roads got 12 percent.",
            "12 percent",
        ),
        ("Hur många kronor gick till vägar?", "Vägar fick 12 procent.", "12 procent"),
        ("Hur mycket pengar gick till vägar?", "Vägar fick 12 procent.", "12 procent"),
        ("Wie viel Geld floss in Straßen?", "12 Prozent flossen in Straßen.", "12"),
        ("道路建设支出了多少万元？", "道路建设占支出的百分之十二。", "百分之十二"),
    ],
)
def test_a_share_is_no_amount_of_money(question: str, text: str, share: str) -> None:
    assert check_counted(question, place_of(text, share)) is Outcome.CONTRADICTED


def test_money_has_no_part_in_the_names_of_things() -> None:
    place = place_of("园区有12家元宇宙企业。", "12家")
    assert check_counted("园区有多少元宇宙企业？", place) is Outcome.SHOWN


HARBOUR = "Trade was worth 62 billion yuan in 2024. For 2027 the target is 80 billion."
HAMN = "Handeln var 13,6 miljarder kronor 2024, mot 12,9 miljarder 2023."
HAFEN = "Der Handel betrug 13,6 Milliarden Euro, im Vorjahr 12,9 Milliarden."
MIXED = "Of 62 million yuan in fees, 80 million parcels are sent."
PARCELS = "The harbour sent 62 million parcels, of which 80 million in spring."


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How many patents are planned for 2027?", HARBOUR, "80 billion", True),
        ("Hur många patent gavs 2023?", HAMN, "12,9 miljarder", True),
        ("Wie viele Betriebe waren es im Vorjahr?", HAFEN, "12,9 Milliarden", True),
        ("What was the value of trade in 2023?", HAMN, "12,9 miljarder", False),
        ("贸易额2027年目标是多少？", HARBOUR, "80 billion", False),
        ("How many firms send parcels?", MIXED, "80 million", False),
        ("How many firms sent parcels in spring?", PARCELS, "80 million", False),
    ],
)
def test_a_bare_amount_is_of_the_unit_of_the_one_before_it(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_counted(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How many kilns are to be rebuilt by 2027?", HARBOUR, "80 billion", True),
        ("Hur många ugnar byggdes 2023?", HAMN, "12,9 miljarder", True),
        ("Wie viele Öfen waren es?", HAFEN, "13,6 Milliarden Euro", True),
        ("Hvor mange ovner er det?", HAN, "20亿元", True),
        ("Kuinka monta uunia on?", HAFEN, "13,6 Milliarden Euro", True),
        ("How many billion euros is it?", HAFEN, "13,6 Milliarden Euro", False),
        ("Hur många miljarder är det?", HAMN, "13,6 miljarder kronor", False),
        ("Kuinka paljon rahaa se on?", HAFEN, "13,6 Milliarden Euro", False),
        ("How many kilns are there?", VALLEY, "340", False),
    ],
)
def test_money_is_no_number_of_things(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_counted(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        (
            "How many per cent of firms export?",
            "12 per cent of firms do.",
            "12 per cent",
        ),
        ("Hur många procent av företagen?", "12 procent av företagen.", "12 procent"),
        ("Wie viel Prozent der Firmen?", "12 Prozent der Firmen.", "12 Prozent"),
        ("Hvor mange prosent av bedriftene?", "12 prosent av dem.", "12 prosent"),
        ("Kuinka monta prosenttia yrityksistä vie?", "12 % vie.", "12 %"),
        ("按多少税率缴企业所得税？", "按百分之十五的税率缴税。", "百分之十五"),
        ("百分之多少的企业出口？", "百分之十二的企业出口。", "百分之十二"),
    ],
)
def test_a_share_of_firms_is_told_by_a_share_and_no_number_of_them(
    question: str, text: str, share: str
) -> None:
    assert check_counted(question, place_of(text, share)) is Outcome.SHOWN
    firms = place_of("There are 340 firms.", "340 firms")
    assert check_counted(question, firms) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        (
            "How many employees did the clusters have in 2021?",
            "At the start of 2024 there were 19 clusters; in 2021 there were 18.",
            "18",
            True,
        ),
        (
            "Hur många anställda hade klustren 2021?",
            "År 2024 fanns det 19 kluster; 2021 var det 18.",
            "18",
            True,
        ),
        (
            "Wie viele Beschäftigte hatten die Cluster?",
            "2024 waren es 19 Cluster; 2021 waren es 18.",
            "18",
            True,
        ),
        (
            "How many employees did the clusters have in 2021?",
            "The clusters have many employees; in 2021 there were 1,800.",
            "1,800",
            False,
        ),
        # What is counted may have a word that no list knows.
        ("How many people grow flowers?", "Flower farmers 950,000.", "950,000", False),
        ("Hur många företag är stora?", "Enheter 900, varav stora 41.", "41", False),
        (
            "开出班列多少趟？",
            "Trafiken omsatte 12 miljarder yuan.",
            "12 miljarder yuan",
            True,
        ),
        ("卖出裙子多少条？", "Sales were 12 billion yuan.", "12 billion yuan", True),
        ("卖出裙子多少条？", "They sold 12 million skirts.", "12 million", False),
    ],
)
def test_a_bare_figure_counts_what_its_sentence_names(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_counted(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


@pytest.mark.parametrize(
    ("question", "text", "words", "contradicted"),
    [
        (
            "How many kilns burn straw?",
            "Of the kilns 15 percent burn straw.",
            "15 percent",
            True,
        ),
        (
            "Hur många ugnar eldas med halm?",
            "Av ugnarna eldas 15 procent med halm.",
            "15 procent",
            True,
        ),
        ("有多少座窑烧稻草？", "烧稻草的窑占15%。", "15%", True),
        (
            "How many of the kilns burn straw?",
            "Of the kilns 15 percent burn straw.",
            "15 percent",
            False,
        ),
        (
            "How many kilns burn straw?",
            "There 40 kilns burn straw, and 15 percent are new.",
            "40 kilns burn straw, and 15 percent",
            False,
        ),
        (
            "Wie viel Prozent der Öfen brennen mit Stroh?",
            "Von den Öfen brennen 15 Prozent mit Stroh.",
            "15 Prozent",
            False,
        ),
    ],
)
def test_a_share_is_no_number_of_things(
    question: str, text: str, words: str, contradicted: bool
) -> None:
    outcome = check_counted(question, place_of(text, words))
    assert (outcome is Outcome.CONTRADICTED) is contradicted
