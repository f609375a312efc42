"""Where signs and letters stand tells whether a text was read in its own codec."""

from __future__ import annotations

import pytest

from index.readers.plaintext.soundness import is_sound, is_western


@pytest.mark.parametrize(
    "text",
    [
        "“Qué” – 5 § 3",
        "créée, naïve, 5 µg/m³",
        "«Où?» ¿Qué?",
        "© 2019, 18–22 °C",
        "à 5 €",
    ],
)
def test_signs_stand_where_western_languages_have_them(text: str) -> None:
    assert is_western(text)
    assert is_sound(text)


@pytest.mark.parametrize(
    "text",
    [
        "10\x9620",
        "Fee: μ500",
        "18 ﺍC",
        "Utslﻛpp",
        "m╡",
        "nale¿a³oby",
        "10Ð20",
        "donÕt",
        "Ðîñò",
        "§ ง 5",
    ],
)
def test_signs_and_letters_where_nobody_writes_them_are_odd(text: str) -> None:
    assert not is_western(text)


@pytest.mark.parametrize(
    "text",
    [
        "Рост на 5 процентов в городе и в области",
        "中小企业 5％",
        "Ρυθμός μ 5 τοις εκατό",
    ],
)
def test_other_scripts_are_sound(text: str) -> None:
    assert is_sound(text)
