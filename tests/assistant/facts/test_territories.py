"""Countries, regions and peoples, in several languages; pronouns are none."""

from __future__ import annotations

import pytest

from assistant.facts.territories import find_territories


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(span.of(text), code) for span, code in find_territories(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("China and Sweden", "en", [("China", "CN"), ("Sweden", "SE")]),
        ("kinesiska företag", "sv", [("kinesiska", "CN")]),
        ("Kinas export", "sv", [("Kinas", "CN")]),
        ("the Americans", "en", [("Americans", "US")]),
        ("Southeast Asia", "en", [("Southeast Asia", "035")]),
        ("Hong Kong SAR", "en", [("Hong Kong", "HK")]),
        ("我国和欧盟", "zh", [("我国", "CN"), ("欧盟", "EU")]),
        ("中华人民共和国", "zh", [("中华人民共和国", "CN")]),
        ("日本企业", "ja", [("日本", "JP")]),
        ("香港特别行政区", "zh", [("香港", "HK")]),
    ],
)
def test_places_and_peoples_have_the_code_of_their_country(
    text: str, language: str, codes: list[tuple[str, str]]
) -> None:
    assert found(text, language) == codes


def test_an_abbreviation_counts_only_in_capitals() -> None:
    assert found("in the US", "en") == [("US", "US")]
    assert found("let us go", "en") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [("the world", "en"), ("Even so", "en"), ("世界", "zh"), ("", "en"), ("", "zh")],
)
def test_what_only_looks_like_a_country_is_none(text: str, language: str) -> None:
    assert found(text, language) == []
