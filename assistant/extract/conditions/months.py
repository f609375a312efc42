"""Tell whether a figure is of the month, quarter or half-year a question names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.extract.conditions.figure_words import written_clause_of
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.year_words import asked_years, without_dates
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
_QUARTER = re.compile(
    r"\bQ([1-4])\b|第?([一二三四])季度"
    r"|\b(?:(first|första|ersten?)|(second|andra|zweiten?)|(third|tredje|dritten?)"
    r"|(fourth|fjärde|vierten?)) (?:quarter|kvartalet?|quartal)",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:first half|första halvåret|ersten? halbjahr\w*)|上半年"
    r"|\b(?P<second>second half|andra halvåret|zweiten? halbjahr\w*)|(?P<xia>下半年)",
    re.IGNORECASE,
)

_PART = re.compile(
    rf"{_QUARTER.pattern}|{_HALF.pattern}|前(?:[一二三两]个?季度|[\d一二三四五六七八九十]+个?月)"
    r"|\d{1,2}\s?[-–—~～至到]\s?\d{1,2}月"
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
    asked = months_in(question)
    if not asked:
        is_part = asked_years(question) and _PART.search(written_clause_of(place))
        return Outcome.CONTRADICTED if is_part else Outcome.SHOWN
    said = months_in(_days().sub(" ", without_dates(place.sentence)))
    return Outcome.CONTRADICTED if said and not said & asked else Outcome.SHOWN


@lru_cache(maxsize=500)
def months_in(text: str) -> frozenset[int]:
    """Return the months that a text names, those of quarters and half-years too."""
    found = {number for name, number in _named().items() if re.search(name, text)}
    if _MAY.search(text):
        found.add(5)
    for match in _HAN_MONTH.finditer(text):
        found.add(_HAN_NUMBERS.get(match[1]) or int(match[1]))
    for match in _QUARTER.finditer(text):
        number = next(i for i, group in enumerate(match.groups()) if group)
        quarter = int(match[1]) if match[1] else number - 1
        if match[2]:
            quarter = _HAN_NUMBERS[match[2]]
        found |= set(range(3 * quarter - 2, 3 * quarter + 1))
    for match in _HALF.finditer(text):
        found |= set(range(7, 13) if match["second"] or match["xia"] else range(1, 7))
    return frozenset(found)


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
