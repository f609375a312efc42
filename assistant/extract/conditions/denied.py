"""Tell whether a figure is of the opposite of what is asked, or is so no longer."""

from __future__ import annotations

import re

from assistant.extract.conditions.figure_words import clause_of, words_around
from assistant.extract.conditions.marks import has_words
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place

_GAIN = (
    "profits?\\b|surplus\\w*|net income|vinst\\w*|överskott\\w*|gewinn\\w*"
    "|übersch[uü]ss\\w*|bénéfices?\\b|excédents?\\b",
    "盈利|利润|盈余|净利|结余",
)
_LOSS = (
    "loss(?:es)?\\b|deficits?\\b|förlust\\w*|underskott\\w*|verlust\\w*|fehlbetr\\w*"
    "|defizit\\w*|pertes?\\b|déficits?\\b",
    "亏损|赤字|净亏",
)
_NO_LONGER = re.compile(
    r"\b(?:no longer|not any more|inte längre|ej längre|nicht mehr(?! als)|nicht länger"
    r"|(?:ne|n['’]\w+) .{0,20}\bplus(?! de))\b|不再",
    re.IGNORECASE,
)

_NOT = re.compile(
    r"\b(?:not|never|inte|aldrig|nicht|nie|niemals|kein(?:e[nmrs]?)?|pas|jamais)\b"
    r"(?! (?:only|just|bara|endast|nur|allein|seulement))|\w['’]t\b|尚未|没有|未能",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:than|än|als|enn|end|over|under|above|below|exceed\w*|until|before|within"
    r"|up to|över|översti\w+|understi\w+|förrän|före|inom|upp till|über|überschr\w+"
    r"|unterschr\w+|vor|bevor|binnen|bis|plus|moins|dépass\w+|avant)\b"
    r"|超过|超過|低于|高于|少于|多于|早于|晚于",
    re.IGNORECASE,
)


def check_denied(question: str, place: Place) -> Outcome:
    """Tell whether a figure is a loss where a profit is asked for, or is no more so.

    "It no longer has 44 firms but 39" does not say that it has 44, nor "the board has
    not approved the 8 million" that it has approved so much.
    """
    if not place.concerns_figure(question):
        return Outcome.SHOWN
    clause = clause_of(place)
    for one, other in ((_GAIN, _LOSS), (_LOSS, _GAIN)):
        asked = has_words(question, one) and not has_words(question, other)
        if asked and has_words(clause, other) and not has_words(clause, one):
            return Outcome.CONTRADICTED
    before = f"{next(words_around(place))} {place.words}"
    if _NO_LONGER.search(before) and not _NO_LONGER.search(question):
        return Outcome.CONTRADICTED
    denied = _NOT.search(before) and not _COMPARES.search(before)
    return (
        Outcome.CONTRADICTED if denied and not _NOT.search(question) else Outcome.SHOWN
    )
