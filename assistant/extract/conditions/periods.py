"""Tell whether the place of an answer is of the year that a question names."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.facts.event_years import without_events

_UNIT = (
    r"(?![ \u00a0]?(?:万|亿|家|个|名|人|户|项|吨|元|多|余|件|套|台|公里|米|平方"
    r"|%|‰|(?:yuan|rmb|euros?|kronor|kr|sek|eur|usd|dollars?|[mb]illi\w+|mil[jl]\w+"
    r"|k?m|km²|m²|ha|ton\w*|st|styck|företag|firms|enterprises|companies"
    r"|people|personer|unternehmen|firmen)\b))"
)
_YEAR = re.compile(
    rf"(?<![\w.,/§-])(?<!\d[ \u00a0])(?:19[5-9]|20[0-4])\d(?!\d|[.,:]\d){_UNIT}"
    r"|(?<=[-–—/~至到年])(?:19[5-9]|20[0-4])\d(?!\d)"
    r"|(?<=[\u3400-\u9fff（(_-])(?:19[5-9]|20[0-4])\d(?=年|[-–—/_.]|$)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"((?:19|20)\d\d)[年\s]*(?:[-–—~～至到]+|to|till|bis|through|until)[\s]*"
    r"((?:19|20)\d\d)(?!\d)"
)
_HAN_YEAR = re.compile("[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)")
_HAN_DIGIT = {
    sign: str(value)
    for value, signs in enumerate(["〇零○", *"一二三四五六七八九"])
    for sign in signs
}
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_PLAN = re.compile(
    r"(十[一二三四五])\s*五|\b(1[1-5])(?:th|\.|:e) (?:five|fem|fünf)", re.I
)
_FIRST_PLAN = 11, 2006
_YEARS_OF_PLAN = 5
_LONGEST_RANGE = 15
_FULL_DATE = re.compile(r"(?:19|20)\d\d[-_./年]\d{1,2}[-_./月]\d{1,2}")
# "The 2022 plan" is of 2022, and what it says may be of any year.
_OF_A_DOCUMENT = re.compile(
    r"(?:19|20)\d\d(?:(?:[-–—]|至)(?:19|20)\d\d)?年?(?: års)?"
    r"(?:[\s-]*[\w-]+){0,3}?[\s-]*"
    r"(?:\w*(?:plan|strateg)\w*|programm?\w*|report|polic(?:y|ies)|regulations?"
    r"|guidelines?|opinions?|notice|law|act|directive|agreement|\w*budget\w*"
    r"|\w*rapport\w*|\w*redovisning\w*|\w*förordning\w*|\w*lag|\w*beslut\w*"
    r"|\w*bericht\w*|\w*gesetz\w*|\w*verordnung\w*)\b"
    r"|\b\w*(?:plan|strateg\w*|report|edition|version|rapport(?:en)?|bericht"
    r"|ausgabe|utgåvan?)(?: (?:of|for|från|för|von|aus|\w{3,9}))? (?:19|20)\d\d\b"
    r"|(?:19|20)\d\d (?:edition|version|utgåva\w*|ausgabe)\b"
    r"|(?:19|20)\d\d年?[\u3400-\u9fff“”《]{0,12}?"
    r"(?:规划|计划|方案|意见|通知|报告|条例|办法|预算|政策|版)",
    re.IGNORECASE,
)
_DATE_REST = re.compile(r"^(?:年?\d{1,2}月(?:\d{1,2}日)?|[-./]\d{1,2})+")
_COMPARES = re.compile(
    r"\b(?:than|compared|against|versus|from|än|jämfört|mot|från|als|gegenüber"
    r"|verglichen|von)\b|比|较",
    re.IGNORECASE,
)
_OPENING_WORDS = re.compile(r"(?:[^\W\d]+\W+){0,5}?[^\W\d]{0,3}(?:19|20)\d\d年?")
"""The words of a sentence up to a year that is among the first."""
_OPENING = 400
"""Characters at the start of a document that may say of when it is."""
_RELATIVE = (
    (0, re.compile(r"\b(?:this year|i år|dieses? jahr(?:es)?)\b|今年|本年", re.I)),
    (
        -1,
        re.compile(
            r"\b(?:last year|i fjol|förra året|(?:letzt|vorig)e[sn] jahr(?:es)?)\b"
            r"|去年|上年",
            re.I,
        ),
    ),
    (1, re.compile(r"\b(?:next year|nästa år|nächstes jahr)\b|明年|来年", re.I)),
)


@lru_cache(maxsize=500)
def years_in(text: str, written: str | None = None) -> frozenset[int]:
    """Return the years that a text names, those within periods too.

    Args:
        text: In any language.
        written: When it was written, ISO 8601, for "last year".
    """
    text = _narrow(text)
    found = {int(match.group()) for match in _YEAR.finditer(text)}
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first <= last <= first + _LONGEST_RANGE:
            found |= set(range(first, last + 1))
    for match in _HAN_YEAR.finditer(text):
        found.add(int("".join(_HAN_DIGIT[sign] for sign in match.group())))
    for match in _PLAN.finditer(text):
        found |= set(_years_of_plan(match))
    if written and written[:4].isdecimal():
        year = int(written[:4])
        found |= {year + n for n, words in _RELATIVE if words.search(text)}
    return frozenset(found)


def _narrow(text: str) -> str:
    """Return a text with the wide digits of older Chinese documents as others are.

    Nothing else is made narrow: in "共计，1992年" no decimal comma stands before 1992.
    """
    return text.translate(_WIDE_DIGITS)


def _years_of_plan(match: re.Match[str]) -> range:
    """Return the years of a Chinese five-year plan: the 12th began in 2011."""
    number = int(match[2]) if match[2] else 10 + int(_HAN_DIGIT[match[1][1]])
    plan, year = _FIRST_PLAN
    first = year + _YEARS_OF_PLAN * (number - plan)
    return range(first, first + _YEARS_OF_PLAN)


def without_dates(text: str) -> str:
    """Return a text without the full dates in it, which are of events."""
    return _FULL_DATE.sub(" ", text)


def blank_years(text: str) -> str:
    """Return a text without its years, full dates included."""
    return _YEAR.sub(" ", _FULL_DATE.sub(" ", text))


def asked_years(question: str) -> frozenset[int]:
    """Return the years that a question asks about, without those of named documents."""
    return years_in(_OF_A_DOCUMENT.sub(" ", question))


def check_years(question: str, place: Place) -> Outcome:
    """Tell whether a place is of one of the years that a question names."""
    asked = years_in(question)
    if not asked:
        return Outcome.SHOWN
    if not asked_years(question):
        named = asked & _years_of_document(place)
        return Outcome.SHOWN if named else _of_document(asked, place)
    written = place.document.date
    said = years_in(_without_plans(place.sentence, asked), written)
    if said & asked:
        return Outcome.SHOWN
    if said and not _compares_only(place, written):
        return _of_other_years(asked, place, place.concerns_figure(question))
    # Under a heading with a year only the paragraph can be of another one.
    paragraph = place.paragraph_before
    before = paragraph if place.section else max(place.before, paragraph, key=len)
    if years_in(last_dated(without_events(before), written), written) & asked:
        return Outcome.SHOWN
    above = years_in("\n".join(((written or "")[:4], *place.above)))
    undated = place.concerns_figure(question) and not above & asked
    if undated and _opens_dated(paragraph):
        return Outcome.CONTRADICTED
    return _of_document(asked, place)


def _opens_dated(paragraph: str) -> bool:
    """Return whether the last of its sentences with a year begins with that year.

    "By 2020 it grows. The rate reaches 70 %": that is not the rate of 2025.
    """
    dated = last_dated(without_events(paragraph), None).lstrip()
    opening = _OPENING_WORDS.match(dated)
    return bool(opening and years_in(opening[0]))


def _without_plans(sentence: str, asked: frozenset[int]) -> str:
    """Return a sentence without its five-year plans, where one year is asked for.

    "A good start of the 14th five-year plan" is said in each of the five years.
    """
    return sentence if len(asked) > 1 else _PLAN.sub(" ", sentence)


def _of_other_years(asked: frozenset[int], place: Place, exact: bool) -> Outcome:
    """Tell of a sentence of other years whether they are those of the answer.

    In a paper of 2018, "the 24 measures of 2016 become 30" says how many they are then,
    and what was done in 2018 may be to end something that began in 2016.
    """
    of_document = _of_document(asked, place)
    if not exact and of_document <= Outcome.UNKNOWN:
        return Outcome.UNKNOWN
    up_to = place.sentence_before
    years = list(_YEAR.finditer(up_to))
    between = up_to[years[-1].end() :] if years else ""
    apart = re.search(r"\d", _DATE_REST.sub("", between)) is not None
    shown = apart and of_document is Outcome.SHOWN
    return Outcome.UNKNOWN if shown else Outcome.CONTRADICTED


def _compares_only(place: Place, written: str | None) -> bool:
    """Return whether the sentence names years for the figures after the answer alone.

    "46 firms, up from 31 in 2020" and "46 firms, 4 % more than 2020" are of now.
    """
    up_to = place.sentence_until
    after = _narrow(place.sentence[len(up_to) :])
    year = _YEAR.search(after)
    if year is None or years_in(up_to, written):
        return False
    between = after[: year.start()]
    return re.search(r"\d", between) is not None or bool(_COMPARES.search(between))


def last_dated(before: str, written: str | None) -> str:
    """Return the last line or sentence of what stands before that names a year.

    Args:
        before: What stands before the sentence of an answer.
        written: When it was written, ISO 8601, for "last year".
    """
    for part in reversed(re.split(r"(?<=[.!?])\s|[。！？\n]", before)):
        if years_in(part, written):
            return part
    return ""


def _years_of_document(place: Place) -> frozenset[int]:
    """Return the years that a document itself is called by, else those it begins with.

    What the report of 2021 says of 2020 is in the report of 2021.
    """
    written, (*_, title, name) = place.document.date, place.above
    years = years_in((written or "")[:4]) | years_in(title) | years_in(name)
    opening = place.document.text[:_OPENING]
    return years or years_in(without_events(opening), written)


def _of_document(asked: frozenset[int], place: Place) -> Outcome:
    written = place.document.date
    if written and written[:4].isdecimal() and int(written[:4]) in asked:
        return Outcome.SHOWN
    dated = [years_in(text) for text in place.above]
    # Where nothing above it is dated, a document says at its start of when it is.
    if not any(dated):
        opening = place.document.text[:_OPENING]
        dated.append(years_in(without_events(opening), written))
    # "2023 in review" in a report of 2024 is not of 2024: the nearest counts.
    if asked & next((years for years in dated if years), frozenset()):
        return Outcome.SHOWN
    if years_in(_without_plans(place.sentence, asked), written) & asked:
        return Outcome.SHOWN
    # What is issued in a year tells of the year before, too.
    issued = years_in((written or "")[:4]).union(*dated)
    year_before = any(year + 1 in issued for year in asked)
    periods = [years_in(_FULL_DATE.sub(" ", text)) for text in place.above]
    if any(periods) and not year_before:
        return Outcome.CONTRADICTED
    anywhere = years_in(without_events(place.document.text), written) & asked
    return Outcome.UNKNOWN if anywhere else Outcome.NOWHERE
