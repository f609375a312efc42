"""Figures of a foreign quote in the reader's language: right, or not said at all."""

from __future__ import annotations

import pytest

from assistant.language.translations.texts import speaking
from assistant.word_help.said_figures import say_figures


def said(quote: str, language: str, reader: str = "en") -> dict[str, str]:
    with speaking(reader):
        found = say_figures(quote, language)
    for one in found:
        assert one.span.of(quote) == one.words
    return {one.words: one.meaning.replace("\N{NO-BREAK SPACE}", " ") for one in found}


@pytest.mark.parametrize(
    ("words", "language", "meaning"),
    [
        ("252 registrerade företag", "sv", "252 registered firms"),
        ("252 svenska företag", "sv", "252 … firms"),
        ("30家高新技术企业", "zh", "30 high-tech firms"),
        ("minst 1 200 anställda", "sv", "at least 1,200 employees"),
        ("5 miljoner kronor", "sv", "5 million kronor"),
        ("30 procent", "sv", "30%"),
        ("inte mer än 5 procent", "sv", "at most 5%"),
        ("31 mars 2024", "sv", "31 Mar 2024"),
        ("252家企业", "zh", "252 firms"),
        ("500多家企业", "zh", "more than 500 firms"),
        ("1.2万亿元", "zh", "1.2 trillion yuan"),
        ("不超过50亿元", "zh", "at most 5 billion yuan"),
        ("60%以上", "zh", "at least 60%"),
        ("5.3万人", "zh", "53,000 people"),
        ("0.4个百分点", "zh", "0.4 percentage points"),
        ("2024年3月5日", "zh", "5 Mar 2024"),
        ("三成", "zh", "30%"),
        ("7,5 Milliarden Euro", "de", "7.5 billion euros"),
        ("nicht mehr als 180.000 Euro", "de", "at most 180,000 euros"),
    ],
)
def test_a_figure_is_said_with_what_it_counts(
    words: str, language: str, meaning: str
) -> None:
    assert said(f"{words}.", language) == {words: meaning}


@pytest.mark.parametrize(
    ("reader", "meaning"), [("sv", "1,2 biljoner yuan"), ("en", "1.2 trillion yuan")]
)
def test_it_is_said_as_the_reader_writes_it(reader: str, meaning: str) -> None:
    assert said("产值1.2万亿元。", "zh", reader)["1.2万亿元"] == meaning
    assert said("5,4 miljarder kronor.", "sv", "zh") == {
        "5,4 miljarder kronor": "54亿克朗"
    }


@pytest.mark.parametrize(
    ("quote", "language"),
    [
        ("200家企业和个体工商户。", "zh"),  # Not of firms alone.
        ("15家企业技术中心。", "zh"),  # Centres, not firms.
        ("10强企业。", "zh"),  # The ten strongest.
        ("前30名员工。", "zh"),
        ("5年级学生。", "zh"),
        ("200人次。", "zh"),
        ("近3年增长。", "zh"),  # The last three, or nearly three.
        ("节约30%。", "zh"),  # 约 is part of a word, and the rest says itself.
        ("不能超过50亿元。", "zh"),
        ("几十家企业。", "zh"),
        ("1200户。", "zh"),  # Households or firms.
        ("第3名。", "zh"),
        ("4455亿千瓦小时。", "zh"),
        ("500元/吨。", "zh"),
        ("30吨公里。", "zh"),
        ("5 kronor/kWh.", "sv"),
        ("4 företag och organisationer.", "sv"),
        ("mer än 60,000 5 anställda.", "sv"),  # Damaged.
        ("10–12 procent.", "sv"),
        ("5-åriga planer.", "sv"),
        ("Ett 10-tal projekt.", "sv"),  # About ten.
        ("Mellan 17 och 24 år.", "sv"),
        ("Får inte vara mer än 5 procent.", "sv"),
        ("3 kap. 5 §", "sv"),
        ("den 3/4 2021", "sv"),
        ("200 project managers", "en"),
        ("5 tons", "en"),  # One of three.
        ("15 Unternehmen und Verbände.", "de"),
    ],
)
def test_what_is_not_sure_is_not_said(quote: str, language: str) -> None:
    assert said(quote, language, "sv" if language != "sv" else "en") == {}


def test_a_list_of_things_that_are_counted_each_is_said_piece_by_piece() -> None:
    assert said("15家企业和10家公司。", "zh") == {
        "15家企业": "15 firms",
        "10家公司": "10 firms",
    }
    quote = "Det finns 252 företag och mer än 60 000 anställda."
    assert said(quote, "sv") == {
        "252 företag": "252 firms",
        "mer än 60 000 anställda": "more than 60,000 employees",
    }
