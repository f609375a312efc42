"""A figure that a sentence gives of a neighbour is not that of what is asked about."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.neighbours import check_neighbour
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

ENGLISH = (
    "Total turnover of the members was SEK 4.2 billion in 2023. The neighbouring "
    "Brunnsvik cluster had a turnover of SEK 6.9 billion."
)
KIND = "Dunmere has 96 firms. The Redcliff glass cluster has 140 firms and 3 halls."
SITE = "Dunmere has 96 firms. The Redcliff site has 140 firms of the cluster."
SWEDISH = "Klustret omsatte 540 miljoner. Grannklustret Rosendal omsatte 910 miljoner."
GERMAN = "Der Umsatz lag bei 54 Millionen Euro. Der benachbarte Cluster Rosau hatte 91."
NEAR = (
    "集群现有企业430家，年产值720亿元。邻近的白石市集群现有企业610家，年产值1150亿元。"
)
LIKE = "2021年集群实现产值1260亿元。临江市同类集群2021年产值为980亿元。"
OF_TOWN = "泸安市邻近的江宁县陶瓷产业集群拥有企业520家，产值380亿元。"
OTHER_TOWN = "集群年产值720亿元。白石市家电集群年产值1150亿元。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "title"),
    [
        (
            "What is the turnover of the Lindholm cluster?",
            ENGLISH,
            "SEK 6.9",
            "Lindholm",
        ),
        ("What is the turnover of the cluster?", ENGLISH, "SEK 6.9", ""),
        ("How many firms has Dunmere?", KIND, "140", "Dunmere Glass Cluster"),
        ("How many firms has the Dunmere glass cluster?", KIND, "140", ""),
        ("Hur mycket omsatte klustret i Alvhaga?", SWEDISH, "910", "Klustret Alvhaga"),
        ("How much did Alvhaga turn over?", SWEDISH, "910", "Klustret Alvhaga"),
        ("Welchen Umsatz hatte der Cluster?", GERMAN, "91", "Cluster Talheim"),
        ("锦川市集群年产值是多少？", NEAR, "1150亿元", "锦川市集群"),
        ("锦川市集群有多少家企业？", NEAR, "610家", "锦川市集群"),
        ("清河市集群2021年产值是多少？", LIKE, "980亿元", "清河市集群"),
        ("泸安市陶瓷产业集群有多少家企业？", OF_TOWN, "520家", "泸安市陶瓷产业集群"),
        ("锦川市集群年产值是多少？", OTHER_TOWN, "1150亿元", "锦川市集群"),
        ("How many firms has Dalby?", "Norby, a nearby town, has 40.", "40", "Dalby"),
    ],
)
def test_a_figure_of_a_neighbour_is_contradicted(
    question: str, text: str, answer: str, title: str
) -> None:
    place = place_of(text, answer, title=title)
    assert check_neighbour(question, place) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "text", "answer", "title"),
    [
        (
            "What is the turnover of the Lindholm cluster?",
            ENGLISH,
            "SEK 4.2",
            "Lindholm",
        ),
        (
            "What is the turnover of the Brunnsvik cluster?",
            ENGLISH,
            "SEK 6.9",
            "Lindholm",
        ),
        ("What is the turnover of the nearby cluster?", ENGLISH, "SEK 6.9", "Lindholm"),
        ("What is the turnover of the Lindholm cluster?", ENGLISH, "2023", "Lindholm"),
        (
            "How many firms has the Redcliff cluster?",
            KIND,
            "140",
            "Dunmere Glass Cluster",
        ),
        (
            "How many firms has the Dunmere cluster?",
            SITE,
            "140",
            "Dunmere Glass Cluster",
        ),
        ("Hur mycket omsatte klustret?", SWEDISH, "540", "Klustret Alvhaga"),
        ("Hur mycket omsatte Rosendal?", SWEDISH, "910", "Klustret Alvhaga"),
        ("Welchen Umsatz hatte Rosau?", GERMAN, "91", "Cluster Talheim"),
        (
            "How many firms has the Hefei cluster?",
            "Integrated circuit cluster: 420 firms.",
            "420",
            "Clusters of Hefei",
        ),
        (
            "How many firms does Dunmere have?",
            "The Photonics Cluster has 40 firms.",
            "40",
            "Dunmere Photonics Cluster",
        ),
        (
            "Hur många företag har Norge?",
            "Neighbouring Norway has 40 firms.",
            "40",
            "Sverige",
        ),
        ("锦川市集群年产值是多少？", NEAR, "720亿元", "锦川市集群"),
        ("白石市集群年产值是多少？", NEAR, "1150亿元", "锦川市集群"),
        ("临江市集群2021年产值是多少？", LIKE, "980亿元", "清河市集群"),
        ("江宁县陶瓷产业集群有多少家企业？", OF_TOWN, "520家", "泸安市陶瓷产业集群"),
        ("白石市集群年产值是多少？", OTHER_TOWN, "1150亿元", "锦川市集群"),
        (
            "How many firms has the Lindholm cluster?",
            "The Lindholm cluster borders neighbouring Brunnsvik and has 40 firms.",
            "40",
            "",
        ),
        (
            "How many firms has Lindholm?",
            "The neighbouring Brunnsvik cluster has 70 firms, while ours has 40.",
            "40",
            "Lindholm cluster",
        ),
    ],
)
def test_a_figure_of_what_is_asked_about_is_not_a_neighbours(
    question: str, text: str, answer: str, title: str
) -> None:
    place = place_of(text, answer, title=title)
    assert check_neighbour(question, place) is Outcome.SHOWN
