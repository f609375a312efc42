"""Tell whether a figure is said of another name of its sentence than is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.same_thing import are_of_same_thing
from assistant.facts.claims import Fact
from assistant.facts.paired_names import is_written
from assistant.facts.sentence_figures import figures_of, parts_of
from assistant.facts.territories import find_territories
from assistant.facts.units import conflict
from assistant.facts.vocabulary import is_word_in
from index.text.languages import detect_language

_CUTS = re.compile(
    r"(?<!\d)[,，;；、。]|[,，;；、。](?!\d)"
    r"|\b(?:and|but|while|och|men|medan|und|aber|während|et|mais|ja)\b|[而]"
)
_NAME = re.compile(r"(?<!\w)[A-Z\u00c0-\u00de][^\W\d_]{2,}(?!\w)")
_PLACED = re.compile(rf"\b(?:in|aus|bei|von|nach) {_NAME.pattern}")
_HAN_START = re.compile(
    r"\s*(?:(?:19|20)\d\d年)?(?:在|，)?(?P<name>[\u4e00-\u9fff]{2,4})"
)
_SHORTEST_HAN = 2
_MEASURE = re.compile(r"[\d.,]+([^\d\s.,，。]{1,2})")


def check_clause(question: str, place: Place) -> Outcome:
    """Tell whether the clause of a figure is that of another name than is asked for.

    "Norby sold goods for 620 million, Hale for 275": the first is not that of Hale. It
    is so where the name asked for has a clause with a figure of its own that may be of
    the same thing, and the other clause has another name, or stands before it.
    """
    if not place.concerns_figure(question):
        return Outcome.SHOWN
    sentence, start = place.sentence, place.sentence_span.start
    parts = list(parts_of(sentence, _CUTS))
    named = {
        part: names
        for part in parts
        if (names := asked_names(question, part.of(sentence), place.language))
    }
    at = place.span.start - start
    own = next((part for part in parts if part.start <= at <= part.end), None)
    if not named or own is None or own in named:
        return Outcome.SHOWN
    if share_territory(question, own.of(sentence), place.language):
        return Outcome.SHOWN
    figures = figures_of(sentence, place.language)
    said = [figure for figure in figures if place.is_at(figure.span)]
    of_asked = [
        figure
        for figure in figures
        if any(part.overlaps(figure.span) for part in named)
    ]
    if not said or not of_asked:
        return Outcome.SHOWN
    if _has_name(own.of(sentence), place.language) and not conflict(
        said[0].unit, of_asked[0].unit
    ):
        return Outcome.CONTRADICTED
    follows = all(part.start > own.start for part in named)
    marks = " ".join(name for names in named.values() for name in names)
    alike = follows and _may_stand_for(place, said[0], of_asked, marks)
    return Outcome.CONTRADICTED if alike else Outcome.SHOWN


def _may_stand_for(
    place: Place, said: Fact, of_asked: Sequence[Fact], marks: str
) -> bool:
    # What Chinese counts has its measure word: 8200台, 3100台.
    return any(
        (place.language == "zh" and _measured_alike(place.sentence, said, figure))
        or are_of_same_thing(
            place.sentence,
            place.language,
            (said.span, said.unit),
            (figure.span, figure.unit),
            marks=marks,
        )
        for figure in of_asked
    )


def _measured_alike(sentence: str, one: Fact, other: Fact) -> bool:
    measures = (_MEASURE.search(sentence, figure.span.start) for figure in (one, other))
    return len({measure and measure[1] for measure in measures}) == 1


def asked_names(question: str, part: str, language: str) -> list[str]:
    """Return the names in a part of a sentence that stand in the question."""
    found = [name for name in names_in(part, language) if is_written(name, question)]
    if han := _HAN_START.match(part):
        lengths = range(len(han["name"]), _SHORTEST_HAN - 1, -1)
        found += [han["name"][:n] for n in lengths if han["name"][:n] in question][:1]
    return found


def names_in(part: str, language: str) -> list[str]:
    """Return the words with a capital that the vocabulary does not have without one.

    Args:
        part: A part of a sentence.
        language: ISO 639-1 code.
    """
    names = _NAME.findall(part)
    return [name for name in names if not is_word_in(language, name.casefold())]


def share_territory(question: str, part: str, language: str) -> bool:
    """Return whether both name a country, be it Norge in one, Norway in the other."""
    said = {code for _, code in find_territories(part, language)}
    asked = find_territories(question, detect_language(question)) if said else []
    return any(code in said for _, code in asked)


def _has_name(part: str, language: str) -> bool:
    # German writes every noun with a capital: there it has to be said where it is.
    return bool(_PLACED.search(part) if language == "de" else names_in(part, language))
