"""Tell whether the sentence of an answer is of another place than a question names."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.extract.conditions.latin_names import entities_in
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.towns import has_town, towns_in
from index.text.languages import detect_language

_GENITIVE = re.compile(r"['’]?s\Z")
_STOP = re.compile(r"[;；|\n]")


def check_other_names(question: str, place: Place) -> Outcome:
    """Tell whether the sentence names another of the same kind: Site Echo, Site Delta.

    A figure stands beside the name it is of; what else is said of Site Delta in the
    same passage does not make it one of Site Delta.
    """
    if not place.concerns_figure(question):
        return Outcome.SHOWN
    if _has_other_of_kind(question, place) or _has_other_town(question, place):
        return Outcome.CONTRADICTED
    return Outcome.SHOWN


def _has_other_of_kind(question: str, place: Place) -> bool:
    """Return whether the sentence has a name that is the asked one but for a word."""
    said, language = _row_or_sentence(place), detect_language(question)
    # Another language may have other words in a name.
    entities = (
        entities_in(question, language) if language in ("zh", place.language) else ()
    )
    for entity in entities:
        own = [_GENITIVE.sub("", name.text) for name in entity]
        if len(own) < 2 or all(word.casefold() in said.casefold() for word in own):
            continue
        if _pattern(own[0], own[-1]).search(said):
            return True
    return False


def _row_or_sentence(place: Place) -> str:
    text, span = place.document.text, place.span
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    return line if "|" in line else place.sentence


@lru_cache(maxsize=200)
def _pattern(first: str, last: str) -> re.Pattern[str]:
    word = r"[A-Z\u00c0-\u00de][^\W\d_]+"
    first, last = re.escape(first), re.escape(last)
    return re.compile(
        rf"\b{first} (?!{last}){word}|\b(?!{first}\b){word} {last}(?:['’]?s)?\b"
    )


def _has_other_town(question: str, place: Place) -> bool:
    """Return whether the sentence names a town beside the one that was asked for.

    Where the title or heading has the asked town, the other is a part of it.
    """
    asked = towns_in(question)
    said = "\n".join((place.sentence, *place.above))
    if not asked or any(has_town(said, name) for name in asked):
        return False
    return bool(towns_in(_STOP.split(place.sentence_before)[-1]))
