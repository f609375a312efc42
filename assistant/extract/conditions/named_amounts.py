"""Tell whether a sentence has the amount by which a question names a thing."""

from __future__ import annotations

import re

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.questions import is_exact
from assistant.facts.amounts import Amount
from assistant.facts.claims import Fact
from assistant.facts.sentence_figures import figures_of
from index.text.languages import detect_language

_LEAST = 1_000
"""Smaller amounts are as often what is asked about as what tells a thing."""
_ASKS = re.compile(
    r"\b(?:where|who|whom|when|which|what|var|vem|när|vilke[nt]|vilka|wo|wer|wann|welche\w*)\b"
    r"|哪|谁|何时|什么",
    re.IGNORECASE,
)
_MAY_BE_LIMIT = re.compile(
    r"\b(?:more|less|fewer|least|most|up to|over|under|between|ceiling|maximum|mer|fler"
    r"|minst|högst|upp till|över|mellan|mehr|weniger|mindestens|höchstens|bis|über"
    r"|unter|zwischen|ab)\b|超过|以[上下内]|不足|低于|高于|[最至][高低多少]|不超|奖|补",
    re.IGNORECASE,
)


def check_named_amount(question: str, place: Place) -> Outcome:
    """Tell whether the sentence has another amount where a question names one.

    "Where is the project of 230 million yuan?" is not answered with the place of one of
    1.28 billion. Of what may be a limit nothing is told.
    """
    if is_exact(question) or not _ASKS.search(question):
        return Outcome.SHOWN
    language = detect_language(question)
    asked = _amounts(question, language)
    if len(asked) != 1 or _MAY_BE_LIMIT.search(f"{question}\n{place.sentence}"):
        return Outcome.SHOWN
    said = [
        fact
        for fact in _amounts(place.sentence, place.language)
        if fact.unit & asked[0].unit
    ]
    same = place.language == language
    if not said or any(asked[0].is_said_by(fact, same) for fact in said):
        return Outcome.SHOWN
    return Outcome.CONTRADICTED


def _amounts(text: str, language: str) -> list[Fact]:
    return [
        fact for fact in figures_of(text, language) if fact.unit and _is_large(fact)
    ]


def _is_large(fact: Fact) -> bool:
    amount = fact.value
    return isinstance(amount, Amount) and max(amount.values, default=0) >= _LEAST
