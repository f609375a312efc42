"""What a condition of a question comes to at the place of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Outcome(IntEnum):
    """The lower, the better; of several conditions the worst one counts."""

    SHOWN = 0
    """The place has what the question names, or the question names nothing."""
    UNKNOWN = 1
    """The place does not say, though its document has what the question names."""
    NOWHERE = 2
    """Nothing in the whole document has it: no figure can be said to be of it."""
    CONTRADICTED = 3
    """The place is of another year, town or thing."""


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the outcome of several conditions that all must hold."""
    found = Outcome.SHOWN
    for outcome in outcomes:
        found = max(found, outcome)
        if found is Outcome.CONTRADICTED:  # No other can be worse.
            break
    return found
