"""A question is read with its Chinese names as the passage spells them."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.extract.spelled_names import spell_names


@pytest.mark.parametrize(
    ("question", "text", "spelled"),
    [
        ("陈建国是谁？", "Chen Jianguo led the trial.", " Chen Jianguo 是谁？"),
        (
            "王兆春担任什么职务？",
            "Zhaochun Wang spoke.",
            " Zhaochun Wang 担任什么职务？",
        ),
        ("泉州有几个园区？", "Klustret i Quanzhou växer.", " Quanzhou 有几个园区？"),
        ("How old is Quanzhou's port?", "泉州港很古老。", "How old is 泉州's port?"),
        ("Was macht Chen Jianguo?", "陈建国主持会议。", "Was macht 陈建国?"),
    ],
)
def test_a_name_is_written_as_the_text_spells_it(
    question: str, text: str, spelled: str
) -> None:
    assert spell_names(question, text) == spelled


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("陈建国是谁？", "Lin Fang led the trial."),
        ("陈建国是谁？", "陈建国主持会议。"),
        ("Who is Chen Jianguo?", "Chen Jianguo led the trial."),
        ("Who is Chen Jianguo?", "林芳主持会议。"),
        ("有多少人？", "He men and Women sang."),
        ("", ""),
    ],
)
def test_what_the_text_does_not_name_stays_as_it_is(question: str, text: str) -> None:
    assert spell_names(question, text) == question


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "陈建国担任什么职务？",
            "Lin Fang, head of the harbour office, and Chen Jianguo, deputy director "
            "of the Bureau of Commerce, spoke at the fair.",
            "deputy director of the Bureau of Commerce",
        ),
        (
            "谢文斌担任什么职务？",
            "Lin Fang, chef för hamnkontoret, och Xie Wenbin, vice chef för "
            "handelsbyrån, talade på mässan.",
            "vice chef för handelsbyrån",
        ),
    ],
)
def test_a_person_named_in_characters_is_read_of_in_latin_letters(
    question: str, text: str, answer: str, assistant: Assistant
) -> None:
    reading = assistant.read(question, [text])
    assert reading.answered
    assert answer in reading.text


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("How fast does CCSR answer?", "Council for Crane Safety Rules"),
        ("Vilka är CCSRs mål?", "Council for Crane Safety Rules"),
        ("CCSR多少天内答复？", "Council for Crane Safety Rules"),
    ],
)
def test_an_abbreviation_is_read_as_the_passage_spells_it_out(
    question: str, read: str
) -> None:
    text = "Send it to the new Council for Crane Safety Rules in Lund."
    assert read in spell_names(question, text)
    assert spell_names(question, f"{text} CCSR is its name.") == question
    assert spell_names(question, "Council for Boiler Safety Rules") == question
