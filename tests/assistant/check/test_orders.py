"""A statement that has two things the other way round says something else."""

from __future__ import annotations

import pytest

from assistant.check.orders import is_in_other_order, known_in_order
from assistant.facts import Claim

RAISED = "The levy was raised from 20 to 25 euros per tonne in 2022."
SHARE = "该市研发投入占比由2018年的2.1%提高到2023年的3.4%。"
FEWER = "Antalet anställda minskade från 450 till 380 under året."
PART = "Av de 320 företagen är 80 tillverkande företag."
MOVED = "The firm moved its head office from Casablanca to Tangier in 2017."
MORE = "Berlin has more start-ups than Hamburg."
HIGHER = "2023年苏州出口额高于无锡。"


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        ("Avgiften höjdes från 25 till 20 euro.", "sv", RAISED, "en"),
        ("In 2022 the levy went from 25 to 20 euros.", "en", RAISED, "en"),
        ("费用从每吨25欧元提高到20欧元。", "zh", RAISED, "en"),
        ("Die Abgabe ging von 25 auf 20 Euro.", "de", RAISED, "en"),
        ("The share went from 3.4 % in 2018 to 2.1 % in 2023.", "en", SHARE, "zh"),
        ("The number fell to 450 from 380.", "en", FEWER, "sv"),
        ("Le nombre est passé de 380 à 450.", "fr", FEWER, "sv"),
        ("320 of the 80 companies are manufacturers.", "en", PART, "sv"),
        ("共有80家企业，其中320家是制造企业。", "zh", PART, "sv"),
        ("Företaget flyttade från Tanger till Casablanca.", "sv", MOVED, "en"),
        ("Hamburg hat mehr Start-ups als Berlin.", "de", MORE, "en"),
        ("Berlin har färre startupföretag än Hamburg.", "sv", MORE, "en"),
        ("In 2023 Wuxi's exports were higher than Suzhou's.", "en", HIGHER, "zh"),
        ("Wuxi exporterade mer än Suzhou 2023.", "sv", HIGHER, "zh"),
    ],
)
def test_what_is_told_the_other_way_round_is_in_another_order(
    statement: str, language: str, source: str, its: str
) -> None:
    assert is_in_other_order(Claim(statement, language), source, its)


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        ("Avgiften höjdes från 20 till 25 euro.", "sv", RAISED, "en"),
        ("费用从每吨20欧元提高到25欧元。", "zh", RAISED, "en"),
        ("The levy went up to 25 euros from 20.", "en", RAISED, "en"),
        ("The share rose to 3.4 % in 2023 from 2.1 % in 2018.", "en", SHARE, "zh"),
        ("Le nombre est passé de 450 à 380.", "fr", FEWER, "sv"),
        ("80 of the 320 companies are manufacturers.", "en", PART, "sv"),
        ("320家企业中有80家是制造企业。", "zh", PART, "sv"),
        ("Berlin hat mehr Start-ups als Hamburg.", "de", MORE, "en"),
        ("Hamburg har färre startupföretag än Berlin.", "sv", MORE, "en"),
        ("In 2023 Suzhou's exports were higher than Wuxi's.", "en", HIGHER, "zh"),
        ("The levy is 25 euros; it was 20.", "en", RAISED, "en"),
    ],
)
def test_what_is_told_in_its_order_is_not(
    statement: str, language: str, source: str, its: str
) -> None:
    assert not is_in_other_order(Claim(statement, language), source, its)


def test_facts_in_the_order_of_the_source_are_known_to_be() -> None:
    claim = Claim("The share rose from 2.1 % in 2018 to 3.4 % in 2023.", "en")
    assert known_in_order(claim, SHARE, "zh") == {*claim.facts}
    turned = Claim("The share went from 3.4 % in 2018 to 2.1 % in 2023.", "en")
    assert len(known_in_order(turned, SHARE, "zh")) == 2
