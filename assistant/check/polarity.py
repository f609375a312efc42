"""Tell whether a statement says the opposite of its source, of what or how much is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.check.clauses import find_clauses
from assistant.extract.conditions.bounds import is_other_bound
from assistant.facts import Claim, Evidence
from assistant.language.polarity_words import (
    DENIED,
    DONE,
    EXCLUDED,
    PLANNED,
    REFUSED,
    RELATIVE,
)


def is_turned(claim: Claim, text: str, language: str) -> bool:
    """Return whether a statement says otherwise than a text that it cites.

    Only what can be told from the words that deny, and from tenses: a statement that
    denies where nothing in the text does; one that denies nothing where all of the
    text does that has its facts; one of what is done where that is planned; one of
    the most, of what the text has a fact of, where that is the least.

    Args:
        claim: The statement.
        text: The sentences that it rests on.
        language: Code of their language.
    """
    if not {claim.language, language} <= DENIED.keys():
        return False
    said, its = claim.text, claim.language
    clauses = _clauses_of(claim, text, language)
    if claim.facts and is_other_bound(said, " … ".join(clauses)):
        return True
    if _has(DENIED, its, said):
        return not (_has(DENIED, language, text) or _has(EXCLUDED, language, text))
    if not _has(EXCLUDED, its, said) and all(_is_refused(c, language) for c in clauses):
        return True
    if not _has(DONE, its, said) or _has(PLANNED, its, said):
        return False
    told = " … ".join(clauses)
    return _has(PLANNED, language, told) and not _has(DONE, language, told)


def _clauses_of(claim: Claim, text: str, language: str) -> list[str]:
    """Return the clauses of a text that have facts of a statement; else all of them."""
    clauses = [span.of(text) for span in find_clauses(text, language)]
    telling = [
        clause
        for clause in clauses
        for evidence in [Evidence(clause, language)]
        if any(evidence.shows(fact, claim.language) for fact in claim.facts)
    ]
    return telling or clauses


def _is_refused(clause: str, language: str) -> bool:
    main = _pattern(RELATIVE[language]).sub("", clause)
    return _has(REFUSED, language, main)


def _has(words: Mapping[str, str], language: str, text: str) -> bool:
    return _pattern(words[language]).search(text) is not None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
