"""Choose the list whose sentences come nearest to a question, in meaning and as read.

The reader finds words: a whole list is seldom what it is sure of, least of all in
another language. The sentences that hold a list say with their introduction what it is
a list of, and that is compared with the question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.extract.lists.listings import Listing
from index.documents import Document

Compare = Callable[[str, Sequence[str]], list[float]]
"""How close a text is in meaning to each of others: ``SpanModel.compare``."""

_PER_SCORE = 0.03
"""What one point of the reader's score counts beside the closeness in meaning."""
_COUNTED = 0.14
"""What it counts that a list has as many items as were asked for.

Of 105 questions with such a number one more got its list, and none another.
"""
_LEAST = 0.315
"""How near a list is at least that answers, where the reader is not sure."""
_LONGEST = 700
"""Characters of a list that are compared: its introduction and first items."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A list in which the reader found something, sure or not."""

    document: Document
    listing: Listing
    read: float
    """The score of the best words found in its items, less what makes them sure."""
    counted: bool = False
    """Whether it has as many items as were asked for."""

    @property
    def words(self) -> str:
        """What it is compared by: its sentences."""
        return self.listing.span.of(self.document.text)[:_LONGEST]


def nearest_list(
    question: str,
    candidates: Sequence[Candidate],
    compare: Compare,
    sentence: tuple[str, float] | None = None,
) -> Candidate | None:
    """Return the list that is near enough to the question to answer it.

    Args:
        question: Standing on its own, in any language.
        candidates: The lists of the passages read.
        compare: Tells how close their words come to the question.
        sentence: What would be said otherwise, with its score as that of candidates:
            a list has to be nearer.
    """
    if not candidates:
        return None
    words = dict.fromkeys(each.words for each in candidates)
    rivals = [sentence[0]] if sentence else []
    closeness = dict(
        zip([*words, *rivals], compare(question, [*words, *rivals]), strict=True)
    )

    def nearness(candidate: Candidate) -> float:
        near = _nearness(closeness[candidate.words], candidate.read)
        return near + (_COUNTED if candidate.counted else 0.0)

    nearest = max(candidates, key=nearness)
    needed = _nearness(closeness[sentence[0]], sentence[1]) if sentence else _LEAST
    return nearest if nearness(nearest) >= needed else None


def _nearness(closeness: float, read: float) -> float:
    return closeness + _PER_SCORE * read
