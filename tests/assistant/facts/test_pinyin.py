"""Chinese names in Latin letters."""

from __future__ import annotations

import pytest

from assistant.facts.pinyin import (
    fold,
    is_pinyin,
    spellings,
    spells_part_of,
    without_case,
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
    ("word", "language", "bare"),
    [
        ("Yanchengissä", "fi", "Yancheng"),
        ("Yanchengin", "fi", "Yancheng"),
        ("Wuhaniin", "fi", "Wuhan"),
        ("Suzhoun", "fi", "Suzhou"),
        ("Yiwuun", "fi", "Yiwu"),
        ("Ninghaista", "fi", "Ninghai"),
        ("Wuhan", "fi", "Wuhan"),
        ("Helsingissä", "fi", "Helsingissä"),
        ("Tianjin", "fi", "Tianjin"),
        ("Suzhoun", "sv", "Suzhoun"),
    ],
)
def test_a_name_is_told_without_its_finnish_case(
    word: str, language: str, bare: str
) -> None:
    assert without_case(word, language) == bare
