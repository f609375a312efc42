"""Tell whether a statement has a word where its source has the opposite."""

from __future__ import annotations

import re

from assistant.extract.conditions.concept_words import OPPOSITE_FIGURES, OPPOSITES
from assistant.extract.conditions.counted import kinds_in
from assistant.extract.conditions.marks import has_words
from assistant.language.opposite_words import FIRST, ONLY, OPPOSITE_WORDS, RANKED


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
    if sorted((_ranks(said), _ranks(told))) == [["first"], ["ranked"]]:
        return True
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


def _ranks(text: str) -> list[str]:
    """Return whether a text tells of the first of all, the second or third, or both."""
    rest, ranked = re.subn(RANKED, " ", text, flags=re.IGNORECASE)
    first = re.search(FIRST, rest, re.IGNORECASE)
    return [*(["first"] if first else []), *(["ranked"] if ranked else [])]
