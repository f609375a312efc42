"""Of a sentence with figures of all and of a kind the one asked for is said."""

from __future__ import annotations

import pytest

from assistant.extract.figures_of_kinds import aim_at_asked_kind
from assistant.extract.found import Found
from tests.small_documents import document, passage, span_of

PUMPS = "Rona has 350 pump enterprises, of which 44 are above designated size."
GLOVES = "Staden har 630 handskföretag, varav 41 över angiven storlek."
TILES = "全县现有陶瓷企业310家，其中规模以上企业26家，从业人员1.2万人。"
STAFF = "Das Cluster hat 5.200 Beschäftigte, davon 1.900 Frauen."
PRIZES = (
    "A national pilot firm gets a reward of 2 million yuan; for a provincial one, it "
    "is 400,000 yuan."
)
AWARDS = "对国家级示范企业奖励80万元；对省级示范企业奖励30万元。"


def aimed(question: str, text: str, words: str, language: str) -> list[str]:
    of = document(text, language=language)
    found = Found(passage(of), of, span_of(text, words), 1.0)
    return [each.text for each in aim_at_asked_kind(question, [found])]


@pytest.mark.parametrize(
    ("question", "text", "language", "found", "figure"),
    [
        ("Hur många storskaliga pumpföretag har Rona?", PUMPS, "en", "350", "44"),
        ("Rona有多少家规模以上企业？", PUMPS, "en", "350", "44"),
        ("Wie viele große Pumpenbetriebe hat Rona?", PUMPS, "en", "350", "44"),
        ("Hur många stora pumpföretag har Rona?", PUMPS, "en", "350", "44"),
        ("How many large-scale glove firms are there?", GLOVES, "sv", "630", "41"),
        ("Wie viele Betriebe über der Größenschwelle?", TILES, "zh", "310", "26家"),
        ("How many women work in the cluster?", STAFF, "de", "5.200", "1.900"),
        ("有多少女性员工？", STAFF, "de", "5.200", "1.900"),
        ("对国家级示范企业奖励多少？", PRIZES, "en", "400,000", "2 million yuan"),
        (
            "Hur stor är belöningen på provinsnivå?",
            PRIZES,
            "en",
            "2 million",
            "400,000 yuan",
        ),
        ("How much does a national pilot firm get?", AWARDS, "zh", "30", "80万元"),
        ("How many pump enterprises has Rona?", PUMPS, "en", "350", "350"),
        (
            "How many employees do the large-scale firms have?",
            TILES,
            "zh",
            "26家",
            "26家",
        ),
        ("National or provincial, how much?", AWARDS, "zh", "30", "30"),
    ],
)
def test_the_figure_of_the_asked_kind_is_taken(
    question: str, text: str, language: str, found: str, figure: str
) -> None:
    assert aimed(question, text, found, language) == [figure]


def test_of_a_kind_whose_figure_counts_something_else_none_is_taken() -> None:
    text = "Rona has 350 firms, of which the large-scale ones made 4 billion yuan."
    question = "How many large-scale firms has Rona?"
    assert aimed(question, text, "350 firms", "en") == []
