"""Tell whether an answer is of the same side of a year: before it, or from it on."""

from __future__ import annotations

import re
from enum import Enum

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place


class Side(Enum):
    """Where a time lies, seen from a year."""

    BEFORE = "before"
    FROM_ON = "from on"


_DAY = r"(?:(?:the|den|dem|de)\s)?(?:\d{1,2}(?:\.|:e|st|nd|rd|th)?\s)?(?:of\s)?"
_MONTH = r"(?:[^\W\d]{3,9}\.?\s)?"
_PART = (
    r"(?:(?:the\s)?(?:start|end|beginning|year)(?:\sof)?\s|(?:början|slutet)\sav\s"
    r"|(?:anfang|ende)\s(?:des jahres\s)?|(?:år|året|jahr|dem jahr)\s)?"
)
_YEAR = r"(?P<year>(?:19[5-9]|20[0-4])\d)(?!\d)"
_HAN_DATE = r"年?(?:\d{1,2}月)?(?:\d{1,2}日)?底?"
_PATTERNS = {
    Side.BEFORE: (
        r"\b(?:before|prior to|earlier than|until|up to|till|före|innan|fram till"
        r"|till och med|tidigare än|vor|bis|bis zum|früher als)\s"
        rf"{_PART}{_DAY}{_MONTH}{_YEAR}",
        rf"{_YEAR}\s(?:or|eller|oder)\s(?:earlier|before|tidigare|früher|davor)",
        rf"{_YEAR}{_HAN_DATE}(?:之前|以前|前)",
    ),
    Side.FROM_ON: (
        r"\b(?:after|since|from|starting|starting in|as of|later than|efter|sedan"
        r"|från|från och med|fr\.o\.m\.|med start|nach|seit|ab|später als)\s"
        rf"{_PART}{_DAY}{_MONTH}{_YEAR}",
        rf"{_YEAR},?\s(?:and|or|och|eller|und|oder)\s(?:later|after|afterwards"
        r"|onwards?|thereafter|senare|därefter|framåt|später|danach)",
        rf"{_YEAR}\s(?:onwards?|och framåt|an)\b",
        rf"{_YEAR}{_HAN_DATE}(?:之后|以后|以来|后|起|开始)",
    ),
}
_SIDES = {
    side: [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    for side, patterns in _PATTERNS.items()
}
# "From 2019 to 2023" has two ends, and neither is a side.
_PERIOD = re.compile(
    r"(?:19|20)\d\d[年\s]*(?:[-–—~～至到]+|to|till|bis|through|until|till och med)\s*"
    r"(?:19|20)\d\d",
    re.IGNORECASE,
)


def sides_in(text: str) -> dict[int, set[Side]]:
    """Return the years before or from which on a text says that something holds."""
    text = _PERIOD.sub(" ", text)
    sides: dict[int, set[Side]] = {}
    for side, patterns in _SIDES.items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                sides.setdefault(int(match["year"]), set()).add(side)
    return sides


def check_side(question: str, place: Place) -> Outcome:
    """Tell whether what a place says holds on that side of a year that is asked for.

    "For applications of 1 January 2019 or later it is 8,370" says nothing of those
    before 2019. What stands nearest counts: the sentence, else the line before it, else
    what is above.
    """
    asked = sides_in(question)
    if not asked:
        return Outcome.SHOWN
    before = place.before.rstrip().rsplit("\n", 1)[-1]
    for said in map(sides_in, (place.sentence, before, *place.above)):
        both = asked.keys() & said.keys()
        if any(not asked[year] & said[year] for year in both):
            return Outcome.CONTRADICTED
        if both:
            return Outcome.SHOWN
    return Outcome.SHOWN
