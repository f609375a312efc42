"""A thing is searched for, and read, by whichever of its names the texts have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.search.rewriter.aliases import load_aliases, parse_aliases
from index import sync_index
from index.errors import SettingsError
from index.text.languages import detect_language

NAMES = load_aliases()


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("How many SMEs are in Linyi?", "中小企业"),
        ("Wie viele KMU gibt es?", "small and medium-sized enterprises"),
        ("由MIIT发布的通知", "Ministry of Industry and Information Technology"),
        ("工信部发布了什么通知？", "工业和信息化部"),
        ("What did the Swedish EPA decide?", "Naturvårdsverket"),
        ("Hur mycket läggs på FoU?", "forskning och utveckling"),
        ("Was gilt außerhalb des EWR?", "EES"),
        ("Vem mördades under FN:s uppdrag?", "联合国"),
    ],
)
def test_a_name_in_short_brings_the_other_names_of_the_same_thing(
    question: str, other: str
) -> None:
    assert other in NAMES.others(question)
    assert NAMES.expand(question).startswith(question)
    assert detect_language(NAMES.expand(question)) == detect_language(question)


@pytest.mark.parametrize(
    "question",
    [
        "most firms are small",
        "How do I mail it?",
        "Vad är produktionsvärdet?",
        "徐州有多少家企业？",
        "Das ist mein Haus",
        "深圳的人工智能产业促进条例哪一天通过？",
        "What did the State Council decide?",
        "Hur många små och medelstora företag finns i Mora?",
        "När inrättades Trafikverket?",
        "Was fördert Tillväxtverket?",
        "Wann wurde das Umweltministerium gegründet?",
        "What does Regelrådet examine?",
    ],
)
def test_what_is_no_abbreviation_brings_none(question: str) -> None:
    assert NAMES.expand(question).strip() == question


def test_no_name_stands_in_two_groups() -> None:
    names = [name.casefold() for group in NAMES.groups for name in group]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("question", "own", "foreign", "read"),
    [
        (
            "How many SMEs are there?",
            ["There are 96 small and medium-sized enterprises."],
            ["KMU"],
            "How many small and medium-sized enterprises are there?",
        ),
        ("How many SMEs are there?", ["96 SMEs"], [], "How many SMEs are there?"),
        (
            "浙江与长三角怎样合作？",
            ["融入长江三角洲区域一体化"],
            [],
            "浙江与长江三角洲怎样合作？",
        ),
        ("Was gilt im EWR?", [], ["Du som bor i EES"], "Was gilt im EES?"),
        (
            "发改委批准了什么？",
            ["国家发展和改革委员会批准了方案。"],
            ["NDRC"],
            "国家发展和改革委员会批准了什么？",
        ),
        ("What did MIIT say?", [], ["工信部表示"], "What did MIIT say?"),
        (
            "What is spent on R&D?",
            [],
            ["forskning och utveckling"],
            "What is spent on forskning och utveckling?",
        ),
    ],
)
def test_a_question_is_read_with_the_name_that_the_texts_have(
    question: str, own: list[str], foreign: list[str], read: str
) -> None:
    assert NAMES.as_spelled_in(question, own, foreign) == read


def test_notes_and_single_names_in_a_file_are_no_groups() -> None:
    text = "# A note | of two parts\n\nAlone\nÅrsta | 阿尔斯塔 |\n"
    assert parse_aliases(text) == (("Årsta", "阿尔斯塔"),)


def test_a_file_of_ones_own_adds_names(settings: Settings, tmp_path: Path) -> None:
    own = tmp_path / "names.txt"
    own.write_text("\ufeffGröna Fonden | GF\n", encoding="utf-8")
    (settings.corpus_dir / "a.txt").write_text(
        "Gröna Fonden ger högst 40 000 kronor till varje företag.", encoding="utf-8"
    )
    sync_index(settings)
    named = settings.model_copy(update={"aliases_file": own})
    with Assistant.open(named) as opened:
        answer = opened.ask("Hur mycket ger GF högst till varje företag?")
    assert "40 000 kronor" in answer.text
    assert answer.standalone_question == "Hur mycket ger GF högst till varje företag?"


def test_a_file_that_is_not_there_is_a_displayed_error(
    shipped_settings: Settings, tmp_path: Path
) -> None:
    named = shipped_settings.model_copy(update={"aliases_file": tmp_path / "gone.txt"})
    with pytest.raises(SettingsError, match=r"gone\.txt"):
        Assistant.open(named)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many SMEs are there in Linyi?", "412"),
        ("What did MIIT name Linyi?", "model town"),
        ("发改委批准了什么？", "国家发展和改革委员会"),
        ("Hur mycket lägger Mora på FoU?", "4 miljoner kronor"),
        ("Wie hoch sind die Ausgaben für F&E im Sonnental?", "9 Millionen Euro"),
    ],
)
def test_an_abbreviation_is_read_as_what_a_passage_spells_out(
    question: str, words: str, spelled_out: Assistant
) -> None:
    assert words in spelled_out.ask(question).text


@pytest.fixture(scope="module")
def spelled_out(
    tmp_path_factory: pytest.TempPathFactory, _isolated_environment: None
) -> Iterator[Assistant]:
    texts = {
        "linyi.txt": "In 2023 Linyi had 412 small and medium-sized enterprises. The"
        " Ministry of Industry and Information Technology named it a model town.",
        "yunhe.txt": "2023年，国家发展和改革委员会批准了云河市产业集群建设方案。",
        "mora.txt": "Mora kommun lägger 4 miljoner kronor på forskning och utveckling.",
        "tal.txt": "Die Ausgaben für Forschung und Entwicklung betragen im Sonnental"
        " 9 Millionen Euro.",
    }
    folder = tmp_path_factory.mktemp("spelled")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = Settings(corpus_dir=folder, index_dir=tmp_path_factory.mktemp("index"))
    sync_index(settings)
    with Assistant.open(settings) as opened:
        yield opened
