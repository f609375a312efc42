"""What a question names is found in a quote of another language."""

from __future__ import annotations

import pytest

from assistant.word_help.asked_words import find_asked


@pytest.mark.parametrize(
    ("question", "asked_in", "quote", "language", "found"),
    [
        (
            "How many registered firms are there in Xuzhou?",
            "en",
            "Det finns 252 registrerade företag i Xuzhou.",
            "sv",
            ["företag", "Xuzhou"],
        ),
        (
            "Hur många företag fanns i Beijing år 2020?",
            "sv",
            "2020年，北京市有300家企业。",
            "zh",
            ["2020", "北京市", "企业"],
        ),
        ("Who is in it?", "en", "Det är i mars.", "sv", []),
    ],
)
def test_names_figures_and_the_same_things_are_found(
    question: str, asked_in: str, quote: str, language: str, found: list[str]
) -> None:
    spans = find_asked(question, asked_in, quote, language)
    assert [span.of(quote) for span in spans] == found
