"""Read what a figure is for each of: a month, a tonne, a person."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.facts.amounts import Amount
from assistant.facts.rate_words import read_each
from assistant.facts.unit_words import UNKNOWN, Unit, counted_words, is_time, unit_words
from assistant.facts.units import begins_other

_STOP = re.compile(r"[.!?;:。！？；：，\n]|, ")
_PER = re.compile(
    r"(?:/ ?|[ \u00a0](?:[^\W\d_]+[ \u00a0])?"
    r"(?P<in>per|each|every|pro|je|par|por|an?|om|i)[ \u00a0])(?P<of>[^\W\d_]+[²³]?)"
)
_EACH = re.compile(
    r"\b(?:each|every|varje|jede[rsmn]?|chaque|hver)[ \u00a0](?P<of>[^\W\d_]+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:per|pro|par|je)[ \u00a0](?P<of>[^\W\d_]+)", re.IGNORECASE)
"""Per capita income was 52,000 yuan."""
_ALSO = re.compile(
    r"(?:[ \u00a0](?:(?:och|and|und|et)[ \u00a0])?(?:(?:per|pro|je|par)[ \u00a0])?"
    r"|[ \u00a0]?[/·][ \u00a0]?)(?P<of>[^\W\d_]+)"
)
"""A month and employee, kr/år/anställd."""
_FIGURE = re.compile(r"\d")
_ONLY_OF_TIME = ("a", "an", "om", "i")
"""300 kronor i månaden, and 300 firms i Sverige."""
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]+)")
_REGULARLY = {
    word: frozenset({unit})
    for unit, words in {
        "year": "annually yearly årligen jährlich året",
        "month": "monthly månadsvis monatlich månaden",
        "week": "weekly wöchentlich veckan",
        "day": "daily dagligen täglich dagen",
        "hour": "hourly timmen",
    }.items()
    for word in words.split()
}
_HAN_EACH = re.compile(
    r"每个?(?P<of>(?:(?!每)[\u3400-\u9fff]){1,5})|(?P<mean>[人户亩月年日])均"
)
_HAN_PER = re.compile(r"(?:/|每)(?P<of>[\u3400-\u9fff]{1,4})")
_HAN_ALSO = re.compile(r"[/·每](?P<of>[\u3400-\u9fff]{1,4})")
_HAN_MONTH = "月"


def with_rate(amount: Amount, text: str, language: str) -> Amount:
    """Return a figure with what it is for each of, and whether it counts another thing.

    Args:
        amount: A figure of the text.
        text: Normalised text.
        language: ISO 639-1 code.
    """
    start, end = amount.span.start, amount.span.end
    before = _STOP.split(text[:start])[-1]
    read = _han_rate if language in ("zh", "ja") else _rate
    other = not amount.unit and begins_other(text, end, language)
    return replace(amount, rate=read(before, text[end:], language), counts_other=other)


def _rate(before: str, after: str, language: str) -> Unit:
    found = [_unit(match["of"], language) for match in _EACH.finditer(before)]
    found += [read_each(match["of"].casefold()) for match in _BEFORE.finditer(before)]
    if word := _NEXT.match(after):
        found.append(_REGULARLY.get(word[1].casefold(), UNKNOWN))
    if per := _PER.match(after):
        unit = _unit(per["of"], language)
        if per["in"] not in _ONLY_OF_TIME or is_time(unit):
            found.append(unit)
            if more := _ALSO.match(after, per.end()):
                found.append(_unit(more["of"], language))
    rest = _FIGURE.split(_STOP.split(after)[0])[0]
    found += [_unit(match["of"], language) for match in _EACH.finditer(rest)]
    return UNKNOWN.union(*found)


def _han_rate(before: str, after: str, language: str) -> Unit:
    found = [match["of"] or match["mean"] for match in _HAN_EACH.finditer(before)]
    if per := _HAN_PER.match(after):
        found.append(per["of"])
        if more := _HAN_ALSO.match(after, per.end()):
            found.append(more["of"])
    return UNKNOWN.union(*(_han_unit(words, language) for words in found))


def _han_unit(words: str, language: str) -> Unit:
    """Return the unit that words begin with: a month in 每月补贴."""
    if words[0] == _HAN_MONTH:
        return frozenset({"month"})
    lengths = range(len(words), 0, -1)
    return next(filter(None, (_unit(words[:n], language) for n in lengths)), UNKNOWN)


def _unit(word: str, language: str) -> Unit:
    word = word.casefold()
    unit = read_each(word) or unit_words(language).get(word, UNKNOWN)
    return unit or _REGULARLY.get(word) or counted_words().get(word, UNKNOWN)
