"""Find the names in a text that may have an abbreviation: a run of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ\u0100-\uffff][a-zß-öø-ÿ'’]+(?:-[^\W\d_]+)*"
_WORD = re.compile(rf"\b{_CAPITALISED}")
# "National Development and Reform Commission": small words stand between.
_SMALL = (
    "and|of|for|on|in|the|to|och|för|av|i|und|für|der|des|die|von|et|de|la|du|pour|y|&"
)
_RUN = re.compile(
    rf"\b{_CAPITALISED}(?:(?: (?:{_SMALL})){{0,3}},? {_CAPITALISED}){{2,11}}"
)
# "Ostwestfalen-Lippe": two words or more, also with a hyphen between them.
_FEW = re.compile(
    rf"\b{_CAPITALISED}(?:(?: (?:{_SMALL})){{0,2}} {_CAPITALISED}){{0,3}}"
)
_PART = re.compile(r"[A-ZÄÖÜÅ][^\W\d_]+")
_FEWEST, _MOST = 3, 6
"""Letters of an abbreviation."""
_LETTER = r"A-Za-z\u00c0-\u024f"
SHORT_NAME = re.compile(
    rf"(?<![{_LETTER}\d])(?P<name>[A-Z]{{{_FEWEST},{_MOST}}})(?::?['’]?s)?"
    rf"(?![{_LETTER}\d]|[-–]\d)"
)
"""An abbreviation, also as a genitive: NDRC, NDRC's, NDRC:s; COVID-19 is none, nor
is the first part of "ELSÄK"."""


def names_with_initials(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may have an abbreviation, and that: "Asian Games Council", "AGC".

    A name may stand among other words with capitals, so that each part of a run is one.
    """
    for run in _RUN.findall(text):
        words = list(_WORD.finditer(run))
        for start, first in enumerate(words):
            for last in words[start + _FEWEST - 1 : start + _MOST]:
                name = run[first.start() : last.end()]
                yield name, "".join(word[0] for word in _WORD.findall(name))


def may_abbreviate(short: str, text: str) -> bool:
    """Return whether a name of few words in ``text`` may be what ``short`` stands for.

    Besides the initials of its words an abbreviation may have letters within them: OWL
    for "Ostwestfalen-Lippe", NRW for "Nordrhein-Westfalen".
    """
    letters = short.casefold()
    for run in _FEW.findall(text):
        parts = [word.casefold() for word in _PART.findall(run)]
        for start in range(len(parts)):
            for end in range(start + 2, len(parts) + 1):
                if _is_taken_from(letters, parts[start:end]):
                    return True
    return False


def _is_taken_from(letters: str, words: Sequence[str]) -> bool:
    """Return whether letters stand in words in order, the first of each among them."""
    if not words:
        return not letters
    first, *others = words
    if letters[:1] != first[:1]:
        return False
    return any(
        _stand_in(letters[1:end], first[1:]) and _is_taken_from(letters[end:], others)
        for end in range(1, len(letters) + 1)
    )


def _stand_in(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
