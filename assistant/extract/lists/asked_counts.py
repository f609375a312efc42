"""Tell from a question how many items the list has that it asks for."""

from __future__ import annotations

from collections import Counter

from assistant.extract.lists.sentence_lists import MIN_ITEMS
from assistant.facts.figure_finder import find_amounts
from index.text.languages import detect_language

_MOST_ITEMS = 40


def asked_counts(question: str) -> frozenset[int]:
    """Return the numbers of items that a question may ask for: "the six actions".

    Empty where it names no number. A word that is several numbers at once, as in the
    name of a plan, 九五, is none.
    """
    amounts = find_amounts(question, detect_language(question))
    read = Counter(amount.span for amount in amounts)
    alone = [amount for amount in amounts if read[amount.span] == 1]
    return frozenset(
        int(value)
        for amount in alone
        for value in amount.values[:1]
        if value.denominator == 1 and MIN_ITEMS <= value <= _MOST_ITEMS
    )
