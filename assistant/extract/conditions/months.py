"""Tell whether a figure is of the month, quarter or half-year a question names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.extract.conditions.figure_words import written_clause_of
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.year_parts import parts_in
from assistant.extract.conditions.year_words import (
    asked_years,
    without_dates,
    years_in,
)
from assistant.extract.questions import begins_with_figure, classify_question
from assistant.facts.cldr import months

_LANGUAGES = ("en", "sv", "de", "fr", "da", "nb", "es", "it", "nl")
_LEAST_NAME = 4
"""Shorter names of months are ordinary words as well, or abbreviations."""
_MAY = re.compile(
    r"(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Ii]m|[Ee]nde|[Ii]|[Ss]lutet av) )"
    r"(?:May|Mai|maj)\b|\b(?:May|Mai|maj) (?:19|20)\d\d"
)
_HAN_MONTH = re.compile(
    r"(?<![\d一二三四五六七八九十])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!前)"
)
_HAN_NUMBERS = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)} | {
    "十一": 11,
    "十二": 12,
}
_MID_YEAR = re.compile(
    r"\bmid[- ]?(?:year|20\d\d)|\bhalvårsskiftet|\bjahresmitte|年中", re.IGNORECASE
)
_WHOLE_YEAR = re.compile(
    r"\b(?:whole|full|entire) year|\bhela året|\bhelåret?|\bganze\w* jahr\w*"
    r"|\bgesamtjahr\w*|全年",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\d{1,2}\s?[-–—~～至到]\s?\d{1,2}月"
    r"|\b(?:first|last) (?:\w+ )?(?:months|quarters|weeks)\b"
    r"|\b(?:första|sista) (?:\w+ )?(?:månader|kvartal|veckor)(?:na|en)?\b"
    r"|\b(?:ersten|letzten) (?:\w+ )?(?:monaten?|quartalen?|wochen)\b"
    r"|\bhalvår\w*|\bhalbjahr\w*|\bkvartal\w*|\bquartal\w*",
    re.IGNORECASE,
)


def check_months(question: str, place: Place) -> Outcome:
    """Tell whether a figure is of the part of a year that a question names.

    A sentence that names none may well be of it, and one that names a part of it is.
    Where a whole year is asked for, that of three quarters is of something else.
    """
    if classify_question(question).wants_date or not begins_with_figure(place.words):
        return Outcome.SHOWN
    if parts_in(question):
        return _of_part(question, place)
    asked = months_in(question)
    if asked:
        return _of_months(asked, place)
    in_part = asked_years(question) and _is_of_part(place)
    return Outcome.CONTRADICTED if in_part else Outcome.SHOWN


def _of_part(question: str, place: Place) -> Outcome:
    """Tell whether a figure is of the quarter or half-year that is asked for.

    It may be as it stood in one of its months, and is not that of all the year.
    """
    asked, clause = parts_in(question), written_clause_of(place)
    near = "\n".join((place.before, *place.above))
    said = parts_in(clause)
    if not (said or parts_in(place.sentence) or months_in(place.sentence)):
        clause = place.sentence
    whole = _WHOLE_YEAR.search(clause) or years_in(clause) & asked_years(question)
    if not said and not months_in(clause) and whole and not parts_in(near) & asked:
        return Outcome.CONTRADICTED
    if said := said or parts_in(place.sentence):
        return Outcome.SHOWN if said & asked else Outcome.CONTRADICTED
    return _of_months(months_in(question), place)


def _of_months(asked: frozenset[int], place: Place) -> Outcome:
    said = months_in(_days().sub(" ", without_dates(place.sentence)))
    return Outcome.CONTRADICTED if said and not said & asked else Outcome.SHOWN


def _is_of_part(place: Place) -> bool:
    """Return whether a figure is said of a part of a year, or in a report of one."""
    clause = written_clause_of(place)
    if parts_in(clause) or _PART.search(clause):
        return True
    if years_in(place.sentence) or _WHOLE_YEAR.search(place.sentence):
        return False
    return bool(parts_in(next(filter(years_in, place.above), "")))


@lru_cache(maxsize=500)
def months_in(text: str) -> frozenset[int]:
    """Return the months that a text names, those of quarters and half-years too."""
    found = {number for name, number in _named().items() if re.search(name, text)}
    if _MAY.search(text):
        found.add(5)
    for match in _HAN_MONTH.finditer(text):
        found.add(_HAN_NUMBERS.get(match[1]) or int(match[1]))
    if _MID_YEAR.search(text):
        found |= {6, 7}
    return frozenset(found).union(*parts_in(text))


@cache
def _days() -> re.Pattern[str]:
    """Return what finds dates with a day: something happened, and counts nothing."""
    names = "|".join((*_named(), "May", "Mai", "maj"))
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th|\.|:e)? (?:of )?(?:{names})"
        rf"|(?:{names}) \d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}月\d{{1,2}}日"
    )


@cache
def _named() -> dict[str, int]:
    """Return patterns of the names of months in the languages with Latin letters."""
    return {
        rf"\b{written}\b": number
        for language in _LANGUAGES
        for name, number in months(language).items()
        if len(name) >= _LEAST_NAME
        for written in {name, name.capitalize()}
    }
