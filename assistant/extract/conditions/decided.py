"""Tell a sum that was applied for, proposed or estimated from what came of it."""

from __future__ import annotations

import re

from assistant.extract.conditions.mark_words import Words
from assistant.extract.conditions.marks import has_words
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.facts.claims import Fact
from assistant.facts.sentence_figures import figures_of
from assistant.facts.units import conflict

# Beginnings of words, and what stands anywhere in a Chinese text; people can add to it.
_BEFORE: dict[str, Words] = {
    "sought": (
        "appl(?:y|ied|ies|ying) for|request|sought|asked for|ansök|sökt?e?r?\\b|begär"
        "|äsk|beantrag|forderte|demand[aé]",
        "申请|申报|请求",
    ),
    "proposed": (
        "propos|recommended|suggest|föresl|föreslå|vorgeschlagen|schlug|propuso",
        "建议|提议|拟定",
    ),
    "estimated": (
        "estimat|budgeted|projected|calculated|beräkna|kalkyl|budgetera|uppskatta"
        "|veranschlagt|geschätzt|kalkuliert",
        "概算|估算|预算|预计",
    ),
}
"""What is said of a sum before it is certain."""
_REAL: Words = (
    "award|grant|receiv|got\\b|paid|decid|approv|adopted|became|ended|final|actual|cost"
    "|turned out|came to|bevilj|fick|fått|erhöll|erhållit|beslut|antog|blev|slut"
    "|landade|kostade|utbetal|bewillig|genehmig|erhielt|bekam|beschl|kostete|wurde"
    "|betrug|schließlich",
    "获批|批准|核准|核定|获得|得到|下达|实际|最终|决定|通过|决算",
)
"""What is said of one that is."""
_ASKS_REAL: Words = (
    "receive|received|got\\b|get\\b|awarded|granted|paid\\b|fick|fått|beviljats|beviljades"
    "|erhöll|erhielt|erhalten|bekam|bekommen|bewilligt",
    "获得|得到|获批|拿到|收到",
)
_MAY = re.compile(
    r"\b(?:can|may|could|kan|får|kunde|darf|kann|können|dürfen)\b|可(?!再生)|能",
    re.IGNORECASE,
)
_LAST = "real"

Sum = tuple[Fact, str]
"""A figure and its stage: "sought", "proposed", "estimated", "real", or none: ""."""


def check_decided(question: str, place: Place) -> Outcome:
    """Tell whether a sum is only what was applied for where more is known of it.

    "It applied for 30 million and was awarded 18": what it got is 18. Where nothing is
    said of the outcome, what was sought is still nothing that was received.
    """
    if not place.concerns_figure(question):
        return Outcome.SHOWN
    sums = sums_of(place.sentence, place.language)
    said = next((one for one in sums if place.is_at(one[0].span)), None)
    if said is None or not said[1]:
        return Outcome.SHOWN
    if any(is_asked_instead(question, said, other) for other in sums):
        return Outcome.CONTRADICTED
    received = has_words(question, _ASKS_REAL) and _asked_stage(question) == _LAST
    if not received or said[1] not in ("sought", "proposed"):
        return Outcome.SHOWN
    before = place.sentence_before
    return Outcome.SHOWN if _MAY.search(before) else Outcome.CONTRADICTED


def is_asked_instead(question: str, one: Sum, other: Sum) -> bool:
    """Return whether the other sum of a sentence is in the stage that is asked for.

    Args:
        question: In any language.
        one: A sum of the sentence.
        other: Another one.
    """
    if one[0] == other[0] or conflict(one[0].unit, other[0].unit):
        return False
    asked = _asked_stage(question)
    return bool(one[1]) and one[1] != asked and other[1] == asked


def sums_of(sentence: str, language: str) -> list[Sum]:
    """Return the figures of a sentence with the stage that is told right before each.

    Args:
        sentence: One or some sentences.
        language: ISO 639-1 code.
    """
    figures = figures_of(sentence, language)
    ends = [0, *(figure.span.end for figure in figures)]
    before = (sentence[e : f.span.start] for e, f in zip(ends, figures, strict=False))
    return [
        (figure, _LAST if has_words(words, _REAL) else _early_stage(words))
        for figure, words in zip(figures, before, strict=True)
    ]


def _asked_stage(question: str) -> str:
    """Return the stage of a sum that a question asks for, which is mostly the last."""
    return _early_stage(question) or _LAST


def _early_stage(text: str) -> str:
    stages = (stage for stage, words in _BEFORE.items() if has_words(text, words))
    return next(stages, "")
