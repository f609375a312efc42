"""A bare figure is many of what its label or the caption above it says."""

from __future__ import annotations

import pytest

from assistant.facts import Claim, Evidence

GRANT = ("研发补贴（万元）：500", "zh")
ROW = ("Region: Skåne; Stöd (mnkr): 500; Företag: 120; Andel (%): 45", "sv")
OUTPUT = ("Output (1000 tonnes): 45", "en")
SEK = ("Support (SEK million): 500", "en")
CAPTION = ("（单位：万元）研发补贴 500", "zh")
MILLIONS = ("Fördermittel in Mio. EUR: 75", "de")
THOUSANDS = ("Stöd i tkr: 75", "sv")
YEAR = ("The plan (2020): 500 firms.", "en")


def missing(statement: str, language: str, source: tuple[str, str]) -> list[str]:
    facts = Claim(statement, language).missing([Evidence(*source)])
    return [fact.text for fact in facts if fact.kind == "figure"]


@pytest.mark.parametrize(
    ("statement", "language", "source", "figure"),
    [
        ("The R&D subsidy is 500 yuan.", "en", GRANT, "500 yuan"),
        ("Skåne får 500 kronor i stöd.", "sv", ROW, "500 kronor"),
        ("Skåne har 45 företag.", "sv", ROW, "45 företag"),
        ("It has an output of 45 tonnes.", "en", OUTPUT, "45 tonnes"),
        ("The support is 500 kronor.", "en", SEK, "500 kronor"),
        ("The R&D subsidy is 500 yuan.", "en", CAPTION, "500 yuan"),
        ("The funding is 75 euros.", "en", MILLIONS, "75 euros"),
    ],
)
def test_the_figure_without_the_scale_of_its_label_is_missing(
    statement: str, language: str, source: tuple[str, str], figure: str
) -> None:
    assert missing(statement, language, source) == [figure]


@pytest.mark.parametrize(
    ("statement", "language", "source"),
    [
        ("The R&D subsidy is 5 million yuan.", "en", GRANT),
        ("Skåne får 500 miljoner kronor och har 120 företag.", "sv", ROW),
        ("Andelen i Skåne är 45 procent.", "sv", ROW),
        ("It has an output of 45,000 tonnes.", "en", OUTPUT),
        ("The support is 500 million kronor.", "en", SEK),
        ("The R&D subsidy is 5 million yuan.", "en", CAPTION),
        ("The plan has 500 firms.", "en", YEAR),
        ("Die Fördermittel betragen 75 Millionen Euro.", "de", MILLIONS),
        ("The funding is EUR 75 million.", "en", MILLIONS),
        ("The support is SEK 75,000.", "en", THOUSANDS),
    ],
)
def test_the_figure_with_it_stands_there(
    statement: str, language: str, source: tuple[str, str]
) -> None:
    assert missing(statement, language, source) == []


def test_a_caption_in_the_heading_holds_for_all_bare_figures() -> None:
    evidence = Evidence("补贴：500", "zh", "表2（单位：万元）")
    assert not Claim("补贴为500万元。", "zh").missing([evidence])
    assert Claim("补贴为500元。", "zh").missing([evidence])
