"""Find the label of a table that words of a question mean, in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.extract.tables.explaining import parts_of
from assistant.extract.tables.labels import Asked
from assistant.extract.tables.pivots import KINDS, OPPOSITES
from index.documents import Document
from index.text.languages import detect_language

CompareAll = Callable[[Sequence[str], Sequence[str]], Mapping[tuple[str, str], float]]
"""How close texts are in meaning to others: ``SpanModel.compare_all``."""

_NEAR = 0.6
"""From so close on, a label may be what is meant."""
_AHEAD = 0.06
"""How much closer than any other label of the table it has to be."""
_NEAR_PIVOT = 0.55
_AHEAD_OF_PIVOTS = 0.02
_LABEL_AHEAD = 0.005
_AHEAD_OF_OPPOSITE = 0.05
"""How clearly words of a question, and a label, come nearest to one of all pivots.

Over the names of 59 measures in four languages, each word of one held against each of
another, 54 % of what means the same is told by it, and 1 in 700 others is taken for it.
"""


def as_noun(words: str, language: str) -> str:
    """Return words as they stand within a sentence: there trä is no name."""
    return words[:1].upper() + words[1:] if language == "de" else words.lower()


@dataclass(frozen=True, slots=True)
class Meanings:
    """Compares words with the labels of tables."""

    compare: CompareAll

    def nearest(
        self, phrase: str, labels: Sequence[str], pivots: Sequence[str]
    ) -> str | None:
        """Return the label that some words clearly mean; None where none does.

        Args:
            phrase: What is left of a question.
            labels: All that it may mean, each once.
            pivots: What they may be, each excluding all others.
        """
        if len(labels) < 2:
            return None
        closeness = self.compare([phrase], labels)
        first, second, *_ = sorted(
            labels, key=lambda label: closeness[phrase, label], reverse=True
        )
        near, ahead = closeness[phrase, first], closeness[phrase, second]
        clear = near >= _NEAR and near - ahead >= _AHEAD
        return first if clear and self.any_same(phrase, [first], pivots) else None

    def are_all_said(
        self, asked: Asked, document: Document, words: Sequence[str], context: str
    ) -> bool:
        """Return whether a document in another language has all words for a kind.

        Args:
            asked: The question.
            document: Where the table stands.
            words: What of the question its words do not explain.
            context: These words.
        """
        language = detect_language(asked.question)
        if language == document.language:
            return False
        parts = [as_noun(part, document.language) for part in parts_of(context)]
        return all(
            self.any_same(as_noun(word, language), parts, KINDS) for word in words
        )

    def any_same(
        self, phrase: str, others: Sequence[str], pivots: Sequence[str]
    ) -> bool:
        """Return whether words clearly are the same thing as any of others."""
        mine = self._pivot(phrase, pivots, _AHEAD_OF_PIVOTS)
        return mine is not None and any(
            self._pivot(other, pivots, _LABEL_AHEAD) == mine for other in others
        )

    def _pivot(self, words: str, pivots: Sequence[str], least: float) -> str | None:
        closeness = self.compare([words], pivots)
        first, second, *_ = sorted(
            pivots, key=lambda pivot: closeness[words, pivot], reverse=True
        )
        near, ahead = closeness[words, first], closeness[words, second]
        clear = near >= _NEAR_PIVOT and near - ahead >= least
        for pair in OPPOSITES:
            for other in pair - {first} if first in pair else ():
                clear &= near - closeness[words, other] >= _AHEAD_OF_OPPOSITE
        return first if clear else None
