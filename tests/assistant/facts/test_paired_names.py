"""Of figures given place by place, each is of the place beside it."""

from __future__ import annotations

import pytest

from assistant.facts.paired_names import pair_with_names


@pytest.mark.parametrize(
    ("language", "sentence", "figures"),
    [
        (
            "en",
            "Norby and Hale received 9.5 million and 4.2 million dollars respectively.",
            "Norby 9.5 million, Hale 4.2 million dollars",
        ),
        (
            "sv",
            "Norby, Hale och Rona har 12 ton, 40 ton respektive 67 ton.",
            "Norby 12 ton, Hale 40 ton, Rona 67 ton",
        ),
        ("zh", "平川和河源的企业数分别为196家和83家。", "平川 196家, 河源 83家"),
        (
            "sv",
            "I Ekby finns 27 företag, i Rona elva och i Vik sex.",
            "Ekby 27 företag, Rona elva, Vik sex",
        ),
        (
            "en",
            "It has 14 mills in Upper Dale, nine in Ashford and six in Rona.",
            "Upper Dale 14, Ashford nine, Rona six",
        ),
        (
            "de",
            "In Korbach sind es 830, in Bad Arolsen 610 und in Rona 430.",
            "Korbach 830, Bad Arolsen 610, Rona 430",
        ),
        (
            "zh",
            "东河县有96家，西安区有152家，南渡县有70家。",
            "东河县 96家, 西安区 152家, 南渡县 70家",
        ),
        (
            "en",
            "The pier in Rona costs SEK 640 million, and that in Vik SEK 95 million.",
            "Rona SEK 640 million, Vik SEK 95 million",
        ),
        (
            "en",
            "In Norway 1,200 firms employ 3,000 people in Oslo, and in Sweden 14.",
            "",
        ),
        ("de", "Altdorf und Neudorf erhielten jeweils 5 und 7 Millionen Euro.", ""),
        ("en", "In Rona there are 12 firms, and 14 more came to the fair.", ""),
    ],
)
def test_each_figure_is_of_its_place(
    language: str, sentence: str, figures: str
) -> None:
    paired = pair_with_names(sentence, language)
    said = [f"{one.name} {one.span.of(sentence)}" for one in paired]
    assert ", ".join(said) == figures
