"""Find the figures in a text, each whole: with its scale and its unit."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from assistant.facts.amounts import Amount
from assistant.facts.digits import amounts_in_digits
from assistant.facts.numerals import without_groups
from assistant.facts.spelled import (
    amounts_in_decades,
    amounts_in_numerals,
    amounts_in_shares,
    amounts_in_words,
)
from assistant.facts.unit_words import CALENDAR_YEAR
from assistant.facts.units import is_measured
from index.documents import Span

_TO = re.compile(r" ?[-–—~～至到] ?| (?:to|till|bis|auf|à|al?) ")
_ALSO = re.compile(
    r" ?(?:、|,|和|及|或| and| or| och| eller| und| et)(?: |(?<=[、和及或]))"
)
_WITHIN_NUMBER = (" ", " and ", " och ")
_SHARED_SCALES = (10**8, 10**4)
"""万 and 亿, which scale all that stands before them."""
_HALF = re.compile(
    r"半(?![数年价径日天自导成夜决])| (?:and a half|och (?:en|ett) halvt?)(?![\w-])"
)


def find_amounts(text: str, language: str) -> list[Amount]:
    """Return the figures in ``text``, in order.

    Args:
        text: Normalised text, without the dates and names that hold digits.
        language: ISO 639-1 code.
    """
    shares = [*amounts_in_shares(text), *amounts_in_decades(text)]
    # What is part of a share is no figure of its own: 六 of 六成, six of ten.
    rest = text
    for share in shares:
        start, end = share.span.start, share.span.end
        rest = rest[:start] + "\n" * (end - start) + rest[end:]
    found = [
        *shares,
        *amounts_in_digits(rest, language),
        *amounts_in_words(rest, language),
    ]
    taken = _without_overlaps(found)
    if language in ("zh", "ja"):
        taken = _without_overlaps([*taken, *amounts_in_numerals(rest, language)])
    in_order = sorted(taken, key=lambda amount: amount.span)
    with_units = _share_units(text, in_order)
    whole = [_with_half(text, _without_groups(one, language)) for one in with_units]
    return _add_up(text, whole)


def _without_overlaps(amounts: list[Amount]) -> list[Amount]:
    """Return the amounts, the first of those that share characters.

    Those of one numeral that holds two numbers stand at the same place.
    """
    kept: list[Amount] = []
    for amount in amounts:
        if not any(
            amount.span.overlaps(other.span) and amount.span.start != other.span.start
            for other in kept
        ):
            kept.append(amount)
    return kept


def _share_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give "10" in "10–12 %" its unit, and in "5–10 million" its scale."""
    shared = list(amounts)
    for i in reversed(range(len(amounts) - 1)):
        one, other = shared[i], shared[i + 1]
        if one.unit or one.span.end > other.span.start:
            continue
        between = text[one.span.end : other.span.start]
        if _TO.fullmatch(between) and one.scale == 1:
            values = tuple(value * other.scale for value in one.values)
            shared[i] = replace(one, values=values, unit=other.unit, scale=other.scale)
        elif _ALSO.fullmatch(between) and _has_unit_behind(text, other):
            shared[i] = replace(one, unit=other.unit)
    return shared


def _has_unit_behind(text: str, amount: Amount) -> bool:
    """Return whether the unit stands behind the number: not in "EUR 20"."""
    leads = bool(amount.written) and not text.startswith(
        amount.written, amount.span.start
    )
    return amount.unit != CALENDAR_YEAR and not leads


def _without_groups(amount: Amount, language: str) -> Amount:
    """Return what is left to read of a number beside a scale word or a share."""
    if not is_measured(amount.scale, amount.unit):
        return amount
    values = without_groups(amount.values, amount.written, language)
    return replace(amount, values=values)


def _with_half(text: str, amount: Amount) -> Amount:
    """Return an amount with the half that stands after its unit: 两年半."""
    half = _HALF.match(text, amount.span.end)
    if half is None or not amount.unit or amount.scale > 1:
        return amount
    values = tuple(value + Fraction(1, 2) for value in amount.values)
    span = Span(amount.span.start, half.end())
    return replace(amount, span=span, values=values, written="", is_article=False)


def _add_up(text: str, amounts: list[Amount]) -> list[Amount]:
    """Make one of 1亿 and 2000万, and of "three thousand" and "five hundred"."""
    summed: list[Amount] = []
    for amount in reversed(amounts):
        last = summed[-1] if summed else None
        if last and (value := _sum(text, amount, last)):
            summed[-1] = replace(
                last,
                span=Span(amount.span.start, last.span.end),
                values=(value,),
                written="",
            )
        else:
            summed.append(amount)
    return summed[::-1]


def _sum(text: str, one: Amount, other: Amount) -> Fraction | None:
    """Return the number that two amounts are parts of, or nothing."""
    if one.unit or not one.values or not other.values:
        return None
    between = text[one.span.end : max(one.span.end, other.span.start)]
    spelled = not one.written and not other.written
    if between and not (spelled and between in _WITHIN_NUMBER):
        return None
    first, last = one.values[0], other.values[0]
    round_to = 1_000 if spelled and first % 1_000 == 0 else one.scale
    if 0 < last < max(one.scale, round_to) > 1:
        return first + last
    # Of 3千5百万, both parts are of ten thousands.
    shared = next((size for size in _SHARED_SCALES if other.scale >= size), 1)
    if 1 < one.scale < shared and 0 < last / shared < one.scale:
        return (first + last / shared) * shared
    return None
