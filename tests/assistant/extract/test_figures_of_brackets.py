"""The figure of the bracket of size that is asked for answers."""

from __future__ import annotations

import pytest

from assistant.extract.figures_of_brackets import aim_at_asked_bracket
from assistant.extract.found import Found
from tests.small_documents import document, passage, span_of

ENGLISH = "There are 120 firms with 50–249 employees and 15 firms with 250 or more."
SWEDISH = "Av företagen hade 210 färre än 10 anställda, 64 hade 10–49 anställda."
CHINESE = "员工50人以下的企业310家，50至249人的企业82家。"


def found_in(text: str, language: str, words: str) -> Found:
    note = document(text, language=language)
    return Found(passage(note), note, span_of(text, words), 3.0)


@pytest.mark.parametrize(
    ("question", "text", "language", "found", "asked"),
    [
        ("How many have at least 250 employees?", ENGLISH, "en", "120 firms", "15"),
        ("员工250人以上的企业有多少家？", ENGLISH, "en", "120 firms", "15"),
        ("Hur många har under 10 anställda?", SWEDISH, "sv", "64", "210"),
        ("How many have 10–49 employees?", SWEDISH, "sv", "210", "64"),
        ("Hur många har 50–249 anställda?", CHINESE, "zh", "310家", "82"),
    ],
)
def test_the_figure_of_the_bracket_asked_for_answers(
    question: str, text: str, language: str, found: str, asked: str
) -> None:
    (aimed,) = aim_at_asked_bracket(question, [found_in(text, language, found)])
    assert aimed.text.startswith(asked)
    assert aimed.singled_out


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many firms are there?", "120 firms"),
        ("How many have 50–249 employees?", "120 firms with 50–249 employees"),
        ("How many have more than 1,000 employees?", "120 firms"),
        ("How many firms were there under 2023?", "120 firms"),
    ],
)
def test_nothing_changes_where_no_other_figure_is_of_the_bracket(
    question: str, words: str
) -> None:
    found = found_in(ENGLISH, "en", words)
    assert aim_at_asked_bracket(question, [found]) == [found]
