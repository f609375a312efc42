"""Tell whether a figure is of the opposite of what is asked, or is so no longer."""

from __future__ import annotations

import re

from assistant.extract.conditions.figure_words import clause_of, words_around
from assistant.extract.conditions.marks import has_words
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.questions import begins_with_figure, is_exact

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


def check_denied(question: str, place: Place) -> Outcome:
    """Tell whether a figure is a loss where a profit is asked for, or is no more so.

    "It no longer has 44 firms but 39" does not say that it has 44.
    """
    if not (is_exact(question) or begins_with_figure(place.words)):
        return Outcome.SHOWN
    clause = clause_of(place)
    for one, other in ((_GAIN, _LOSS), (_LOSS, _GAIN)):
        asked = has_words(question, one) and not has_words(question, other)
        if asked and has_words(clause, other) and not has_words(clause, one):
            return Outcome.CONTRADICTED
    before = next(words_around(place))
    if _NO_LONGER.search(before) and not _NO_LONGER.search(question):
        return Outcome.CONTRADICTED
    return Outcome.SHOWN
