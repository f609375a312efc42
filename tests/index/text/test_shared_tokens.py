"""What languages share is written as the same tokens."""

from __future__ import annotations

import pytest

from index.text.shared_tokens import amount_tokens, initial_tokens, shared_tokens


def test_chinese_names_are_written_as_they_sound() -> None:
    assert shared_tokens("徐州市") == "xu zhou shi 0"


def test_provinces_that_sound_alike_are_told_apart() -> None:
    assert shared_tokens("陕西") == "shaanxi 0"
    assert shared_tokens("山西") == "shan xi 0"
    assert shared_tokens("陕西陕西省") == "shaanxi shaanxi sheng 0"


def test_a_character_sounds_as_in_its_word_wherever_that_stands() -> None:
    assert shared_tokens("银行和行人") == "yin hang he xing ren 0"
    assert shared_tokens("绿色重庆") == "lv se chong qing 0"


def test_no_name_goes_on_over_other_signs() -> None:
    assert "xu zhou" not in shared_tokens("徐,州")


@pytest.mark.parametrize(
    "written",
    [
        "产值540亿元",
        "54 billion yuan",
        "54 miljarder",
        "54 Mrd. Euro",
        "54,0 Milliarden",
        "54 miljardia euroa",
        "54 000 000 000",
        "54,000 million",
    ],
)
def test_an_amount_is_one_token_in_every_language(written: str) -> None:
    assert "v54000000000" in amount_tokens(written)


@pytest.mark.parametrize("written", ["12万人", "120,000 people", "0,12 miljoner"])
def test_grouped_digits_and_scales_are_the_same_value(written: str) -> None:
    assert amount_tokens(written)[0] == "v120000"


@pytest.mark.parametrize(
    "written", ["2023年", "in 2023", "12 companies", "3,5 %", "3.5", ""]
)
def test_years_and_small_figures_are_no_amounts(written: str) -> None:
    assert amount_tokens(written) == []


@pytest.mark.parametrize(
    "written", ["1" * 5_000, "1." + "5" * 5_000 + " million", "123" + " 456" * 2_000]
)
def test_what_has_more_digits_than_an_amount_is_none(written: str) -> None:
    assert amount_tokens(f"What is {written}?") == []


@pytest.mark.parametrize(
    ("short", "spelled_out"),
    [
        ("NDRC", "The National Development and Reform Commission of China said so."),
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("MIIT", "det som Ministry of Industry and Information Technology kräver"),
        ("BGR", "die Bundesanstalt für Geowissenschaften und Rohstoffe"),
        ("AIIB", "the Asian Infrastructure Investment Bank"),
    ],
)
def test_a_spelled_out_name_has_the_token_of_its_initials(
    short: str, spelled_out: str
) -> None:
    (token,) = initial_tokens(short)
    assert token in initial_tokens(spelled_out)


@pytest.mark.parametrize(
    "text", ["Xuzhou is in Jiangsu.", "Die kleinen Firmen dort sind neu", "EU 2025"]
)
def test_other_words_have_no_initials(text: str) -> None:
    assert initial_tokens(text) == []
