"""Tell whether a text says what a statement says, by their meaning in any language."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import SpanModel
from index.text.keywords import keyword_tokens

_NOTHING_READ = -20.0
_SHORT = 3
_STEM = 5
"""Words that begin with the same letters, this many, count as the same word."""
# Fitted by logistic regression to questions with their answers, and to clauses, as
# statements, and to sentences that do and do not hold these (README). What is needed
# leaves 3 in 100 of the right sentences below it.
_READ, _SHARED, _NEEDED = 0.22, 8.8, 1.95
_PER_FACT, _MOST_PER_FACT = 0.5, 1.5
"""What each figure, date and name adds that stands where it is cited."""
_READ_ACROSS, _CLOSE_ACROSS, _NEEDED_ACROSS = 0.43, 8.0, 3.7


class SupportModel:
    """Judges statements with the reader.

    The statement is read as a question of which the text may hold the answer. To that
    score is added, within one language, the share of the statement's words that the
    text has, and across languages the closeness of the two, a cosine of embeddings.
    """

    def __init__(self, model: SpanModel) -> None:
        """Judge with ``model``, and the embeddings of the packaged model."""
        self._model = model

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
        if not texts:
            return []
        read = [
            spans[0].score if spans else _NOTHING_READ
            for spans in self._model.read([(statement, text) for text in texts])
        ]
        plain = [text.text for text in texts]
        known = min(_PER_FACT * facts, _MOST_PER_FACT)
        if same_language:
            shared = [_shared_words(statement, text) for text in plain]
            pairs = zip(read, shared, strict=True)
            return [
                _READ * score + _SHARED * share - _NEEDED + known
                for score, share in pairs
            ]
        close = self._model.compare(statement, plain)
        return [
            _READ_ACROSS * score + _CLOSE_ACROSS * closeness - _NEEDED_ACROSS + known
            for score, closeness in zip(read, close, strict=True)
        ]


def _shared_words(statement: str, text: str) -> float:
    """Return the share of the statement's words that the text has."""
    said, there = _stems(statement), _stems(text)
    return len(said & there) / max(1, len(said))


def _stems(text: str) -> set[str]:
    # Short words are mostly small words, which every text has.
    words = keyword_tokens(text)
    return {w[:_STEM] for w in words if len(w) > _SHORT or not w.isascii()}
