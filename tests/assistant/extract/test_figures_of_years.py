"""Of a sentence with figures of several years the one asked for is said, or none."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.extract.reader import PassageReader
from assistant.extract.span_model.model import load_span_model
from index.documents import ScoredPassage
from tests.small_documents import document, passage

WOOL = "The Ashdown wool cluster grew from 14 member firms in 2016 to 37 in 2020."
SILK = "2019年和2020年临泉丝绸集群产值分别为52亿元和68亿元，2021年达到71.5亿元。"
BOATS = "Båtklustret i Rönnvik hade 310 anställda (2018) och 450 (2019)."
CLOCKS = (
    "Die Zahl der Beschäftigten im Uhrencluster Altsee stieg von 2.100 im Jahr 2017 "
    "auf 2.640 im Jahr 2021."
)
CAKES = (
    "In 2020 and 2021 the output value of the Yangkou cake cluster was 4.2 billion "
    "yuan and 5.7 billion yuan respectively."
)
TEXTS = {WOOL: "en", SILK: "zh", BOATS: "sv", CLOCKS: "de", CAKES: "en"}


@pytest.fixture(scope="module")
def reader(shipped_settings: Settings) -> PassageReader:
    return PassageReader(load_span_model(shipped_settings), max_statements=3)


def said(reader: PassageReader, question: str, text: str) -> list[str]:
    of = document(text, language=TEXTS[text])
    hits = [ScoredPassage(passage(of), 1.0)]
    read = reader.read_passages(question, hits, {of.id: of})
    return [
        s.key.of(text) if s.key and s.leads else s.span.of(text)
        for s in read.statements
    ]


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        (
            "How many member firms did the Ashdown wool cluster have in 2016?",
            WOOL,
            "14 member firms",
        ),
        (
            "How many member firms did the Ashdown wool cluster have in 2020?",
            WOOL,
            "37",
        ),
        (
            "Hur många medlemsföretag hade ullklustret i Ashdown 2016?",
            WOOL,
            "14 member firms",
        ),
        ("2019年临泉丝绸集群产值是多少？", SILK, "52亿元"),
        ("2020年临泉丝绸集群产值是多少？", SILK, "68亿元"),
        (
            "What was the output value of the Linquan silk cluster in 2020?",
            SILK,
            "68亿元",
        ),
        (
            "Hur många anställda hade båtklustret i Rönnvik 2018?",
            BOATS,
            "310 anställda",
        ),
        ("How many employees did the Rönnvik boat cluster have in 2019?", BOATS, "450"),
        ("Wie viele Beschäftigte hatte das Uhrencluster Altsee 2017?", CLOCKS, "2.100"),
        (
            "How many employees did the Altsee clock cluster have in 2021?",
            CLOCKS,
            "2.640",
        ),
        (
            "What was the output value of the Yangkou cake cluster in 2020?",
            CAKES,
            "4.2 billion yuan",
        ),
        ("2021年Yangkou糕点集群的产值是多少？", CAKES, "5.7 billion yuan"),
    ],
)
def test_the_figure_of_the_asked_year_is_said(
    reader: PassageReader, question: str, text: str, figure: str
) -> None:
    assert said(reader, question, text)[:1] == [figure]


@pytest.mark.parametrize("year", [2017, 2018, 2019])
def test_no_figure_is_said_of_a_year_that_has_none(
    reader: PassageReader, year: int
) -> None:
    question = f"How many member firms did the Ashdown wool cluster have in {year}?"
    assert said(reader, question, WOOL) == []
