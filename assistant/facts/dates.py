"""Find dates, whole or in part, in the ways that the languages write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from assistant.facts import cldr
from assistant.facts.numerals import CHINESE, read_chinese
from index.documents import Span

Parts = tuple[int | None, int | None, int | None]
"""Year, month and day; ``None`` where it is not said."""

_DAY = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|er|:?[ea]|\.)?"
_TO_DAY = r"(?: ?(?:[-–—]|to|till|bis|and|och) ?(?P<d2>[0-3]?\d)(?:st|nd|rd|th|\.)?)?"
_YEAR = r"(?P<y>[12]\d{3})(?!\d)"
_CJK_DAY = rf"(?:[0-3]?\d|[{CHINESE}]{{1,3}})"
_NUMERIC = (
    re.compile(r"(?<![\d.,/-])(?P<y>[12]\d{3})([-/.])(?P<m>\d\d?)\2(?P<d>\d\d?)(?!\d)"),
    re.compile(
        r"(?<![\d.,/-])(?P<d>\d\d?)([-/.]) ?(?P<m>\d\d?)\2 ?(?P<y>[12]\d{3})(?!\d)"
    ),
)
_DAY_AND_MONTH = re.compile(
    r"(?<![\d.,/-])(?P<d>[0-3]?\d)/(?P<m>[01]?\d) (?P<y>[12]\d{3})(?!\d)"
)
"""5/12 2024, where the year stands apart: the day is first."""
_CJK_MONTH = r"(?:1?\d|十?[一二三四五六七八九]|十)"
_CJK = re.compile(
    r"(?:(?P<y>[12]\d{3}|[一二][〇零一二三四五六七八九]{3}) ?[年년] ?)?"
    rf"(?<!\d)(?:(?P<m1>{_CJK_MONTH}) ?[-–—~至到] ?)?"
    rf"(?P<m>{_CJK_MONTH}) ?[月월](?!度)"
    rf"(?: ?(?P<d>{_CJK_DAY})[日号號일]?"
    rf"(?:[-–—~至到](?P<d2>{_CJK_DAY}))?[日号號일])?"
)
_BETWEEN = re.compile(
    r"[ ,]*(?:[-–—~～至到]|to|till|until|through|bis|au|al|och|and|和)[ ,]*"
    r"(?:den |the )?"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date, or the parts of it that are said; 03/04/2021 has two readings."""

    span: Span
    readings: tuple[Parts, ...]

    def is_supported_by(self, other: Day) -> bool:
        """Return whether ``other`` says all that this one says."""
        return any(
            all(mine is None or mine == its for mine, its in zip(a, b, strict=True))
            for a in self.readings
            for b in other.readings
        )


def find_days(text: str, language: str) -> list[Day]:
    """Return the dates in ``text``, in order; a year alone is a figure.

    Args:
        text: Normalised text.
        language: ISO 639-1 code.
    """
    found: list[Day] = []
    for pattern in (*_NUMERIC, *_patterns(language)):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(day.span) for day in found):
                found.extend(_read(match, span, language))
    found.sort(key=lambda day: day.span)
    return _share_parts(text, found)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    if language in ("zh", "ja", "ko"):
        return (_CJK,)
    names = "|".join(sorted(map(re.escape, cldr.months(language)), key=len)[::-1])
    month = rf"\b(?P<name>{names})\b\.?"
    year = rf"(?:,? (?:de |del |of )?{_YEAR})"
    day_first = rf"(?<![\d.,]){_DAY}{_TO_DAY} (?:of |de |d')?{month}{year}?"
    month_first = rf"{month} {_DAY}{_TO_DAY}(?![\d%]|[.,]\d| ?%){year}?"
    return (
        *((_DAY_AND_MONTH,) if language != "en" else ()),
        re.compile(day_first, re.IGNORECASE),
        *((re.compile(month_first),) if language == "en" else ()),
        re.compile(month + year, re.IGNORECASE),
        # "May" and "march" alone are verbs, unless they stand like a month.
        re.compile(rf"(?<=[^.!?] )(?<!^){month}"),
        _CJK,
    )


def _read(match: re.Match[str], span: Span, language: str) -> Iterator[Day]:
    groups = match.groupdict()
    year, month, day, last = (_number(groups.get(key)) for key in ("y", "m", "d", "d2"))
    if name := groups.get("name"):
        month = _month_numbers(language)[name.casefold()]
    readings: list[Parts] = [(year, month, day)]
    if match.re is _NUMERIC[1] and match[2] != ".":
        readings.append((year, day, month))
    if begun := _number(groups.get("m1")):
        yield Day(span, ((year, begun, None),))
    real = [parts for parts in readings if _is_real(parts)]
    if real:
        yield Day(span, tuple(real))
    if real and last:
        yield Day(span, ((year, month, last),))


@cache
def _month_numbers(language: str) -> dict[str, int]:
    return {name.casefold(): n for name, n in cldr.months(language).items()}


def _number(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isdecimal() else read_chinese(written)[0]


def _is_real(parts: Parts) -> bool:
    _, month, day = parts
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)


def _share_parts(text: str, days: list[Day]) -> list[Day]:
    """Give each end of a period the year, or month, that the other end alone has."""
    shared = list(days)
    for i, (one, other) in enumerate(pairwise(days)):
        between = text[one.span.end : other.span.start]
        if len(one.readings) > 1 or not _BETWEEN.fullmatch(between):
            continue
        (y1, m1, d1), (y2, m2, d2) = one.readings[0], other.readings[0]
        if bool(d1) == bool(d2):
            shared[i] = replace(shared[i], readings=((y1 or y2, m1, d1),))
            shared[i + 1] = replace(other, readings=((y2 or y1, m2, d2),))
    return shared
