"""Cut texts into words that can be compared, and tell which of two texts differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.documents import Span

# Scripts without spaces are compared character by character. A figure is one word,
# with the points and commas in it.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\d+(?:[.,]\d+)*"
    r"|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_MOST = 2_000
"""Words that are compared one by one; what is longer differs as a whole."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and where it stands."""

    folded: str
    """Without capitals."""
    span: Span


def words_of(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    return [
        Word(match.group().casefold(), Span(*match.span()))
        for match in _WORD.finditer(text)
    ]


def differing_words(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return which words of a text are not in the other's order, of each text.

    Words that stand beside each other come as one span.
    """
    before, after = words_of(old), words_of(new)
    if max(len(before), len(after)) > _MOST:
        return (Span(0, len(old)),), (Span(0, len(new)),)
    matcher = SequenceMatcher(
        None, [word.folded for word in before], [word.folded for word in after], False
    )
    changes = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    return (
        tuple(_joined((before, start, end) for _, start, end, _, _ in changes)),
        tuple(_joined((after, start, end) for _, _, _, start, end in changes)),
    )


def _joined(ranges: Iterable[tuple[Sequence[Word], int, int]]) -> Iterable[Span]:
    for words, start, end in ranges:
        if end > start:
            yield Span(words[start].span.start, words[end - 1].span.end)
