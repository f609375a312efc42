"""Tell whether a text says what a statement says, by their meaning in any language."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.check.fitted import Fitted, load_fitted
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import SpanModel
from index.text.keywords import keyword_tokens

_NOTHING_READ = -20.0
_SHORT = 3
_STEM = 5
"""Words that begin with the same letters, this many, count as the same word."""
_PER_FACT, _MOST_PER_FACT = 0.5, 1.5
"""What each figure, date and name adds that stands where it is cited."""


class SupportModel:
    """Judges statements with the reader.

    The statement is read as a question of which the text may hold the answer. To that
    score is added, within one language, the share of the statement's words that the
    text has, and across languages the closeness of the two, a cosine of embeddings.
    """

    def __init__(self, model: SpanModel, fitted: Fitted | None = None) -> None:
        """Judge with ``model``, and weigh what it says as fitted to it, by default."""
        self._model = model
        self._fitted = fitted or load_fitted()

    def score(
        self,
        statement: str,
        texts: Sequence[ReaderPassage],
        *,
        same_language: bool,
        facts: int = 0,
    ) -> list[float]:
        """Return how well each text supports the statement; 0 and more is enough.

        Args:
            statement: Standing on its own.
            texts: The sentences that it may rest on.
            same_language: Whether they are in the statement's language.
            facts: How many figures, dates and names of the statement are known to
                stand in them.
        """
        fitted = self._fitted
        weighing = fitted.support if same_language else fitted.support_across
        known = min(_PER_FACT * facts, _MOST_PER_FACT)
        signs = self.signs(statement, texts, same_language=same_language)
        return [weighing.weigh(one) + known for one in signs]

    def signs(
        self, statement: str, texts: Sequence[ReaderPassage], *, same_language: bool
    ) -> list[tuple[float, float]]:
        """Return for each text what tells that it supports the statement."""
        if not texts:
            return []
        read = [
            spans[0].score if spans else _NOTHING_READ
            for spans in self._model.read([(statement, text) for text in texts])
        ]
        plain = [text.text for text in texts]
        if same_language:
            alike = [_shared_words(statement, text) for text in plain]
        else:
            alike = self._model.compare(statement, plain)
        return list(zip(read, alike, strict=True))


def _shared_words(statement: str, text: str) -> float:
    """Return the share of the statement's words that the text has."""
    said, there = _stems(statement), _stems(text)
    return len(said & there) / max(1, len(said))


def _stems(text: str) -> set[str]:
    # Short words are mostly small words, which every text has.
    words = keyword_tokens(text)
    return {w[:_STEM] for w in words if len(w) > _SHORT or not w.isascii()}
