"""What a question is about: a phrase, the name in it, and what was asked of it."""

from __future__ import annotations

import pytest

from assistant.search.rewriter.topics import (
    WORD,
    Topic,
    classify_words,
    find_topic,
)


def topic(question: str) -> Topic:
    found = find_topic(question)
    assert found is not None
    return found


def named(question: str) -> str | None:
    found = topic(question)
    return found.name.of(question) if found.name else None


# question | phrase | name | link
TOPICS = """
How many firms are in the Xuzhou cluster? | the Xuzhou cluster | Xuzhou | in
How many countries does Xuzhou export glass to? | Xuzhou | Xuzhou |
What is the population of Tengzhou? | Tengzhou | Tengzhou | of
Hur många företag finns i klustret i Xuzhou? | klustret i Xuzhou | Xuzhou | i
Wie viele Firmen gibt es im Cluster von Xuzhou? | Cluster von Xuzhou | Xuzhou | im
徐州集群有多少家企业？ | 徐州集群 | 徐州 |
请问2019年山东的企业有多少？ | 山东 | 山东 |
"""


@pytest.mark.parametrize(
    ("question", "phrase", "name", "link"),
    [tuple(map(str.strip, row.split("|"))) for row in TOPICS.strip().splitlines()],
)
def test_the_phrase_is_found_with_its_name_and_preposition(
    question: str, phrase: str, name: str, link: str
) -> None:
    found = topic(question)
    assert found.phrase.of(question) == phrase
    assert (named(question), found.link) == (name, link)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("谁在启动仪式上发言？", "启动仪式"),
        (
            "Where was the launching ceremony of the upgrading year held?",
            "the launching ceremony of the upgrading year",
        ),
    ],
)
def test_a_topic_may_have_no_name(question: str, phrase: str) -> None:
    assert topic(question).phrase.of(question) == phrase
    assert named(question) is None


@pytest.mark.parametrize(
    "question", ["Xuzhou's glass industry", "How big is Xuzhou's glass industry?"]
)
def test_a_name_is_without_its_ending_also_where_it_begins_a_search(
    question: str,
) -> None:
    assert named(question) == "Xuzhou"


@pytest.mark.parametrize("question", ["", "?", "What?", "What is this?", "？", "1"])
def test_a_question_about_nothing_has_no_topic(question: str) -> None:
    assert find_topic(question) is None


def test_in_another_language_only_the_name_is_said() -> None:
    found = topic("How many firms are in the Xuzhou cluster?")
    assert (found.words("en"), found.words("sv")) == ("the Xuzhou cluster", "Xuzhou")
    chinese = topic("徐州集群有多少家企业？")
    assert chinese.words("en") == chinese.words("zh") == "徐州集群"


def test_a_topic_that_was_not_asked_for_is_the_scope_of_another_question() -> None:
    found = topic("How many firms are in the Xuzhou cluster?")
    assert (found.scope("en"), found.scope("sv")) == ("the Xuzhou cluster", "Xuzhou")


def test_what_was_asked_for_is_no_scope_of_another_question() -> None:
    found = topic("What are the Shandong upgrading actions?")
    assert found.asked
    assert found.words("en") == "the Shandong upgrading actions"
    assert found.scope("en") == "Shandong"


@pytest.mark.parametrize(
    ("question", "language", "letters"),
    [
        ("How many firms are in the Xuzhou cluster?", "en", "SSwSLDNw"),
        ("What does Xuzhou's industry make?", "en", "SAGww"),
        ("How many in Xuzhou?", "en", "SSSN"),
        ("Hur många företag finns i klustret?", "sv", "SSwSLw"),
        ("", "en", ""),
    ],
)
def test_each_word_of_a_question_is_one_letter(
    question: str, language: str, letters: str
) -> None:
    assert classify_words(list(WORD.finditer(question)), language) == letters
