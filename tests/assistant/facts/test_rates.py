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
