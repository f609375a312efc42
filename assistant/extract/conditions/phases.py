"""Tell whether a figure is of the phase or lot that a question numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.extract.conditions.editions import han_number
from assistant.extract.conditions.figure_words import written_clause_of
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "i one first ett första eins erste ersten",
            "ii two second två andra zwei zweite zweiten",
            "iii three third tre tredje drei dritte dritten",
            "iv four fourth fyra fjärde vier vierte vierten",
            "v five fifth fem femte fünf fünfte fünften",
        ),
        1,
    )
    for word in words.split()
}
_KIND = r"(?:phase|stage|lot|fas|etapp|etappe|bauabschnitt|abschnitt)(?:n|en)?"
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_LATIN = re.compile(
    rf"\b{_KIND} (?P<after>\d{{1,2}}|{_WORDS})\b"
    rf"|\b(?P<before>\d{{1,2}}|{_WORDS})(?:st|nd|rd|th|:a|:e|\.)? {_KIND}\b",
    re.IGNORECASE,
)
_HAN = re.compile(
    r"第?(?P<han>[一二三四五六七八九十]|\d{1,2})(?:期(?!间|货|限|刊|末|待)|标段)"
    r"|第(?P<stage>[一二三四五六七八九十]|\d{1,2})阶段"
)


def check_phase(question: str, place: Place) -> Outcome:
    """Tell whether a figure is of another phase than the one a question numbers.

    "The park has 3,200 mu, 1,200 of them in phase one" does not say what phase two has.
    """
    asked = phases_in(question)
    if not asked or not place.concerns_figure(question):
        return Outcome.SHOWN
    said = phases_in(written_clause_of(place))
    if not said and not phases_in(place.sentence):
        return Outcome.SHOWN
    return Outcome.SHOWN if said & asked else Outcome.CONTRADICTED


@lru_cache(maxsize=1_000)
def phases_in(text: str) -> frozenset[int]:
    """Return the numbers of the phases that a text names."""
    found = {_number(m["after"] or m["before"]) for m in _LATIN.finditer(text)}
    found |= {han_number(m["han"] or m["stage"]) for m in _HAN.finditer(text)}
    return frozenset(found)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.casefold()]
