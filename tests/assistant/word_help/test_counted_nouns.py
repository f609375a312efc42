"""A counted noun means one thing, and it is known where its phrase ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.language.translations.texts import speaking
from assistant.word_help.counted_nouns import ends_chinese, ends_in_words, nouns
from assistant.word_help.readers_words import said_counted


@pytest.mark.parametrize("language", ["en", "sv", "de", "zh"])
def test_every_noun_can_be_said_to_the_reader(language: str) -> None:
    for meaning in set(nouns(language).values()):
        for reader in ("en", "sv", "zh"):
            with speaking(reader):
                assert said_counted(meaning, Fraction(3), left_out=False).startswith(
                    "3"
                )


@pytest.mark.parametrize(
    ("following", "ends"),
    [
        ("", True),
        (". Sedan", True),
        (" i Umeå", True),
        (" och hus", False),
        (" och 5 hus", True),
        (", hus", False),
        (", 5 hus", True),
        (" stora", False),
    ],
)
def test_a_phrase_ends_at_what_is_no_noun(following: str, ends: bool) -> None:
    assert ends_in_words(following, "sv") == ends


def test_in_chinese_it_ends_at_a_sign_or_a_verb() -> None:
    assert ends_chinese("。", "。")
    assert ends_chinese("参加活动", "参加")
    assert not ends_chinese("技术中心", "技术")
    assert not ends_chinese("和个体工商户", "和")
