"""A document of another language is known by what its title means, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant import Settings
from assistant.extract.span_model.model import load_span_model
from assistant.search.document_names import Nearness, find_meant, whole_title
from assistant.search.told_facts import find_told_fact, is_told_of_another
from index.documents import Document, Successor
from index.readers.shared.document_facts import find_facts
from tests.small_documents import document, span_of


@pytest.fixture(scope="module")
def nearness(_isolated_environment: None) -> Nearness:
    return load_span_model(Settings()).compare


def _read(text: str, id_: str, language: str) -> Document:
    made = document(text, id_, language=language, title=text.splitlines()[0])
    return replace(made, facts=find_facts(text))


ROBOTS = _read(
    "兰河市工业机器人产业集群培育办法\n\n兰工信规〔2023〕4号\n\n"
    "第四条 本办法自2023年9月1日起施行，有效期三年。\n\n"
    "兰河市工业和信息化局\n2023年7月28日",
    "robots.txt",
    "zh",
)
SEA = _read(
    "Regional strategi för marin bioteknik\n\nDiarienummer: RS 2021-00456\n\n"
    "Strategin gäller till och med den 31 december 2027.",
    "sea.txt",
    "sv",
)
TEXTILES = _read(
    "National Strategy for Technical Textiles\n\nIssuing authority: Ministry of Craft\n"
    "\nThis strategy is valid until 31 December 2030.",
    "textiles.txt",
    "en",
)
TIMBER = _read(
    "Richtlinie zur Förderung von Holzbauclustern\n\nHerausgeber: Landesamt\n\n"
    "Diese Richtlinie tritt am 1. Januar 2023 in Kraft.",
    "timber.txt",
    "de",
)
ALL = {doc.id: doc for doc in (ROBOTS, SEA, TEXTILES, TIMBER)}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("När träder Lanhe stads bestämmelser om industrirobotkluster i kraft?",
         "2023年9月1日"),
        ("Wer hat die Maßnahmen der Stadt Lanhe für das Industrieroboter-Cluster"
         " erlassen?", "兰河市工业和信息化局"),
        ("海洋生物技术区域战略的有效期到什么时候？", "31 december 2027"),
        ("Welches Aktenzeichen hat die regionale Strategie für marine Biotechnologie?",
         "RS 2021-00456"),
        ("Hur länge gäller den nationella strategin för tekniska textilier?",
         "31 December 2030"),
        ("Vem utfärdade riktlinjerna för stöd till träbyggnadskluster?", "Landesamt"),
    ],
)  # fmt: skip
def test_a_translated_title_names_its_document(
    question: str, value: str, nearness: Nearness
) -> None:
    told = find_told_fact(question, ALL, nearness)
    assert told
    assert told.facts[0].value == value


@pytest.mark.parametrize(
    "question",
    [
        "När träder Lanhe stads bestämmelser om vindkraft i kraft?",
        "海洋渔业条例的有效期到什么时候？",
        "Vem utfärdade strategin för turism i skärgården?",
    ],
)
def test_the_title_of_something_else_names_none(
    question: str, nearness: Nearness
) -> None:
    assert find_told_fact(question, ALL, nearness) is None


def test_of_two_titles_that_are_as_near_none_is_meant() -> None:
    def near(text: str, others: Sequence[str]) -> list[float]:
        return [0.9 if "strateg" in other.casefold() else 0.2 for other in others]

    assert find_meant(["the strategy"], ALL, near) is None
    both = {**ALL, SEA.id: replace(SEA, replaced_by=Successor(TEXTILES.id, ""))}
    assert find_meant(["the strategy"], both, near) == TEXTILES


def test_what_another_document_says_of_itself_is_no_answer(nearness: Nearness) -> None:
    place = span_of(TIMBER.text, "1. Januar 2023")
    asked = "Wann tritt die Verordnung über Stahlcluster in Kraft?"
    meant = "Wann tritt die Richtlinie zur Förderung von Holzbauclustern in Kraft?"
    for question, other in ((asked, True), (meant, False), ("Wann gilt es?", False)):
        said = is_told_of_another(question, TIMBER, place, ALL, nearness)
        assert said is other


def test_a_title_of_several_lines_is_read_whole() -> None:
    lines = ("国务院关于加快推进农业机械化和", "农机装备产业转型升级的指导意见")
    text = "\n\n".join((*lines, "国发〔2018〕42号"))
    told = document(text, language="zh", title=lines[0])
    assert whole_title(told) == "".join(lines)
    assert whole_title(SEA) == "Regional strategi för marin bioteknik"
