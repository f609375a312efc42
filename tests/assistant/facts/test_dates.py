from __future__ import annotations

import pytest

from assistant.facts import Claim, Evidence

_SUPPORTED = [
    ("3 March 2021", "en", "2021-03-03", "en"),
    ("3 March 2021", "en", "2021年3月3日", "zh"),
    ("den 3 mars 2021", "sv", "2021年3月3日", "zh"),
    ("March 3, 2021", "en", "den 3 mars 2021", "sv"),
    ("3.3.2021", "sv", "March 3, 2021", "en"),
    ("2021年3月3日", "zh", "3 March 2021", "en"),
    ("2021年3月3日", "zh", "二〇二一年三月三日", "zh"),
    ("2021年３月３日", "zh", "2021/3/3", "zh"),
    ("3rd of March 2021", "en", "3. März 2021", "de"),
    ("3 March 2021", "en", "3 de marzo de 2021", "es"),
    ("3 March 2021", "en", "le 3 mars 2021", "fr"),
    ("3 March 2021", "en", "3. maaliskuuta 2021", "fi"),
    ("3 March 2021", "en", "2021년 3월 3일", "ko"),
    ("3 March 2021", "en", "3 марта 2021 г.", "ru"),
    ("3 March 2021", "en", "2021年3月3日", "ja"),
    ("3 April 2021", "en", "03/04/2021", "en"),
    ("4 March 2021", "en", "03/04/2021", "en"),
    ("March 2021", "en", "den 3 mars 2021", "sv"),
    ("2021年3月", "zh", "3 March 2021", "en"),
    ("in March", "en", "2021年3月3日", "zh"),
    ("3 March", "en", "3 March 2021", "en"),
    ("5 March 2021", "en", "3–5 March 2021", "en"),
    ("5 March 2021", "en", "2021年3月3日至5日", "zh"),
    ("from 1 January to 31 December 2021", "en", "2021年1月1日至12月31日", "zh"),
    ("5 March 2024", "en", "自二○二四年三月五日起施行", "zh"),
    ("from March to May 2024", "en", "2024年3—5月", "zh"),
    ("March 2024", "en", "2024年3月—5月", "zh"),
    ("May 2024", "en", "2024年3月—5月", "zh"),
    ("5 December 2024", "en", "den 5/12 2024", "sv"),
    ("den 5/12 2024", "sv", "2024年12月5日", "zh"),
    ("1 January 2021", "en", "från 1 januari till 31 december 2021", "sv"),
]
_NOT_SUPPORTED = [
    ("4 March 2021", "en", "2021-03-03", "en"),
    ("3 April 2021", "en", "2021年3月3日", "zh"),
    ("den 3 mars 2020", "sv", "2021年3月3日", "zh"),
    ("2021年3月13日", "zh", "3 March 2021", "en"),
    ("3 March 2021", "en", "March 2021", "en"),
    ("3 March 2021", "en", "2021", "en"),
    ("March 2021", "en", "2021", "en"),
    ("3 March 2021", "en", "3 March", "en"),
    ("5 April 2021", "en", "03/04/2021", "en"),
    ("in April", "en", "2021年3月3日", "zh"),
    ("in May", "en", "in June", "en"),
    ("i maj", "sv", "in June", "en"),
    ("6 March 2021", "en", "3–5 March 2021", "en"),
    ("April 2023", "en", "2024年3—5月", "zh"),
    ("June 2024", "en", "2024年3—5月", "zh"),
    ("12 May 2024", "en", "den 5/12 2024", "sv"),
    ("3 March 2021", "en", "3 firms in March 2021", "en"),
]


@pytest.mark.parametrize(("claim", "language", "source", "other"), _SUPPORTED)
def test_a_date_stands_in_a_source_that_says_it_or_more(
    claim: str, language: str, source: str, other: str
) -> None:
    assert Claim(claim, language).missing([Evidence(source, other)]) == ()


@pytest.mark.parametrize(("claim", "language", "source", "other"), _NOT_SUPPORTED)
def test_another_or_a_finer_date_is_missing(
    claim: str, language: str, source: str, other: str
) -> None:
    missing = Claim(claim, language).missing([Evidence(source, other)])
    assert "date" in [fact.kind for fact in missing]


def test_a_verb_is_no_month() -> None:
    assert Claim("Firms may march on.", "en").facts == ()
