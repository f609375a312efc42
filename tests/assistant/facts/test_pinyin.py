"""Chinese names in Latin letters, spelled or only alike in sound."""

from __future__ import annotations

import pytest

from assistant.facts.pinyin import (
    are_spellings,
    fold,
    is_pinyin,
    sounds_like_part_of,
    spellings,
    spells_part_of,
    transliterates,
)


def test_accents_and_capitals_are_folded_away() -> None:
    assert fold("Malmö É") == "malmo e"
    assert fold("ǙÜ") == "uu"


@pytest.mark.parametrize(
    ("word", "least", "is_one"),
    [
        ("xuzhou", 2, True),
        ("xi'an", 2, True),
        ("zhangwei", 2, True),
        ("xu", 2, False),
        ("xu", 1, True),
        ("m", 1, False),
        ("volvo", 1, False),
        ("", 1, False),
    ],
)
def test_syllables_of_pinyin_make_a_name(word: str, least: int, is_one: bool) -> None:
    assert is_pinyin(word, least) is is_one


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("徐州", "xuzhou"),
        ("张伟", "zhangwei"),
        ("张伟", "weizhang"),
        ("陕西", "shaanxi"),
        ("香港", "hongkong"),
        ("西藏", "tibet"),
    ],
)
def test_a_name_has_each_spelling_that_people_use(name: str, known: str) -> None:
    assert known in spellings(name)


@pytest.mark.parametrize(
    ("word", "text", "spelled"),
    [
        ("xuzhou", "江苏徐州市", True),
        ("suzhou", "徐州", False),
        ("shaanxi", "陕西", True),
        ("shanxi", "陕西", False),
        ("shanxi", "山西", True),
        ("tibet", "西藏", True),
        ("xi’an", "西安", True),
        ("xu", "", False),
    ],
)
def test_a_word_spells_whole_characters_of_a_text(
    word: str, text: str, spelled: bool
) -> None:
    assert spells_part_of(word, text) is spelled


@pytest.mark.parametrize(
    ("word", "text", "alike"),
    [
        ("volvo", "由沃尔沃投资", True),
        ("siemens", "西门子", True),
        ("volvo", "西门子", False),
        ("io", "伊欧", False),
        ("volvo", "", False),
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
