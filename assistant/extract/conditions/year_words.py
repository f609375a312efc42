"""Read the years that a text names, in every way they are written."""

from __future__ import annotations

import re
from functools import lru_cache

_UNIT = (
    r"(?![ \u00a0]?(?:万|亿|家|个|名|人|户|项|吨|元|多|余|件|套|台|公里|米|平方"
    r"|%|‰|(?:yuan|rmb|euros?|kronor|kr|sek|eur|usd|dollars?|[mb]illi\w+|mil[jl]\w+"
    r"|k?m|km²|m²|ha|ton\w*|st|styck|företag|firms|enterprises|companies"
    r"|people|personer|unternehmen|firmen)\b))"
)
YEAR = re.compile(
    rf"(?<![\w.,/§-])(?<!\d[ \u00a0])(?:19[5-9]|20[0-4])\d(?!\d|[.,:]\d){_UNIT}"
    r"|(?<=[-–—/~至到年])(?:19[5-9]|20[0-4])\d(?!\d)"
    r"|(?<=[\u3400-\u9fff（(_-])(?:19[5-9]|20[0-4])\d(?=年|[-–—/_.]|$)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"((?:19|20)\d\d)[年\s]*(?:[-–—~～至到]+|to|till|bis|through|until)[\s]*"
    r"((?:19|20)\d\d)(?!\d)"
)
_HANYEAR = re.compile("[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)")
_HAN_DIGIT = {
    sign: str(value)
    for value, signs in enumerate(["〇零○", *"一二三四五六七八九"])
    for sign in signs
}
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
PLAN = re.compile(
    r"(十[一二三四五])\s*五|\b(1[1-5])(?:th|\.|:e) (?:five|fem|fünf)", re.I
)
_FIRST_PLAN = 11, 2006
_YEARS_OF_PLAN = 5
_LONGEST_RANGE = 15
FULL_DATE = re.compile(r"(?:19|20)\d\d[-_./年]\d{1,2}[-_./月]\d{1,2}")
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
    text = narrow(text)
    found = {int(match.group()) for match in YEAR.finditer(text)}
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first <= last <= first + _LONGEST_RANGE:
            found |= set(range(first, last + 1))
    for match in _HANYEAR.finditer(text):
        found.add(int("".join(_HAN_DIGIT[sign] for sign in match.group())))
    for match in PLAN.finditer(text):
        found |= set(_years_of_plan(match))
    if written and written[:4].isdecimal():
        year = int(written[:4])
        found |= {year + n for n, words in _RELATIVE if words.search(text)}
    return frozenset(found)


def narrow(text: str) -> str:
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
    return FULL_DATE.sub(" ", text)


def blank_years(text: str) -> str:
    """Return a text without its years, full dates included."""
    return YEAR.sub(" ", FULL_DATE.sub(" ", text))


def asked_years(question: str) -> frozenset[int]:
    """Return the years that a question asks about, without those of named documents."""
    return years_in(_OF_A_DOCUMENT.sub(" ", question))


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
