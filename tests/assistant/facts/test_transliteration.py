"""Foreign names are told by their sound, and by more than one consonant of it."""

from __future__ import annotations

import pytest

from assistant.facts.transliteration import (
    are_spellings,
    sounds_like_part_of,
    transliterates,
)


@pytest.mark.parametrize(
    ("word", "text", "alike"),
    [
        ("volvo", "由沃尔沃投资", True),
        ("siemens", "西门子", True),
        ("volvo", "西门子", False),
        ("io", "伊欧", False),
        ("volvo", "", False),
        ("volvo", "发放给企业的文件", False),
        ("dungarvan", "邓加文的工厂", True),
        ("durham", "达勒姆大学", False),
    ],
)
def test_a_foreign_name_is_known_by_its_consonants(
    word: str, text: str, alike: bool
) -> None:
    assert sounds_like_part_of(word, text) is alike


def test_two_languages_may_spell_a_name_otherwise() -> None:
    assert are_spellings("warsaw", "warszawa")
    assert not are_spellings("warsaw", "berlin")
    assert not are_spellings("bo", "by")


def test_a_chinese_name_may_be_one_of_the_words_of_a_text() -> None:
    assert transliterates("爱立信", frozenset({"firms", "ericsson"}))
    assert not transliterates("爱立信", frozenset({"firms", "volvo"}))
    assert not transliterates("爱立信", frozenset())


def test_a_name_of_vowels_alone_is_not_any_other_such_name() -> None:
    assert not transliterates("伊欧", frozenset({"ai", "oy"}))


def test_one_consonant_in_common_is_not_enough() -> None:
    assert not transliterates("诺伊", frozenset({"mai", "una", "omo"}))
    assert transliterates("诺伊", frozenset({"noi"}))


def test_one_consonant_of_many_may_be_heard_otherwise() -> None:
    assert transliterates("邓加文", frozenset({"dungarvan"}))
    assert not transliterates("邓加文", frozenset({"donegal"}))


def test_two_consonants_in_common_are_not_enough_without_the_letters() -> None:
    assert not transliterates("波恩", frozenset({"firms", "vienna"}))
    assert transliterates("波恩", frozenset({"boen"}))
