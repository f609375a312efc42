"""Ordinary words are told from names by how the vocabulary writes them."""

from __future__ import annotations

import pytest

from assistant.facts.vocabulary import (
    begins_ordinary,
    begins_sentences,
    has_word,
    is_known_name,
    is_ordinary,
    lower_case_words,
)


@pytest.mark.parametrize(
    ("word", "ordinary"),
    [
        ("department", True),
        ("informatization", True),
        ("stödprogrammet", True),
        ("företag", True),
        ("volvo", False),
        ("stockholm", False),
        ("xuzhou", False),
        ("", False),
    ],
)
def test_a_word_that_is_written_in_lower_case_is_ordinary(
    word: str, ordinary: bool
) -> None:
    assert is_ordinary(word) is ordinary


def test_a_known_name_has_a_capital_and_hardly_a_form_without() -> None:
    assert is_known_name("volvo")
    assert is_known_name("malmö")
    assert not is_known_name("however")
    assert not is_known_name("department")
    assert not is_known_name("xuzhou")


def test_a_name_may_end_like_a_word_of_some_language() -> None:
    assert is_ordinary("nanjing")
    assert not begins_ordinary("nanjing")
    assert begins_ordinary("informatization")


def test_the_vocabulary_has_names_and_words() -> None:
    assert has_word("volvo")
    assert has_word("department")
    assert not has_word("xuzhou")


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("owned", True),
        ("firms", True),
        ("volvo", False),
        ("stockholm", False),
        ("however", True),
        ("s", False),
        ("", False),
    ],
)
def test_a_capital_that_begins_a_sentence_says_nothing_of_ordinary_words(
    word: str, begins: bool
) -> None:
    assert begins_sentences(word) is begins


def test_words_in_lower_case_are_words_alone() -> None:
    words = lower_case_words()
    assert len(words) > 50_000
    assert all(word.isalpha() and not word.istitle() for word in words)
