"""Tell whether a statement says the opposite of its source, of what or how much is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.check.clauses import find_clauses
from assistant.check.fact_sides import is_on_other_side
from assistant.check.opposites import is_opposite
from assistant.check.orders import is_in_other_order
from assistant.extract.conditions.bounds import is_other_bound
from assistant.facts import Claim, Evidence
from assistant.language.polarity_words import (
    BUT,
    DENIED,
    DONE,
    EXCLUDED,
    PLANNED,
    REFUSED,
    RELATIVE,
)


def is_turned(claim: Claim, text: str, language: str) -> bool:
    """Return whether a statement says otherwise than a text that it cites.

    Only what can be told from the words that deny, from tenses, and from words that
    have an opposite: a statement that denies where nothing in the text does; one that
    denies nothing where all of the text does that has its facts; one of what is done
    where that is planned; one of the most, of what the text has a fact of, where that
    is the least; one that something grew, where it fell; one of two things in the other
    order.

    Args:
        claim: The statement.
        text: The sentences that it rests on.
        language: Code of their language.
    """
    if not {claim.language, language} <= DENIED.keys():
        return False
    said, its = claim.text, claim.language
    clauses = _telling(claim, _clauses_of(text, language), language)
    told = " … ".join(clauses)
    if claim.facts and is_other_bound(said, told):
        return True
    if is_in_other_order(claim, text, language):
        return True
    denies = _has(DENIED, its, said)
    if denies == _has(DENIED, language, told) and (
        is_opposite(said, told) or is_on_other_side(claim, told, language)
    ):
        return True
    if denies:
        parts = _telling(claim, _pattern(BUT[language]).split(text), language)
        return not any(_denies_or_excludes(part, language) for part in parts)
    if not _has(EXCLUDED, its, said) and all(_is_refused(c, language) for c in clauses):
        return True
    if not _has(DONE, its, said) or _has(PLANNED, its, said):
        return False
    return _has(PLANNED, language, told) and not _has(DONE, language, told)


def _telling(claim: Claim, parts: list[str], language: str) -> list[str]:
    """Return the parts of a text that have facts of a statement; else all of them."""
    telling = [
        part
        for part in parts
        for evidence in [Evidence(part, language)]
        if any(evidence.shows(fact, claim.language) for fact in claim.facts)
    ]
    return telling or parts


def _clauses_of(text: str, language: str) -> list[str]:
    return [span.of(text) for span in find_clauses(text, language)]


def _is_refused(clause: str, language: str) -> bool:
    main = _pattern(RELATIVE[language]).sub("", clause)
    return _has(REFUSED, language, main)


def _denies_or_excludes(text: str, language: str) -> bool:
    return _has(DENIED, language, text) or _has(EXCLUDED, language, text)


def _has(words: Mapping[str, str], language: str, text: str) -> bool:
    return language in words and _pattern(words[language]).search(text) is not None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
