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
        ("3千5百万元。", "zh"),  # 35 million, of which 5 million is no part.
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


@pytest.mark.parametrize("reader", ["en", "sv"])
@pytest.mark.parametrize(
    ("words", "meanings"),
    [
        ("二百五十二家企业", {"en": "252 firms", "sv": "252 företag"}),
        ("一万二千元", {"en": "12,000 yuan", "sv": "12 000 yuan"}),
        ("540亿", {"en": "54 billion", "sv": "54 miljarder"}),
        ("三点五亿元", {"en": "350 million yuan", "sv": "350 miljoner yuan"}),
        ("两百多家企业", {"en": "more than 200 firms", "sv": "mer än 200 företag"}),
        ("不超过五十万元", {"en": "at most 500,000 yuan", "sv": "högst 500 000 yuan"}),
        ("三年", {"en": "3 years", "sv": "3 år"}),
        ("五千亩", {"en": "5,000 mu", "sv": "5 000 mu"}),
        ("两年半", {"en": "2.5 years", "sv": "2,5 år"}),
        ("三十名职工", {"en": "30 employees", "sv": "30 anställda"}),
        ("１２家公司", {"en": "12 firms", "sv": "12 företag"}),
        (
            "一万家",
            {
                "en": "10,000 firms or institutions",
                "sv": "10 000 företag eller institutioner",
            },
        ),
        (
            "1200户",
            {
                "en": "1,200 households or businesses",
                "sv": "1 200 hushåll eller företag",
            },
        ),
    ],
)
def test_chinese_numerals_are_said_as_other_figures_are(
    words: str, meanings: dict[str, str], reader: str
) -> None:
    assert said(f"共有{words}。", "zh", reader) == {words: meanings[reader]}


def test_a_number_is_said_alone_where_what_it_counts_is_not_sure() -> None:
    assert said("第二百五十二条规定如下。", "zh") == {"二百五十二": "252"}
    assert said("到二〇三〇年实现目标。", "zh") == {"二〇三〇": "2030"}
    assert said("集群共十二个。", "zh", "sv") == {"十二": "12"}


@pytest.mark.parametrize(
    ("quote", "words", "meaning"),
    [
        ("产值（万元）: 3,500", "万元", "10,000 yuan"),
        ("单位：亿元", "亿元", "100 million yuan"),
        ("人口(万人)", "万人", "10,000 people"),
        ("面积（万亩）", "万亩", "10,000 mu"),
    ],
)
def test_the_unit_of_a_table_is_said(quote: str, words: str, meaning: str) -> None:
    assert said(quote, "zh")[words] == meaning


@pytest.mark.parametrize(
    "quote",
    [
        "十几家企业。",
        "二十几家企业。",
        "几十家企业。",
        "数百家企业。",
        "三四十家企业。",
        "三至五年。",
        "一万至两万元。",
        "两、三家企业。",
        "一万五元。",  # 15,000, or 10,005.
        "二百五。",
        "三分之一。",
        "三个半月。",
        "三十年代。",
        "统一万家。",
        "百家企业。",
        "一家企业。",
        "前三年。",
        "第三年。",
        "每三家企业。",
        "壹佰万元。",
        "十一黄金周。",
        "十四五规划。",
        "一带一路。",
        "万元户。",
        "三十万千瓦。",  # Kilowatts: 千 is the unit's.
        "一百二十千米。",
        "一百一十千伏变电站。",
        "三百亿千瓦时。",
        "二十五千克。",
        "250兆瓦。",
        "五百兆瓦。",
        "100兆宽带。",
        "九年级。",
        "（十日）",
    ],
)
def test_a_chinese_numeral_that_may_be_another_is_not_said(quote: str) -> None:
    assert said(quote, "zh") == {}
