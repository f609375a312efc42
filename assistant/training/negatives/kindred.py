"""Tell whether two documents are about the same place or thing, by what they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from assistant.training.data.questions import TrainingQuestion

_NAME = re.compile(r"\b[A-ZÅÄÖÜ][\w-]{3,}")
_MOST_DOCUMENTS = 6
"""A word that more documents have names no one thing."""


class Subjects:
    """What the titles of documents name, and few other documents do."""

    def __init__(self, questions: Collection[TrainingQuestion]) -> None:
        """Collect the names in the titles of the contexts of ``questions``."""
        titles = {q.context: q.title for q in questions}
        documents = Counter(
            name for context in titles for name in set(_NAME.findall(context))
        )
        self._names = {
            context: frozenset(
                name
                for name in _NAME.findall(title)
                if documents[name] <= _MOST_DOCUMENTS
            )
            for context, title in titles.items()
        }

    def are_shared(self, context: str, other: str) -> bool:
        """Return whether one of the contexts has a name that the other's title has."""
        return any(name in other for name in self._names[context]) or any(
            name in context for name in self._names[other]
        )
