"""Find in a foreign quote what the question names: names, figures, shared words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.claims import Claim, Evidence
from assistant.language.function_words import small_words
from assistant.word_help.counted_nouns import nouns
from index.documents import Span

_WORD = re.compile(r"[^\W_]+", re.ASCII | re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORTEST = 3


def find_asked(
    question: str, asked_in: str, quote: str, language: str
) -> tuple[Span, ...]:
    """Return where a quote says what a question in another language asks about.

    Args:
        question: As it was understood.
        asked_in: ISO 639-1 code of its language.
        quote: What is searched.
        language: ISO 639-1 code of its language.
    """
    evidence = Evidence(question, asked_in)
    named = [
        fact.span
        for fact in Claim(quote, language).facts
        if evidence.shows(fact, language)
    ]
    found = [
        *named,
        *_shared(question, asked_in, quote, language),
        *_same_things(question, asked_in, quote, language),
    ]
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(kept)


def _shared(question: str, asked_in: str, quote: str, language: str) -> Iterator[Span]:
    """Yield words that stand in both, and are no small words of either language."""
    asked = {word[0].casefold() for word in _LETTERS.finditer(question)}
    for code in (asked_in, language):
        small = small_words(code)
        asked -= small.outside | small.links | small.joins
    words = _WORD if language in ("zh", "ja") else _LETTERS
    for word in words.finditer(quote):
        if len(word[0]) >= _SHORTEST and word[0].casefold() in asked:
            yield Span(*word.span())


def _same_things(
    question: str, asked_in: str, quote: str, language: str
) -> Iterator[Span]:
    """Yield nouns that mean what one of the question does: firms, 企业."""
    meant = {meaning for _place, meaning in _things(question, asked_in)}
    for span, meaning in _things(quote, language):
        if meaning in meant:
            yield span


def _things(text: str, language: str) -> Iterator[tuple[Span, str]]:
    for noun, meaning in nouns(language).items():
        # A single sign of Chinese is part of too many words.
        if language == "zh" and len(noun) == 1:
            continue
        edge = "" if language == "zh" else r"\b"
        pattern = rf"{edge}{re.escape(noun)}{edge}"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            yield Span(*found.span()), meaning
