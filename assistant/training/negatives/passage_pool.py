"""Keep passages of many contexts as vectors, to find those near to a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.training.data.questions import TrainingQuestion
from index.documents import Span
from index.embedding.embedder import Embedder
from index.text.splitter import split_text

_PASSAGE_TOKENS = 200


@dataclass(frozen=True, slots=True)
class PooledPassage:
    """A passage of a question's context, as long as those of an index."""

    title: str
    text: str
    span: Span
    context: str


class PassagePool:
    """The passages of contexts, by language."""

    def __init__(
        self, questions: Sequence[TrainingQuestion], embedder: Embedder
    ) -> None:
        """Embed the passages of all contexts of ``questions``, each context once."""
        self._embedder = embedder
        self._passages: dict[str, list[PooledPassage]] = defaultdict(list)
        contexts = {q.context: (q.context_language, q.title) for q in questions}
        for context, (language, title) in contexts.items():
            for span in split_text(
                context, language, embedder.count_tokens, _PASSAGE_TOKENS
            ):
                self._passages[language].append(
                    PooledPassage(title, span.of(context), span, context)
                )
        self._vectors = {
            language: np.array(
                embedder.embed_documents(
                    [f"{p.title}\n{p.text}" if p.title else p.text for p in passages]
                ),
                dtype=np.float32,
            )
            for language, passages in self._passages.items()
        }

    def __len__(self) -> int:
        """Return how many passages there are."""
        return sum(map(len, self._passages.values()))

    def rank(self, question: str) -> dict[str, list[PooledPassage]]:
        """Return the passages of each language, the nearest to ``question`` first."""
        query = np.array(self._embedder.embed_query(question), dtype=np.float32)
        return {
            language: [
                self._passages[language][place]
                for place in np.argsort(-vectors @ query)
            ]
            for language, vectors in self._vectors.items()
        }
