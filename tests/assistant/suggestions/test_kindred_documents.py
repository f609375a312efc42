"""What was asked of one document can be asked of its kindred: another place or year."""

from __future__ import annotations

import pytest

from assistant.suggestions.kindred_documents import ask_of_kindred
from index.documents import IndexedDocument


def titled(id_: str, title: str, date: str | None = None) -> IndexedDocument:
    return IndexedDocument(id_, title, "en", 1, 1.0, "utf-8", 0, date, ())


@pytest.mark.parametrize(
    ("question", "title", "other", "asked"),
    [
        (
            "How many firms were there in 2015?",
            "Report for 2015",
            "Report for 2018",
            "How many firms were there in 2018?",
        ),
        (
            "上海市优化营商环境条例什么时候施行？",
            "上海市优化营商环境条例",
            "北京市优化营商环境条例",
            "北京市优化营商环境条例什么时候施行？",
        ),
        (
            "What does “Plan for Alby” say on Alby?",
            "Plan for Alby",
            "Plan for Norby",
            "What does “Plan for Norby” say on Norby?",
        ),
    ],
)
def test_the_words_in_which_two_titles_differ_are_exchanged(
    question: str, title: str, other: str, asked: str
) -> None:
    documents = [titled("a", title), titled("b", other)]
    assert list(ask_of_kindred(question, title, documents)) == [(asked, "b")]


@pytest.mark.parametrize(
    ("question", "title", "other"),
    [
        ("How many firms are there?", "Report for 2015", "Report for 2018"),
        ("Which of 12015 firms?", "Report for 2015", "Report for 2018"),
        ("What of glass in Alby?", "Glass in Alby", "The history of towns in Norby"),
        ("What of Alby?", "Alby", "Norby"),
        ("What of Alby?", "Plan for Alby", "Plan for Alby"),
        ("Plan for A?", "Plan for A", "Plan for B"),
    ],
)
def test_where_they_are_not_kindred_or_the_words_not_asked_nothing_is(
    question: str, title: str, other: str
) -> None:
    documents = [titled("a", title), titled("b", other)]
    assert list(ask_of_kindred(question, title, documents)) == []


def test_of_several_editions_the_newest_is_asked() -> None:
    documents = [
        titled("new", "Plan for Norby", "2024-01"),
        titled("old", "Plan for Norby", "2020-05-01"),
    ]
    asked = ask_of_kindred("What of Alby?", "Plan for Alby", documents)
    assert list(asked) == [("What of Norby?", "new")]
