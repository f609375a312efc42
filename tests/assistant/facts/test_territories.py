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
        ("Förenade Arabemiratens oljefält", "sv", [("Förenade Arabemiratens", "AE")]),
        ("Förenta staterna", "sv", [("Förenta staterna", "US")]),
        ("im Vereinigten Königreich", "de", [("Vereinigten Königreich", "GB")]),
        ("韩国和阿联酋", "zh", [("韩国", "KR"), ("阿联酋", "AE")]),
    ],
)
def test_places_and_peoples_have_the_code_of_their_country(
    text: str, language: str, codes: list[tuple[str, str]]
) -> None:
    assert found(text, language) == codes


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("People’s Republic of China", "en", "CN"),
        ("Republic of China", "en", "TW"),
        ("Republic of Korea", "en", "KR"),
        ("Democratic People's Republic of Korea", "en", "KP"),
        ("Democratic Republic of the Congo", "en", "CD"),
        ("Islamic Republic of Iran", "en", "IR"),
        ("Kingdom of Norway", "en", "NO"),
        ("Folkrepubliken Kina", "sv", "CN"),
        ("Förbundsrepubliken Tyskland", "sv", "DE"),
        ("Folkerepublikken Kina", "no", "CN"),
        ("Kongeriget Danmark", "da", "DK"),
        ("Volksrepublik China", "de", "CN"),
        ("Bundesrepublik Deutschland", "de", "DE"),
        ("République populaire de Chine", "fr", "CN"),
        ("Reino de España", "es", "ES"),
        ("法兰西共和国", "zh", "FR"),
        ("大韩民国", "zh", "KR"),
        ("马来西亚联邦", "zh", "MY"),
    ],
)
def test_the_long_name_of_a_country_is_one_name(
    text: str, language: str, code: str
) -> None:
    assert found(text, language) == [(text, code)]


def test_what_is_called_a_state_or_a_republic_is_not_the_next_country() -> None:
    assert found("The state of the art in China", "en") == [("China", "CN")]
    assert found("the republic of letters", "en") == []


def test_an_abbreviation_counts_only_in_capitals() -> None:
    assert found("in the US", "en") == [("US", "US")]
    assert found("let us go", "en") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [("the world", "en"), ("Even so", "en"), ("世界", "zh"), ("", "en"), ("", "zh")],
)
def test_what_only_looks_like_a_country_is_none(text: str, language: str) -> None:
    assert found(text, language) == []
