"""Headers in another language are found by what they mean, or not at all."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.extract.reader import PassageReader
from assistant.extract.span_model.model import SpanModel, load_span_model
from assistant.extract.tables.meanings import Meanings
from assistant.extract.tables.pivots import KINDS, MEASURES
from index.documents import ScoredPassage
from tests.small_documents import document, passage

TOWNS = """Kommunerna i Norrbygden

Kommun: Hällaryd | Nystartade bolag: 118 | Forskare: 45 | Utbildningsplatser: 210
Kommun: Moskog | Nystartade bolag: 64 | Forskare: 12 | Utbildningsplatser: 95
Kommun: Trindö | Nystartade bolag: 201 | Forskare: 163 | Utbildningsplatser: 340"""
WOOD = """Träklustret i Ekholma

Kommun: Furudal | Företag 2022: 41 | Företag 2023: 39
Kommun: Sjövik | Företag 2022: 57 | Företag 2023: 63"""


@pytest.fixture(scope="module")
def model(shipped_settings: Settings) -> SpanModel:
    return load_span_model(shipped_settings)


@pytest.mark.parametrize(
    ("text", "question", "figure"),
    [
        (TOWNS, "How many newly started companies are there in Hällaryd?", "118"),
        (TOWNS, "How many researchers are there in Trindö?", "163"),
        (TOWNS, "Trindö 有多少研究人员？", "163"),
        (TOWNS, "Wie viele Ausbildungsplätze gibt es in Moskog?", "95"),
        (WOOD, "Wie viele Holzunternehmen gab es 2022 in Sjövik?", "57"),
        # Near in meaning, and something else.
        (TOWNS, "How many bankrupt companies are there in Hällaryd?", ""),
        (TOWNS, "Wie viele Insolvenzen gab es in Trindö?", ""),
        (TOWNS, "Trindö 有多少教师？", ""),
        (TOWNS, "Wie viele Doktoranden gibt es in Moskog?", ""),
        (TOWNS, "How many schools are there in Hällaryd?", ""),
        (WOOD, "How many glass companies were there in Sjövik in 2022?", ""),
        (WOOD, "Sjövik 2023年有多少家钢铁企业？", ""),
    ],
)
def test_a_header_in_another_language_is_the_one_that_is_meant(
    model: SpanModel, text: str, question: str, figure: str
) -> None:
    table = document(text, "t.csv", language="sv")
    hits = [ScoredPassage(passage(table), 1.0)]
    read = PassageReader(model, 3).read_passages(question, hits, {table.id: table})
    keys = [s.key.of(text) if s.key else "" for s in read.statements[:1]]
    assert keys == ([figure] if figure else [])


@pytest.mark.parametrize(
    ("words", "label", "pivots"),
    [
        ("training places", "utbildningsplatser", MEASURES),
        ("用电量", "electricity consumption", MEASURES),
        ("möbel", "furniture", KINDS),
        ("forest", "林业", KINDS),
    ],
)
def test_what_is_the_same_is_told_in_another_language(
    model: SpanModel, words: str, label: str, pivots: tuple[str, ...]
) -> None:
    assert Meanings(model.compare_all).any_same(words, [label], pivots)


@pytest.mark.parametrize(
    ("words", "label", "pivots"),
    [
        ("part-time jobs", "heltidsjobb", MEASURES),
        ("imports", "exporter", MEASURES),
        ("Ankünfte", "avresor", MEASURES),
        ("bankruptcies", "nystartade bolag", MEASURES),
        ("glas", "木材", KINDS),
        ("ceramics", "玻璃", KINDS),
    ],
)
def test_what_is_only_near_in_meaning_is_not_the_same(
    model: SpanModel, words: str, label: str, pivots: tuple[str, ...]
) -> None:
    assert not Meanings(model.compare_all).any_same(words, [label], pivots)


def test_where_there_is_one_label_none_is_nearest(model: SpanModel) -> None:
    meanings = Meanings(model.compare_all)
    labels = ["forskare", "nystartade bolag"]
    assert meanings.nearest("researchers", labels, MEASURES) == "forskare"
    assert meanings.nearest("researchers", labels[:1], MEASURES) is None
