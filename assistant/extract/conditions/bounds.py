"""Tell whether a figure is the least of something where the most is meant."""

from __future__ import annotations

from assistant.extract.conditions.figure_words import words_around
from assistant.extract.conditions.mark_words import Words
from assistant.extract.conditions.marks import has_words
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place

_MOST: Words = (
    "max(?:imum|imal\\w*|imi\\w*)?\\b|highest|at most|up to|no more than|ceiling"
    "|upper limit|not (?:be )?exceed\\w*|högst\\w*|upp till|inte mer än"
    "|(?:inte|ej) överstig\\w*|höchst\\w*|bis zu|nicht mehr als"
    "|nicht über(?:steig|schreit)\\w*|au plus|pas plus de|jusqu['’]à",
    "最高|最多|不超过|不得超过|不高于|不得高于|上限",
)
_LEAST: Words = (
    "min(?:imum|imal\\w*|imi\\w*)?\\b|lowest|at least|no less than|no fewer than"
    "|lower limit|minst\\w*|lägst\\w*|inte mindre än|mindest\\w*|niedrigst\\w*"
    "|nicht weniger als|au moins|pas moins de",
    "最低|最少|不少于|不得少于|不低于|不得低于|至少|下限",
)


def check_bound(question: str, place: Place) -> Outcome:
    """Tell whether a figure is the other bound than is asked for.

    "At most 250,000, but at least 15,000": the highest is not 15,000.
    """
    if not place.concerns_figure(question):
        return Outcome.SHOWN
    said = f"{next(words_around(place))} {place.words}"
    return Outcome.CONTRADICTED if is_other_bound(question, said) else Outcome.SHOWN


def is_other_bound(one: str, other: str) -> bool:
    """Return whether one text says what is the most, and the other what is the least.

    Where either says both, it is not known which is meant.
    """
    return any(
        has_words(one, bound)
        and not has_words(one, opposite)
        and has_words(other, opposite)
        and not has_words(other, bound)
        for bound, opposite in ((_MOST, _LEAST), (_LEAST, _MOST))
    )
