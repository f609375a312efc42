"""Tell whether the place of an answer has the abbreviations that a question names."""

from __future__ import annotations

from functools import lru_cache

from assistant.extract.conditions.outcomes import Outcome, worst
from assistant.extract.conditions.place import Place
from assistant.facts.name_index import EVERYDAY_ABBREVIATIONS, NameIndex
from assistant.facts.proper_names import Name
from assistant.facts.units import is_currency
from index.documents import Span
from index.text.initials import SHORT_NAME, may_abbreviate
from index.text.languages import detect_language

_LONGEST_TEXT = 60_000
"""Characters of a document that are looked through."""


def check_short_names(question: str, place: Place) -> Outcome:
    """Tell whether a place, or at least its document, has what a question names.

    A name that is spelled out has its initials. Chinese texts have other names, which
    cannot be compared: there nothing is said to be missing.
    """
    names = short_names_in(question, detect_language(question))
    return worst(_found(name, place) for name in names)


@lru_cache(maxsize=100)
def short_names_in(question: str, language: str) -> tuple[Name, ...]:
    """Return the abbreviations of a question that name something: NDRC, but not GDP.

    Args:
        question: In any language; one all in capitals has no abbreviations.
        language: ISO 639-1 code of the question.
    """
    if all(letter.isupper() for letter in question if letter.isalpha()):
        return ()
    return tuple(
        Name(Span(*match.span("name")), "acronym", match["name"], match["name"].lower())
        for match in SHORT_NAME.finditer(question)
        if match["name"].lower() not in EVERYDAY_ABBREVIATIONS
        and not is_currency(match["name"], language)
    )


def _found(name: Name, place: Place) -> Outcome:
    near = "\n".join((place.passage.text, *place.above))
    if _shows(name, near, place.language):
        return Outcome.SHOWN
    text = place.document.text[:_LONGEST_TEXT]
    if place.language == "zh" or _shows(name, text, place.document.language):
        return Outcome.UNKNOWN
    return Outcome.NOWHERE


@lru_cache(maxsize=500)
def _shows(name: Name, text: str, language: str) -> bool:
    shows = NameIndex(text, language).shows(name, language)
    return shows or may_abbreviate(name.text, text)
