"""A figure for each month is not one for each year."""

from __future__ import annotations

import pytest

from assistant.facts import Claim, Evidence


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        ("The subsidy is 300 yuan per year.", "en", "每月补贴300元。", "zh"),
        ("Priset är 300 kronor per kilo.", "sv", "It is 300 kronor per tonne.", "en"),
        ("The price is 45 öre per MWh.", "en", "Priset är 45 öre per kWh.", "sv"),
        ("The subsidy is 3,000 yuan per firm.", "en", "人均补贴3000元。", "zh"),
        ("Each project gets 500,000 yuan.", "en", "给予每家企业50万元奖励。", "zh"),
        ("Det är 300 kronor om året.", "sv", "Det är 300 kronor i månaden.", "sv"),
        ("The fee is 20 euros monthly.", "en", "The fee is 20 euros yearly.", "en"),
        ("A decision takes 10 months.", "en", "Det tar 10 arbetsdagar.", "sv"),
        ("A decision takes 15 years.", "en", "应在15个工作日内作出决定。", "zh"),
        ("It takes 30 working days.", "en", "It takes 30 calendar days.", "en"),
        ("It makes 450,000 tonnes.", "en", "It makes 450,000 vehicles.", "en"),
        ("The output is 450,000 tonnes.", "en", "年产45万辆。", "zh"),
        ("It supports with 450,000 yuan.", "en", "It has 450,000 households.", "en"),
    ],
)
def test_a_figure_of_another_rate_or_measure_is_missing(
    statement: str, language: str, source: str, its: str
) -> None:
    assert Claim(statement, language).missing([Evidence(source, its)])


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        ("The subsidy is 300 yuan per month.", "en", "每月补贴300元。", "zh"),
        ("每吨300元。", "zh", "The price is 300 yuan per tonne.", "en"),
        ("The subsidy is 300 yuan.", "en", "每月补贴300元。", "zh"),
        ("It is 300 yuan a month.", "en", "每人每月300元。", "zh"),
        ("300 företag i Sverige får stöd.", "sv", "300 firms a year get it.", "en"),
        ("It takes 15 working days.", "en", "应在15个工作日内作出决定。", "zh"),
        ("It treats 600,000 litres a day.", "en", "每天处理60万升废水。", "zh"),
        ("It makes 450,000 cars.", "en", "It makes 450,000 vehicles.", "en"),
        ("They have 3,120 firms.", "en", "De har 3,120 av företagen.", "sv"),
    ],
)
def test_the_same_rate_and_one_that_is_not_said_are_not(
    statement: str, language: str, source: str, its: str
) -> None:
    missing = Claim(statement, language).missing([Evidence(source, its)])
    assert not [fact for fact in missing if fact.kind == "figure"]


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        (
            "Stödet är 30 000 kronor per företag.",
            "sv",
            "30 000 kr per anställd.",
            "sv",
        ),
        ("It is SEK 30,000 per firm and year.", "en", "30 000 kr/år/anställd.", "sv"),
        (
            "It is 30,000 per employee and month.",
            "en",
            "30 000 per anställd/år.",
            "sv",
        ),
        ("Income per household is 52,000 yuan.", "en", "人均收入为5.2万元。", "zh"),
        ("Inkomsten per hushåll är 52 000 yuan.", "sv", "人均收入为5.2万元。", "zh"),
        ("户均收入为5.2万元。", "zh", "人均收入为5.2万元。", "zh"),
        ("补贴每户4000元。", "zh", "It is 4,000 yuan per person.", "en"),
        ("Das sind 4.000 Euro je Haushalt.", "de", "4,000 per farm.", "en"),
        ("C'est 4 000 euros par personne.", "fr", "4 000 per hushåll.", "sv"),
        (
            "Per household it is 4.2 tonnes.",
            "en",
            "4.2 tonnes per capita.",
            "en",
        ),
        (
            "It is 500 euros for each firm.",
            "en",
            "500 je Mitarbeiter.",
            "de",
        ),
    ],
)
def test_a_figure_for_each_of_another_thing_is_missing(
    statement: str, language: str, source: str, its: str
) -> None:
    missing = Claim(statement, language).missing([Evidence(source, its)])
    assert "figure" in {fact.kind for fact in missing}


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        (
            "It is SEK 30,000 per employee.",
            "en",
            "30 000 kr per år och anställd",
            "sv",
        ),
        ("It is SEK 30,000 per employee.", "en", "30 000 kr/år/anställd.", "sv"),
        ("Income per capita is 52,000 yuan.", "en", "人均收入为5.2万元。", "zh"),
        ("Inkomsten per invånare är 52 000 yuan.", "sv", "人均收入为5.2万元。", "zh"),
        ("It is 30,000 yuan per person.", "en", "每名员工补贴3万元。", "zh"),
        ("It is 3,000 yuan per employee.", "en", "补贴3000元/人·月。", "zh"),
        ("Das sind 9.000 Euro je Betrieb.", "de", "It is 9,000 euros per farm.", "en"),
        ("It is 200,000 yuan per company.", "en", "每家奖励20万元。", "zh"),
        (
            "Det är 500 euro per anställd.",
            "sv",
            "500 € je Monat und Mitarbeiter",
            "de",
        ),
        ("It is 500 euros per ox.", "en", "It is 500 euros per cow.", "en"),
    ],
)
def test_the_same_thing_in_other_words_is_not(
    statement: str, language: str, source: str, its: str
) -> None:
    missing = Claim(statement, language).missing([Evidence(source, its)])
    assert "figure" not in {fact.kind for fact in missing}
