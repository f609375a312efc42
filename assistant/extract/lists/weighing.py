"""Choose the list that is asked for: by what it counts, is called and where it answers.

Every list of a passage is weighed with the question by what the reader found in it:
its items are answers, or the words that answer lead to it. That a list merely stands
in the same sentence does not make it the one asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.extract.lists.listings import Listing
from index.documents import Span
from index.text.keywords import keyword_tokens

_STEM = 5
"""Words that begin with the same letters, this many, count as the same word."""
_MOST = 2 / 3
"""The share of a list's items that have to be called what was asked for."""
_QUOTED = re.compile('["“„”«「『《][^"“”»」』》]*["“”»」』》]')
_LEADS = 12
"""Characters between words that lead to a list and its first item, at most."""
_MOSTLY = 0.5
"""The share of an answer that stands in items where it is some of them."""
_PART = 0.25
"""The share of an item that an answer is where it stands for it."""
_NEXT = 3
"""Characters of an item before an answer that begins it, at most."""


class _Weight(NamedTuple):
    """How well a list fits, the weightiest first: greater is better."""

    counted: bool
    """Whether it has as many items as were asked for."""
    called: bool
    """Whether it is beside the best answer, and all is called what was asked for."""
    answers: bool
    """Whether the best answer stands in its items."""
    led_to: bool
    """Whether the best answer stands right before it."""
    several: int
    """Where the best answer is several of its items: its length. The outer list then
    comes before one within an item."""
    covered: float
    """How much of its item the best answer is."""
    touched: int
    """How many of its items hold answers."""
    introduced: bool
    """Whether the best answer stands in the sentence that introduces it."""
    called_mostly: bool
    """Whether most of it is called what was asked for, wherever it is."""
    beside: bool
    """Whether the best answer stands in its sentences before or after the items."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks to be listed."""

    question: str
    """Standing on its own, in any language."""
    counts: frozenset[int]
    """The numbers of items that it may ask for."""
    several: bool
    """Whether it is for several things by its words."""


def choose_listing(
    asked: Asked, text: str, listings: Sequence[Listing], answers: Sequence[Span]
) -> Listing | None:
    """Return the list that answers, if one of them does.

    Args:
        asked: What is asked for.
        text: The text of the document.
        listings: What a passage of it lists.
        answers: What answers in that passage, the best first.
    """
    weighed = [(_weigh(asked, text, listing, answers), listing) for listing in listings]
    fitting = [pair for pair in weighed if _fits(asked, pair[0])]
    if not fitting:
        return None
    _, chosen = max(fitting, key=lambda pair: pair[0])
    return _without_lead(chosen, answers)


def is_called(
    asked: Asked, text: str, listing: Listing, *, whole: bool = False
) -> bool:
    """Return whether most of a list, or the whole, is called what was asked for."""
    return _share_called(asked, text, listing) >= (1 if whole else _MOST)


def _share_called(asked: Asked, text: str, listing: Listing) -> float:
    # What stands in quotation marks is a name, not what is asked for.
    words = keyword_tokens(_QUOTED.sub(" ", asked.question))
    stems = {word[:_STEM] for word in words}
    named = [_noun(item.of(text)) in stems for item in listing.items]
    return sum(named) / len(named)


def _weigh(
    asked: Asked, text: str, listing: Listing, answers: Sequence[Span]
) -> _Weight:
    best = answers[0]
    touched = [listing.touched(answer) for answer in answers]
    first, last = listing.items[0], listing.items[-1]
    beside = listing.span.overlaps(best) and (
        best.end <= first.start or best.start >= last.end
    )
    share = _share_called(asked, text, listing)
    in_items = _is_in_items(listing, best)
    several = in_items and len(touched[0]) > 1
    return _Weight(
        counted=len(listing.items) in asked.counts,
        called=share == 1 and beside,
        led_to=listing.span.overlaps(best) and 0 <= first.start - best.end <= _LEADS,
        answers=in_items,
        several=len(listing.span) if several else 0,
        covered=max(_shared(item, best) / len(item) for item in listing.items),
        touched=len(frozenset().union(*touched)),
        introduced=listing.lead is not None and listing.lead.overlaps(best),
        called_mostly=share >= _MOST,
        beside=beside,
    )


def _is_in_items(listing: Listing, answer: Span) -> bool:
    """Return whether an answer is an item or more, not a detail that one mentions."""
    shared = [_shared(item, answer) for item in listing.items]
    if sum(shared) < _MOSTLY * len(answer):
        return False
    return any(
        overlap and (overlap >= _PART * len(item) or answer.start - item.start <= _NEXT)
        for overlap, item in zip(shared, listing.items, strict=True)
    )


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _fits(asked: Asked, weight: _Weight) -> bool:
    """Return whether a list is what is asked for, and not merely near it."""
    if not asked.several:
        # What may be asked for one thing gets a list only where several answer.
        return weight.answers and weight.touched > 1
    return (
        weight.answers
        or weight.led_to
        or weight.introduced
        or weight.called_mostly
        or (weight.counted and weight.beside)
    )


def _without_lead(listing: Listing, answers: Sequence[Span]) -> Listing:
    """Return the list without the words that lead to it within its first item.

    Those are before the words that answer, where the item is longer than all others.
    """
    first, *others = listing.items
    for answer in answers:
        leads = first.start < answer.start < first.end <= answer.end
        if leads and len(first) > max(map(len, others)):
            cut = Span(answer.start, first.end)
            return replace(listing, items=(cut, *others))
    return listing


def _noun(item: str) -> str:
    """Return the beginning of the noun of an item: its last word."""
    words = keyword_tokens(item)
    return words[-1][:_STEM] if words else ""
