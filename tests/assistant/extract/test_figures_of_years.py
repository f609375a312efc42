"""Of a sentence with figures of several years the one asked for is said, or none."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.extract.figures_of_years import aim_at_asked_year
from assistant.extract.found import Found
from assistant.extract.reader import PassageReader
from assistant.extract.span_model.model import load_span_model
from index.documents import ScoredPassage, Span
from tests.small_documents import document, passage, span_of

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


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "Ashdown had 12 members in 2019 and a budget of 300 million in 2022.",
            "12 members",
        ),
        (
            "sv",
            "Ashdown hade 12 medlemmar 2019 och delade ut 45 priser 2022.",
            "12 medlemmar",
        ),
        (
            "de",
            "Ashdown hatte 2019 12 Mitglieder und erhielt 2022 45 Anträge.",
            "12 Mitglieder",
        ),
        ("zh", "集群2019年产值52亿元，2022年出口67亿元。", "52亿元"),
    ],
)
def test_a_figure_of_the_year_but_of_another_thing_is_not_said(
    language: str, text: str, found: str
) -> None:
    of = document(text, language=language)
    span = Found(passage(of), of, span_of(text, found), 1.0)
    assert aim_at_asked_year("How many members had Ashdown in 2022?", [span]) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "In 2022 exports were 18 tons, from 15 in 2021; waste was 4 tons.", "4"),
        ("sv", "År 2022 var exporten 18 ton, mot 15 ton 2021; svinnet var 4 ton.", "4"),
        ("zh", "2022年出口18亿元，比2021年的15亿元增长20%；税收4亿元。", "4亿元"),
    ],
)
def test_a_clause_after_a_semicolon_is_of_the_year_its_sentence_begins_with(
    language: str, text: str, found: str
) -> None:
    of = document(text, language=language)
    start = text.rindex(found)
    span = Found(passage(of), of, Span(start, start + len(found)), 1.0)
    assert aim_at_asked_year("How much was it in 2021?", [span]) == []
    assert aim_at_asked_year("How much was it in 2022?", [span]) == [span]


def test_a_figure_in_a_clause_without_a_year_stays_as_it_was_found() -> None:
    text = "Ashdown grew in 2021 and 2022; it had 31 members."
    of = document(text, language="en")
    span = Found(passage(of), of, span_of(text, "31 members"), 1.0)
    question = "How many members had Ashdown in 2022?"
    assert aim_at_asked_year(question, [span]) == [span]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "The number of firms in the Ashdown wool cluster rose in 2022 by 19 to 31, "
            "from 12 in 2019.",
            "31",
        ),
        (
            "In 2019 the 12 firms of the Ashdown wool cluster were small, in 2022 "
            "there were 31 firms.",
            "31 firms",
        ),
    ],
)
def test_the_level_is_said_and_not_the_change(
    reader: PassageReader, text: str, figure: str
) -> None:
    of = document(text, language="en")
    question = "How many firms did the Ashdown wool cluster have in 2022?"
    read = reader.read_passages(
        question, [ScoredPassage(passage(of), 1.0)], {of.id: of}
    )
    assert [s.key and s.key.of(text) for s in read.statements][:1] == [figure]
