"""Tell whether the place of an answer is of the year that a question names."""

from __future__ import annotations

import re

from assistant.extract.conditions.issue_years import issue_years
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.year_words import (
    FULL_DATE,
    PLAN,
    YEAR,
    asked_years,
    last_dated,
    narrow,
    years_in,
)
from assistant.facts.event_years import without_events

_DATE_REST = re.compile(r"^(?:年?\d{1,2}月(?:\d{1,2}日)?|[-./]\d{1,2})+")
_INTRODUCES = re.compile(r"[:：]\s*\Z")
_ITEM = re.compile(
    r"\s*(?:[-*•·]\s|\(?\d{1,2}[.)、]|[(（][一二三四五六七八九十\d]{1,3}[)）])"
)
_LED_BY_YEAR = re.compile(
    r"\W*(?:(?:in|during|by|at|the|end|of|since|for|under|år|vid|i|slutet|av|till|från"
    r"|im|jahr|bis|ende|seit|截至|截止|到|至|在|自)\s*){0,5}(?:19|20)\d\d"
    r"(?!\d|[-–—~至到/])",
    re.IGNORECASE,
)
"""A year that a sentence begins with: what it says then is of that one."""
_COMPARES = re.compile(
    r"\b(?:than|compared|against|versus|from|än|jämfört|mot|från|als|gegenüber"
    r"|verglichen|von)\b|比|较",
    re.IGNORECASE,
)
_OPENING = 400
"""Characters at the start of a document that may say of when it is."""
_WITHIN = 2
"""What stands above a place and in its document: its section and its heading."""


def check_years(question: str, place: Place) -> Outcome:
    """Tell whether a place is of one of the years that a question names."""
    asked = years_in(question)
    if not asked:
        return Outcome.SHOWN
    exact = place.concerns_figure(question)
    if not asked_years(question):
        named = asked & _years_of_document(place)
        return Outcome.SHOWN if named else _of_document(asked, place, exact=exact)
    written = place.document.date
    said = years_in(_without_plans(place.sentence, asked), written)
    if said & asked:
        return Outcome.SHOWN
    if said and not _compares_only(place, written):
        return _of_other_years(asked, place, exact=exact)
    paragraph, earlier = _before(place)
    told = years_in(last_dated(without_events(paragraph), written), written)
    # What is dated itself tells in each paragraph when an earlier year is meant; what
    # is aimed at by a later one is told in many.
    issued = issue_years(place.document)
    apart = place.section or (issued and max(issued) > max(asked))
    if not told and not apart:
        told = years_in(last_dated(without_events(earlier), written), written)
    if told & asked:
        return Outcome.SHOWN
    above = years_in("\n".join(place.above)) | issued
    if exact and not above & asked and _is_led_by_year(paragraph):
        return Outcome.CONTRADICTED
    return _of_document(asked, place, exact=exact)


def _is_led_by_year(paragraph: str) -> bool:
    """Return whether the last of its sentences with a year begins with that year.

    "By 2020 it grows. The rate reaches 70 %": that is not the rate of 2025.
    """
    dated = last_dated(without_events(paragraph), None).lstrip()
    return _LED_BY_YEAR.match(dated) is not None


def _before(place: Place) -> tuple[str, str]:
    """Return the paragraph up to the sentence, and the passage up to the paragraph.

    The items of a list are of the paragraph that introduces them. A passage may begin
    in the middle of its paragraph, whose beginning then counts too.
    """
    whole = place.document.text
    begins = whole.rfind("\n", 0, place.passage.span.start) + 1
    text = whole[begins : place.sentence_span.end]
    end = max(0, place.sentence_span.start - begins)
    start = text.rfind("\n", 0, end) + 1
    while start and (_ITEM.match(text, start) or _INTRODUCES.search(text[:start])):
        start = text.rfind("\n", 0, start - 1) + 1
    return text[start:end], text[:start]


def _without_plans(sentence: str, asked: frozenset[int]) -> str:
    """Return a sentence without its five-year plans, where one year is asked for.

    "A good start of the 14th five-year plan" is said in each of the five years.
    """
    return sentence if len(asked) > 1 else PLAN.sub(" ", sentence)


def _of_other_years(asked: frozenset[int], place: Place, *, exact: bool) -> Outcome:
    """Tell of a sentence of other years whether they are those of the answer.

    In a paper of 2018, "the 24 measures of 2016 become 30" says how many they are then,
    and what was done in 2018 may be to end something that began in 2016.
    """
    of_document = _of_document(asked, place, exact=exact)
    if not exact and of_document <= Outcome.UNKNOWN:
        return Outcome.UNKNOWN
    up_to = place.sentence_before
    if _LED_BY_YEAR.match(up_to):
        return Outcome.CONTRADICTED
    years = list(YEAR.finditer(up_to))
    between = up_to[years[-1].end() :] if years else ""
    apart = re.search(r"\d", _DATE_REST.sub("", between)) is not None
    shown = apart and of_document is Outcome.SHOWN
    return Outcome.UNKNOWN if shown else Outcome.CONTRADICTED


def _compares_only(place: Place, written: str | None) -> bool:
    """Return whether the sentence names years for the figures after the answer alone.

    "46 firms, up from 31 in 2020" and "46 firms, 4 % more than 2020" are of now.
    """
    up_to = place.sentence_until
    after = narrow(place.sentence[len(up_to) :])
    year = YEAR.search(after)
    if year is None or years_in(up_to, written):
        return False
    between = after[: year.start()]
    return re.search(r"\d", between) is not None or bool(_COMPARES.search(between))


def _years_of_document(place: Place) -> frozenset[int]:
    """Return the years that a document itself is called by, else those it begins with.

    What the report of 2021 says of 2020 is in the report of 2021.
    """
    written, (*_, title, name) = place.document.date, place.above
    years = years_in((written or "")[:4]) | years_in(title) | years_in(name)
    opening = place.document.text[:_OPENING]
    return years or years_in(without_events(opening), written)


def _of_document(asked: frozenset[int], place: Place, *, exact: bool) -> Outcome:
    """Tell of what names no year itself whether its document is of one asked for."""
    written = place.document.date
    issued = issue_years(place.document)
    dated = [years_in(text) for text in place.above]
    within = next((years for years in dated[:_WITHIN] if years), asked)
    if issued & asked and within & asked:
        return Outcome.SHOWN
    # Where nothing else dates it, a document says at its start of when it is.
    if not any(dated) and not issued:
        opening = place.document.text[:_OPENING]
        dated.append(years_in(without_events(opening), written))
    # "2023 in review" in a report of 2024 is not of 2024: the nearest counts.
    if asked & next((years for years in dated if years), frozenset()):
        return Outcome.SHOWN
    if years_in(_without_plans(place.sentence, asked), written) & asked:
        return Outcome.SHOWN
    # What is issued in a year tells of the year before, too.
    known = issued.union(*dated)
    if not any(year + 1 in known for year in asked):
        periods = [years_in(FULL_DATE.sub(" ", text)) for text in place.above]
        if any(periods) or (issued and exact):
            return Outcome.CONTRADICTED
    anywhere = years_in(without_events(place.document.text), written) & asked
    return Outcome.UNKNOWN if anywhere else Outcome.NOWHERE
