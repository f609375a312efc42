"""What a question names has to stand in the text, where both are in one language."""

from __future__ import annotations

import pytest

from assistant.names import lacks_names

OPTICS = "The optics cluster in Wuhan has 3,140 firms that make lenses and cables."


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("How many firms are in the Ningbo textile cluster?", True),
        ("How many firms are in the Wuhan optics cluster?", False),
        ("How many firms are in Wuhan's optics cluster in Hubei?", False),
        ("How many firms are there?", False),
        ("Hur många företag finns i klustret i Ningbo?", False),
        ("Wie viele Firmen gibt es in Ningbo?", False),
        ("宁波有多少家企业？", False),
    ],
)
def test_a_text_lacks_the_names_of_a_question_in_its_language(
    question: str, lacks: bool
) -> None:
    assert lacks_names(question, OPTICS, "en") is lacks
