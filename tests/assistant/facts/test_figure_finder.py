"""Figures are found whole, and compared as what they say, however they are written."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from assistant.facts import Claim, Evidence
from assistant.facts.amounts import Amount
from assistant.facts.figure_finder import find_amounts

_EQUAL = [
    # The same number, written in other ways.
    ("54 billion yuan", "en", "540亿元", "zh"),
    ("54 billion", "en", "54 miljarder", "sv"),
    ("54 miljarder yuan", "sv", "54 billion yuan", "en"),
    ("54 miljarder", "sv", "54,000,000,000", "en"),
    ("54,000,000,000", "en", "540亿", "zh"),
    ("54 000 000 000", "sv", "54 bn", "en"),
    ("54 bn", "en", "54 miljarder", "sv"),
    ("540亿", "zh", "54 Milliarden", "de"),
    ("54 billion", "en", "54 milliards", "fr"),
    ("54 billion", "en", "54 mil millones", "es"),
    ("54 billion", "en", "54 milliarder", "no"),
    ("54 billion", "en", "54 milliarder", "da"),
    ("54 billion", "en", "54 miljardia", "fi"),
    ("54 billion", "en", "540億", "ja"),
    ("54 billion", "en", "540억", "ko"),
    ("54 billion", "en", "54 миллиарда", "ru"),
    ("60 000", "sv", "60,000", "en"),
    ("60,000", "en", "6万", "zh"),
    ("60 thousand employees", "en", "6万余名职工", "zh"),
    ("60 000 anställda", "sv", "mer än 60,000 5 anställda", "sv"),
    ("60.000 Beschäftigte", "de", "60,000 employees", "en"),
    ("25,000 mu", "en", "2.5万亩", "zh"),
    ("more than 30,000", "en", "3万余", "zh"),
    ("3万余", "zh", "30 000", "sv"),
    ("120 million yuan", "en", "1亿2000万元", "zh"),
    ("2.5 trillion yuan", "en", "2.5万亿元", "zh"),
    ("35 million yuan", "en", "三千五百万元", "zh"),
    ("more than 300,000", "en", "三十多万", "zh"),
    ("５４ percent", "en", "54%", "zh"),
    ("252 företag", "sv", "٢٥٢ companies", "en"),
    ("1,234.5 tonnes", "en", "1.234,5 Tonnen", "de"),
    ("1.234 percent", "en", "1,234 procent", "sv"),
    ("1,234 firms", "en", "1.234 Unternehmen", "de"),
    ("1 234 företag", "sv", "1,234 företag", "sv"),
    ("54.0", "en", "54", "en"),
    ("1,2345,6", "en", "1,2345,6", "en"),
    # Spelled out.
    ("252 firms", "en", "二百五十二家企业", "zh"),
    ("14", "en", "十四", "zh"),
    ("six actions", "en", "六大行动", "zh"),
    ("six actions", "en", "6 activities", "en"),
    ("6 åtgärder", "sv", "six measures", "en"),
    ("sju kategorier", "sv", "seven categories", "en"),
    ("zwölf Projekte", "de", "12个项目", "zh"),
    ("vingt-cinq projets", "fr", "25 projekt", "sv"),
    ("twenty-one parks", "en", "tjugoen parker", "sv"),
    ("3,500 employees", "en", "three thousand five hundred employees", "en"),
    ("tvåhundra projekt", "sv", "200 projects", "en"),
    ("120 projects", "en", "一百二十个项目", "zh"),
    ("the 14th Five-Year Plan", "en", "第十四个五年规划", "zh"),
    ("the 14th Five-Year Plan", "en", "“十四五”规划", "zh"),
    ("the 14th five-year plan", "en", "den fjortonde femårsplanen", "sv"),
    ("第十四个五年规划", "zh", "the fourteenth five-year plan", "en"),
    ("den 14:e femårsplanen", "sv", "“十四五”规划", "zh"),
    ("the third batch", "en", "第三批", "zh"),
    # Units.
    ("12 %", "en", "百分之十二", "zh"),
    ("12 percent", "en", "12 procent", "sv"),
    ("12％", "zh", "12 per cent", "en"),
    ("12 pour cent", "fr", "12 pour cent", "fr"),
    ("0.5 percentage points", "en", "0.5个百分点", "zh"),
    ("0,5 procentenheter", "sv", "0.5 percentage points", "en"),
    ("5 million RMB", "en", "500万元", "zh"),
    ("RMB 5 million", "en", "CNY 5,000,000", "en"),
    ("¥5 million", "en", "5 miljoner yuan", "sv"),
    ("SEK 5 million", "en", "5 mkr", "sv"),
    ("5 miljoner kronor", "sv", "SEK 5 million", "en"),
    ("3 mdkr", "sv", "3 miljarder kronor", "sv"),
    ("$3 million", "en", "300万美元", "zh"),
    ("3 million dollars", "en", "USD 3 million", "en"),
    ("€7 million", "en", "7 miljoner euro", "sv"),
    ("800 hectares", "en", "800公顷", "zh"),
    ("den 800 hektar stora parken", "sv", "the park of 800 hectares", "en"),
    ("15 km²", "en", "15平方公里", "zh"),
    ("15 kvadratkilometer", "sv", "15 square kilometres", "en"),
    ("40 years", "en", "40年", "zh"),
    ("40 år", "sv", "40-year", "en"),
    ("six months", "en", "6个月", "zh"),
    ("252 companies", "en", "252 registrerade företag", "sv"),
    ("252 lawyers", "en", "252 jurister", "sv"),
    ("45 clusters", "en", "45个国家级集群", "zh"),
    ("more than 252 firms", "en", "252 firms", "en"),
    # Ranges.
    ("2016–2025", "en", "2016-2025年", "zh"),
    ("10–12 %", "en", "10%至12%", "zh"),
    ("between 10 and 12 percent", "en", "10–12 procent", "sv"),
    ("5-10 miljarder kronor", "sv", "SEK 5 billion to SEK 10 billion", "en"),
    # A year of a date; "one" is often no number.
    ("in 2021", "en", "2021年3月3日", "zh"),
    ("2021年", "zh", "3 March 2021", "en"),
    ("One of the largest bases", "en", "最大的基地之一", "zh"),
    ("en av de största", "sv", "the largest", "en"),
    ("1 park", "en", "one park", "en"),
]
_UNEQUAL = [
    ("253", "en", "252", "en"),
    ("54.2", "en", "54", "en"),
    ("54", "en", "54.2", "en"),
    ("54 million", "en", "54 billion", "en"),
    ("54 miljoner", "sv", "540亿", "zh"),
    ("5.4亿元", "zh", "54 billion yuan", "en"),
    ("54", "en", "54 billion", "en"),
    ("60 000", "sv", "600,000", "en"),
    ("600,000", "en", "6万", "zh"),
    ("60 employees", "en", "60,000 anställda", "sv"),
    ("60,0 anställda", "sv", "60,000 anställda", "sv"),
    ("1.234", "en", "1,234", "en"),
    ("1,234", "en", "1.234", "en"),
    ("1.234", "sv", "1,234", "sv"),
    ("1,234", "de", "1.234", "de"),
    ("1.234", "en", "1234家", "zh"),
    ("250", "en", "二百五十二", "zh"),
    ("13", "en", "十四", "zh"),
    ("1.4亿元", "zh", "1亿2000万元", "zh"),
    ("7 actions", "en", "六大行动", "zh"),
    ("seven actions", "en", "six actions", "en"),
    ("åtta kategorier", "sv", "seven categories", "en"),
    ("the 13th Five-Year Plan", "en", "“十四五”规划", "zh"),
    ("第十三个五年规划", "zh", "the fourteenth five-year plan", "en"),
    ("the second batch", "en", "第三批", "zh"),
    ("14 firms", "en", "the 14th Five-Year Plan", "en"),
    ("5 firms", "en", "a five-year plan", "en"),
    ("12 percentage points", "en", "12 %", "en"),
    ("12 procent", "sv", "12 procentenheter", "sv"),
    ("12%", "zh", "12个百分点", "zh"),
    ("12 firms", "en", "12 %", "en"),
    ("12 %", "en", "12 lawyers", "en"),
    ("12‰", "zh", "12%", "zh"),
    ("-5 %", "en", "5 %", "en"),
    ("5 %", "en", "-5 %", "en"),
    ("54 billion kronor", "en", "540亿元", "zh"),
    ("54 billion dollars", "en", "54 miljarder yuan", "sv"),
    ("€5 million", "en", "$5 million", "en"),
    ("500万美元", "zh", "500万元", "zh"),
    ("800 hectares", "en", "800亩", "zh"),
    ("800 mu", "en", "800 hektar", "sv"),
    ("15 km", "en", "15 km²", "en"),
    ("15 m²", "en", "15平方公里", "zh"),
    ("40 months", "en", "40年", "zh"),
    ("252 employees", "en", "252家企业", "zh"),
    ("252 parker", "sv", "252 firms", "en"),
    ("60 000 företag", "sv", "60,000 employees", "en"),
    ("45 projects", "en", "45个国家级集群", "zh"),
    ("2016–2026", "en", "2016-2025年", "zh"),
    ("10–13 %", "en", "10–12 %", "en"),
    ("10 firms", "en", "10–12 %", "en"),
    ("5 firms", "en", "5–10 million firms", "en"),
    ("in 2022", "en", "2021年3月3日", "zh"),
    ("3 firms", "en", "3 March 2021", "en"),
    ("20 firms", "en", "the G20", "en"),
    ("2021 firms", "en", "in 2021", "en"),
    ("60,000", "en", "XNUMX anställda", "sv"),
]


def missing_figures(claim: str, language: str, source: str, other: str) -> list[str]:
    """Return the figures of a statement that its source has not."""
    facts = Claim(claim, language).missing([Evidence(source, other)])
    return [fact.text for fact in facts if fact.kind == "figure"]


@pytest.mark.parametrize(("claim", "language", "source", "other"), _EQUAL)
def test_a_figure_stands_in_a_source_that_writes_it_in_another_way(
    claim: str, language: str, source: str, other: str
) -> None:
    assert missing_figures(claim, language, source, other) == []


@pytest.mark.parametrize(("claim", "language", "source", "other"), _UNEQUAL)
def test_another_figure_or_unit_is_missing(
    claim: str, language: str, source: str, other: str
) -> None:
    assert missing_figures(claim, language, source, other)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("六万", "zh", 60_000),
        ("一亿二千万", "zh", 120_000_000),
        ("三百零五", "zh", 305),
        ("二点五", "zh", Fraction(5, 2)),
        ("两万亿", "zh", 2_000_000_000_000),
        ("femtiotvå", "sv", 52),
        ("two hundred and fifty-two", "en", 252),
        ("zweihundertzweiundfünfzig", "de", 252),
        ("deux cent cinquante-deux", "fr", 252),
        ("a dozen", "en", 12),
        ("25 mille", "fr", 25_000),
        ("3 Mrd. Euro", "de", 3_000_000_000),
    ],
)
def test_a_number_is_read(text: str, language: str, value: Fraction) -> None:
    (fact,) = Claim(text, language).facts
    assert isinstance(fact.value, Amount)
    assert fact.value.values == (value,)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("浙江三亚四川五粮液一带一路", "zh"),
        ("An engineer and a park", "en"),
        ("ett kluster och en park och andra", "sv"),
    ],
)
def test_a_numeral_in_a_name_and_an_article_are_no_figures(
    text: str, language: str
) -> None:
    assert [f.text for f in Claim(text, language).facts if f.kind == "figure"] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Box 242011B, tel. 08-123 45 67, T78, RMB54 million, 1/3 of 10:30", "en"),
        ("§ 5 i SFS 2021:1234, 5905-5925MHz, 1.2.3, 12,34,567 och 3,", "sv"),
        ("MD5、GB/T40429-2021、第3章第14条、３０％、1．5", "zh"),
    ],
)
def test_no_digit_of_a_statement_goes_unchecked(text: str, language: str) -> None:
    facts = Claim(text, language).facts
    checked = {i for fact in facts for i in range(fact.span.start, fact.span.end)}
    assert {m.start() for m in re.finditer(r"\d", text)} <= checked
    assert Claim(text, language).missing([Evidence(text, language)]) == ()


@pytest.mark.parametrize(
    ("text", "tenths"),
    [
        ("占六成", [60]),
        ("六成五的企业", [65]),
        ("约7成", [70]),
        ("共六个项目", [6]),
        ("三成员国", [3]),
        ("十二成", [12]),
    ],
)
def test_a_number_of_tenths_is_a_share(text: str, tenths: list[int]) -> None:
    found = find_amounts(text, "zh")
    assert [amount.values[0] for amount in found] == tenths
    shares = [amount for amount in found if "percent" in amount.unit]
    assert bool(shares) is (tenths[0] > 12)


def test_a_currency_before_a_number_is_not_that_of_the_number_before_it() -> None:
    found = find_amounts("EUR 300 for 11–50, EUR 900 for 51–250", "en")
    units = [amount.unit for amount in found]
    assert units == [{"EUR"}, set(), set(), {"EUR"}, set(), set()]
