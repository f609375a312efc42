"""The figures of a sentence that are no years, and the parts that it is cut into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.claims import Claim, Fact
from assistant.facts.unit_words import CALENDAR_YEAR
from index.documents import Span


def figures_of(sentence: str, language: str) -> list[Fact]:
    """Return the figures of a sentence in order, without years.

    Args:
        sentence: One or some sentences.
        language: ISO 639-1 code.
    """
    return [
        fact
        for fact in Claim(sentence, language).facts
        if fact.kind == "figure" and fact.unit != CALENDAR_YEAR
    ]


def parts_of(sentence: str, cut: re.Pattern[str]) -> Iterator[Span]:
    """Yield the parts of a sentence between what ``cut`` finds, empty ones too."""
    start = 0
    for mark in cut.finditer(sentence):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, len(sentence))
