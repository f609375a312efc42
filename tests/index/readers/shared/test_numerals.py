from __future__ import annotations

import pytest

from index.readers.shared.numerals import write_number


@pytest.mark.parametrize(
    ("count", "form", "written"),
    [
        (0, "decimal", "0"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"),
        (28, "lowerAlphabetic", "ab"),
        (703, "upperAlphabetic", "AAA"),
        (4, "upperRoman", "IV"),
        (1_994, "lowerRoman", "mcmxciv"),
        (10, "chineseCounting", "十"),
        (21, "japaneseCounting", "二十一"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (115, "chineseCountingThousand", "一百一十五"),
        (1_005, "chineseCountingThousand", "一千零五"),
        (1_260, "chineseCountingThousand", "一千二百六十"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "ideographTraditional", "乙"),
    ],
)
def test_a_number_is_written_in_its_form(count: int, form: str, written: str) -> None:
    assert write_number(count, form) == written


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "lowerLetter"),
        (-1, "upperRoman"),
        (4_000, "upperRoman"),
        (2_000_000_000, "lowerLetter"),
        (100, "chineseCounting"),
        (10_000, "chineseCountingThousand"),
        (21, "decimalEnclosedCircle"),
        (1, "thaiNumbers"),
    ],
)
def test_what_cannot_be_written_for_certain_is_not(count: int, form: str) -> None:
    assert write_number(count, form) == ""
