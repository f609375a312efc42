"""Of a sentence with figures of several places the one asked for is said."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.extract.reader import PassageReader
from assistant.extract.span_model.model import load_span_model
from index.documents import ScoredPassage
from tests.small_documents import document, passage

TEXTS = {
    "en": "There are 14 paper mills in Upper Dale, nine in Ashford and six in Rona.",
    "sv": "I Ekby finns 31 av företagen, i Vikmo tolv och i Sundet fem.",
    "de": "In Korbach arbeiten 830 Menschen, in Arolsen 610 und in Volkmarsen 430.",
    "zh": "东河县有陶瓷企业96家，西安区有陶瓷企业152家，南渡县有陶瓷企业70家。",
}


@pytest.fixture(scope="module")
def reader(shipped_settings: Settings) -> PassageReader:
    return PassageReader(load_span_model(shipped_settings), max_statements=3)


@pytest.mark.parametrize(
    ("question", "language", "figure"),
    [
        ("How many paper mills are in Ashford?", "en", "nine"),
        ("Hur många pappersbruk finns i Rona?", "en", "six"),
        ("Wie viele Papierfabriken gibt es in Upper Dale?", "en", "14"),
        ("Hur många av företagen finns i Vikmo?", "sv", "tolv"),
        ("How many of the companies are in Sundet?", "sv", "fem"),
        ("Wie viele Menschen arbeiten in Volkmarsen?", "de", "430"),
        ("南渡县有多少家陶瓷企业？", "zh", "70家"),
        ("西安区有多少家陶瓷企业？", "zh", "152家"),
    ],
)
def test_the_figure_of_the_asked_place_is_said_or_none(
    reader: PassageReader, question: str, language: str, figure: str
) -> None:
    of = document(TEXTS[language], language=language)
    hits = [ScoredPassage(passage(of), 1.0)]
    read = reader.read_passages(question, hits, {of.id: of})
    said = [s.key.of(of.text) for s in read.statements if s.key]
    assert not said or figure in said[0]
