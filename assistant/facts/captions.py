"""Give a bare figure the scale and the unit of its label: "Stöd (mnkr): 500"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import permutations

from assistant.facts.amounts import Amount
from assistant.facts.numerals import normalise
from assistant.facts.unit_words import CALENDAR_YEAR, UNKNOWN, Unit
from assistant.facts.units import read_counted

_LABEL = re.compile(
    r"(?:[(（\[](?P<unit>[^()（）\[\]\n]{1,30})[)）\]] ?[:：|=]? ?"
    r"|(?:,|\b(?:in|i|en)) (?P<bare>[^\W\d_]{2,12}(?:\.? [^\W\d_]{2,12})?) ?[:：|] ?)\Z"
)
_CAPTION = re.compile(
    r"(?:单位 ?[:：] ?|\b(?:belopp|siffror|beträge|angaben|amounts?|figures?|values?)"
    r"(?: are| is| anges| är)? (?:i|in) )(?P<unit>[^\n;；,，。.:：()（）]{1,30})",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:i|in|en|单位[:：]) ?(?=.)")
_DIGITS = re.compile(r"\d[\d ,.']*")
_MOST_WORDS = 3


def with_caption(amount: Amount, text: str, context: str, language: str) -> Amount:
    """Return a figure that stands alone as many of what its label or caption says.

    Args:
        amount: A figure of the text.
        text: Normalised text.
        context: What stands above it: a caption in it holds for all bare figures.
        language: ISO 639-1 code.
    """
    is_year = amount.unit == CALENDAR_YEAR
    if amount.scale != 1 or (amount.unit and not is_year) or not amount.written:
        return amount
    before = text[: amount.span.start]
    label = _LABEL.search(before)
    scale, unit = _read(label["unit"] or label["bare"], language) if label else _NONE
    if not unit and not is_year and not amount.counts_other:
        captions = [*_CAPTION.finditer(normalise(context)), *_CAPTION.finditer(before)]
        scale, unit = _read(captions[-1]["unit"], language) if captions else _NONE
    if not unit:
        return amount
    values = tuple(value * scale for value in amount.values)
    return replace(amount, values=values, unit=unit, scale=scale)


_NONE: tuple[int, Unit] = (1, UNKNOWN)


@cache
def _read(words: str, language: str) -> tuple[int, Unit]:
    """Return the scale and the unit that a label names, and nothing else: "SEK m"."""
    words = _LEADS.sub("", words.strip(), count=1) if _LEADS.match(words) else words
    digits = _DIGITS.search(words)
    times = int(re.sub(r"\D", "", digits[0])) if digits else 1
    rest = [word for word in _DIGITS.sub(" ", words).split() if word != "of"]
    if not 0 < len(rest) <= _MOST_WORDS:
        return _NONE
    for order in permutations(rest):
        phrase = f"1 {' '.join(order)}"
        counted = read_counted(phrase, 1, language)
        if counted.unit and counted.end == len(phrase):
            return times * counted.scale, counted.unit
    return _NONE
