"""Find the figures that are written in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.facts.amounts import Amount
from assistant.facts.numerals import read_digits, read_fraction
from assistant.facts.unit_words import CALENDAR_YEAR, ORDINAL, UNKNOWN, Unit
from assistant.facts.units import (
    Counted,
    read_counted,
    scaled_unit_before,
    unit_before,
)
from assistant.language.function_words import small_words
from index.documents import Span

_DIGITS = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:[ '’]\d{3})+(?![\d ]\d)(?:[.,]\d+)?(?!\d)"
    r"|(?<![\w.,)\]])\.\d+(?![\d.])|\d+(?:[.,]\d+)*)"
)
_MINUS = re.compile(
    # Three lines' ends are a date or a name taken out: "2021-03-05–10" is a range.
    r"(?:(?<![\w%‰°)\]/])(?<!\d[ \u00a0])(?<!\n\n\n)(?:(?<!-)-|(?<!–)–)"
    r"|(?<![\w%‰°)\]/])−[ \u00a0]?"
    r"|(?:(?<=[为為是达達到至约約于於比率幅速])|(?<=增[长長]))[-–−]"
    r"|\bminus[ \u00a0]|零下|负|負)\Z",
    re.IGNORECASE,
)
"""What makes a figure negative; no dash of a range, a word, a name or a list."""
_AFTER_YEAR = re.compile(r"(?<=(?<!\d)(?:19|20)\d\d[ \u00a0])[-–]\Z")
_SHARE = re.compile(
    r"\d+(?:[.,]\d+)?[ \u00a0]?(?:%|‰|per ?cent|pro[cs]ent|prozent)", re.I
)
"""What is no year, so that a dash between it and a year before it makes no range."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|:[ea])(?![^\W\d_])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_YEARS = range(1900, 2101)


def minus_before(before: str, figure: str) -> re.Match[str] | None:
    """Return what makes a figure negative, at the end of what stands before it.

    ``figure`` begins with it: "2023 -5 %" has a minus, and "2020 -2023" is a range.
    """
    after_year = _AFTER_YEAR.search(before) if _SHARE.match(figure) else None
    return after_year or _MINUS.search(before)


def amounts_in_digits(text: str, language: str) -> Iterator[Amount]:
    """Yield the figures in digits, in order.

    Args:
        text: Normalised text, without the dates and names that hold digits.
        language: ISO 639-1 code.
    """
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        ordinal = _ORDINAL.match(text, end)
        if ordinal or text[start - 1 : start] == "第":
            span = Span(start, ordinal.end() if ordinal else end)
            values = read_digits(match.group(), language)
            yield Amount(span, values, ORDINAL, written=match.group())
        else:
            yield _read_amount(text, match, language)


def year_unit(value: int, unit: Unit) -> Unit:
    """Return the unit of a figure of four digits: it may be a year of the calendar."""
    bare = not unit or unit == {"year"}
    return CALENDAR_YEAR if bare and value in _YEARS else unit


def _read_amount(text: str, match: re.Match[str], language: str) -> Amount:
    written, (start, end) = match.group(), match.span()
    values = read_digits(written, language)
    fraction, end = read_fraction(text, end)
    values = tuple(value + fraction for value in values)
    written = "" if fraction else written
    unit, start = unit_before(text, start, language)
    scale = 1
    if not unit:
        scale, unit, start = scaled_unit_before(text, start, language)
    if minus := minus_before(text[:start], text[match.start() : end + 12]):
        values = tuple(-value for value in values)
        written, start = f"-{written}" if written else "", minus.start()
        if not unit:  # "SEK -5 million"
            unit, start = unit_before(text, start, language)
    counted = read_counted(text, end, language)
    counted = replace(counted, scale=counted.scale * scale)
    if not unit and counted.scale == 1 and len(written) == 4 and written.isdecimal():
        counted = _as_year(text, start, end, counted, language)
    scaled = tuple(value * counted.scale for value in values)
    span = Span(start, counted.end)
    return Amount(span, scaled, unit or counted.unit, counted.scale, written)


def _as_year(
    text: str, start: int, end: int, counted: Counted, language: str
) -> Counted:
    unit = year_unit(int(text[end - 4 : end]), counted.unit)
    if unit == CALENDAR_YEAR:
        return Counted(1, unit, end)
    before = _WORD_BEFORE.search(text[:start])
    links = small_words(language).links
    if (
        before
        and before[1].casefold() in links
        and year_unit(int(text[end - 4 : end]), UNKNOWN)
    ):
        # "In 2022 firms invested" is a year, "up to 2000 firms" is not.
        return replace(counted, unit=counted.unit | CALENDAR_YEAR)
    return counted
