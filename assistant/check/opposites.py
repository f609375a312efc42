"""Tell whether a statement has a word where its source has the opposite."""

from __future__ import annotations

from assistant.extract.conditions.concept_words import OPPOSITE_FIGURES, OPPOSITES
from assistant.extract.conditions.counted import kinds_in
from assistant.extract.conditions.marks import has_words
from assistant.language.opposite_words import ONLY, OPPOSITE_WORDS


def is_opposite(said: str, told: str) -> bool:
    """Return whether one text only has one word of a pair, and the other the other.

    "Grew by 5 %" is not "fell by 5 %". Where either has both, it is not known which is
    meant; nor is it where one says that something holds of nobody else.

    Args:
        said: A statement.
        told: The clauses that have its facts; both deny, or neither does.
    """
    if has_words(said, ONLY) != has_words(told, ONLY):
        return False
    return any(
        {has_words(said, one), has_words(told, other)} == {True}
        and not has_words(said, other)
        and not has_words(told, one)
        for pair in OPPOSITE_WORDS
        for one, other in (pair, pair[::-1])
    ) or any(
        len(kinds) == len(others) == 1 and kinds != others
        for group in (*OPPOSITES, *OPPOSITE_FIGURES)
        for kinds, others in [(kinds_in(said, group), kinds_in(told, group))]
    )
