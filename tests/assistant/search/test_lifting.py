"""Passages in another language come nearer by the names they share with a question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from assistant import Assistant, Settings
from assistant.search.lifting import find_lifts
from index.pipeline import sync_index
from index.storage.live_index import LiveIndex

TOWNS = {
    "盐城": "船用锚链",
    "泰州": "船用锚链",
    "扬州": "船用锚链",
    "镇江": "船用锚链",
    "南通": "船用锚链",
    "徐州": "船用锚链",
    "淮安": "船用锚链",
    "宿迁": "船用锚链",
    "常州": "船用锚链",
    "苏州": "船用锚链",
    "无锡": "船用锚链",
    "连云港": "船用锚链",
}


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("towns")
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, (town, made) in enumerate(TOWNS.items()):
        (corpus / f"{number:02}.zh.txt").write_text(
            f"{town}的产业集群主要生产{made},总投资{31 + 7 * number}0亿元。",
            encoding="utf-8",
        )
        (corpus / f"{number:02}.sv.txt").write_text(
            f"Ankarkedjor för fartyg, del {number}: hur de tillverkas i klustret.",
            encoding="utf-8",
        )
    settings = Settings(corpus_dir=corpus, index_dir=folder / "index", chat_model="")
    assert not sync_index(settings).failures
    with Assistant.open(settings) as opened:
        yield opened


def first_chinese(assistant: Assistant, question: str) -> str:
    found = assistant.search(question, top_k=8)
    return next(h.passage.text[:2] for h in found if h.passage.language == "zh")


@pytest.mark.parametrize(
    ("question", "town"),
    [
        ("What does the cluster in Xuzhou make?", "徐州"),
        ("What does the cluster in Yan Cheng make?", "盐城"),
        ("Vad tillverkar klustret i Zhenjiang?", "镇江"),
        ("Was stellt das Cluster in Huai'an her?", "淮安"),
        ("Which cluster is 38 billion yuan invested in?", "泰州"),
        ("I vilket kluster investeras 87 miljarder yuan?", "常州"),
    ],
)
def test_of_passages_that_differ_in_a_name_the_named_comes_first(
    towns: Assistant, question: str, town: str
) -> None:
    assert first_chinese(towns, question) == town


def test_what_was_removed_is_lifted_no_more(towns: Assistant) -> None:
    gone = next(iter(towns.settings.corpus_dir.glob("05.zh.txt")))
    text = gone.read_text(encoding="utf-8")
    gone.unlink()
    try:
        sync_index(towns.settings)
        assert first_chinese(towns, "What does the cluster in Xuzhou make?") != "徐州"
    finally:
        gone.write_text(text, encoding="utf-8")
        sync_index(towns.settings)
    assert first_chinese(towns, "What does the cluster in Xuzhou make?") == "徐州"


def test_a_chinese_question_lifts_no_chinese_passages(towns: Assistant) -> None:
    with closing(LiveIndex(towns.settings)) as live, live.use() as (_, store):
        assert set(find_lifts(store, "徐州的产业集群生产什么？")) == set()
        assert set(find_lifts(store, "What does Xuzhou make?")) == {"zh"}


OFFICES = [
    "Bureau of Forest and Land Registration",
    "Bureau of Fishing Vessel Registration",
    "Office for Medical Equipment Approval",
    "Office of Ship Engine Approval",
    "Agency for Road Vehicle Inspection",
    "Agency for Train Inspection",
    "Centre for Ceramic Tile Testing",
    "Centre for Glass Fibre Testing",
    "Institute of Copper Alloy Standards",
    "Institute of Steel Cable Standards",
    "Council for Boiler Safety Rules",
    "Council for Crane Safety Rules",
]


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("offices")
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, office in enumerate(OFFICES):
        (corpus / f"{number:02}.en.txt").write_text(
            f"Send it to the {office}, which answers within {30 + number} days.",
            encoding="utf-8",
        )
    settings = Settings(corpus_dir=corpus, index_dir=folder / "index", chat_model="")
    assert not sync_index(settings).failures
    with Assistant.open(settings) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Hur snabbt svarar ARVI?", OFFICES[4]),
        ("Hur snabbt svarar OMEA på en ansökan?", OFFICES[2]),
        ("Inom hur många dagar svarar CGFT?", OFFICES[7]),
        ("Wie schnell antwortet das ISCS?", OFFICES[9]),
        ("CBSR多少天内答复？", OFFICES[10]),
    ],
)
def test_a_name_in_short_finds_where_it_is_spelled_out(
    offices: Assistant, question: str, office: str
) -> None:
    first = offices.search(question, top_k=8)[0].passage.text
    assert office in first
