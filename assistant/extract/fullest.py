"""Give the figure of the sentence that has most of what is asked, of those much alike.

A law has a fine for each of many offences, in sentences that are much alike: the reader
takes one for another, and the words of the question that only one of them has tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.extract.found import Found
from assistant.extract.questions import classify_question, contains_figure
from assistant.facts.amounts import Amount
from assistant.facts.claims import Claim, Fact
from assistant.facts.unit_words import is_measure
from assistant.facts.units import conflict
from assistant.language.function_words import content_words
from index.text.languages import detect_language

_MORE = 2
"""Tokens of the question that a sentence has beyond those of another, at least."""


def fullest_first(question: str, found: Sequence[Found], needed: float) -> list[Found]:
    """Return what was found with the figure of the fullest sentence first.

    Fuller is a sentence that has all the words of the question that another has, and
    some more; what answers in the other one is of something else. That is told where a
    figure is asked for in the language of the document that comes first, of figures
    that may be of one kind: no sum of money comes before a number of boats.

    Args:
        question: Standing on its own.
        found: The spans of the passages, the best first.
        needed: The score from which a span answers.
    """
    language = detect_language(question)
    if not found or not classify_question(question).wants_figure:
        return list(found)
    first = found[0]
    if first.document.language != language or first.score < needed:
        return list(found)
    asked = telling_words(question, language)
    figure = _figure_of(first)
    said = [
        asked & telling_words(each.sentence.of(each.document.text), language)
        if each.document.id == first.document.id
        and contains_figure(each.text)
        and are_alike(figure, _figure_of(each))
        else None
        for each in found
    ]
    fullest = 0
    for place, words in enumerate(said):
        if found[place].score >= needed and is_fuller(words, said[fullest]):
            fullest = place
    others = [
        each
        for place, each in enumerate(found)
        if place != fullest and not is_fuller(said[fullest], said[place])
    ]
    return [replace(found[fullest], score=first.score), *others]


def _figure_of(found: Found) -> Fact | None:
    sentence = found.sentence
    words = found.span.shift(-sentence.start)
    facts = Claim(sentence.of(found.document.text), found.language).facts
    return next((f for f in facts if f.kind != "name" and f.span.overlaps(words)), None)


def are_alike(one: Fact | None, other: Fact | None) -> bool:
    """Return whether two figures or dates may be of one kind, or one is not known.

    What is counted by an unknown word, as boats are, is no measure.
    """
    if one is None or other is None:
        return True
    if one.kind != other.kind or conflict(one.unit, other.unit):
        return False
    return not any(
        isinstance(counted.value, Amount)
        and counted.value.counts_other
        and is_measure(measure.unit)
        for counted, measure in ((one, other), (other, one))
    )


def is_fuller(words: set[str] | None, others: set[str] | None) -> bool:
    """Return whether some words of a question are all of the others, and more."""
    if words is None or others is None:
        return False
    return words > others and len(words - others) >= _MORE


def telling_words(text: str, language: str) -> set[str]:
    """Return the words of a text that say what it is about; in Chinese, their parts."""
    return {word for word in content_words(text, language) if len(word) > 1}
