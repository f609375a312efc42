"""Tell whether a figure is what was reached where the change is asked for."""

from __future__ import annotations

import re

from assistant.extract.conditions.figure_words import clause_of
from assistant.extract.conditions.mark_words import GROWTH
from assistant.extract.conditions.marks import has_words
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.year_words import asked_years
from assistant.extract.questions import contains_figure

_ASKS_CHANGE = re.compile(
    r"\bby how (?:much|many)\b|\bum wie ?viele?\b|\bde combien\b"
    r"|\bhow much (?:did|has|have|will)\b.{1,80}?\b(?:rise|fall|grow|increase|decrease"
    r"|decline|drop|risen|fallen|grown|increased|decreased|declined|dropped)\b"
    r"|\bhur mycket (?:har |hade )?(?:\w+ ){0,5}?(?:ökade|minskade|steg|sjönk|växte"
    r"|föll|ökat|minskat|stigit|sjunkit|växt|fallit)\b"
    r"|(?:增长|增加|上升|提高|下降|减少|降低)了?(?:多少|百分之几|几个百分点)",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:about|around|nearly|almost|cirka|ca|nästan|rund|fast|etwa|environ)[ \u00a0]"
)
_IS = re.compile(
    r"\b(?:is|are|was|were|totall?ed|amounted to|stood at|reached|är|var|blev|nådde"
    r"|uppgick till|ist|sind|war|waren|betr(?:ug|ugen|ägt)|erreichten?|lag(?:en)? bei"
    rf"|est|était|atteint)[ \u00a0](?:{_ABOUT})?[$€£¥]?\Z",
    re.IGNORECASE,
)
"""What says how large something is; "the rise was 5 per cent" is no level."""
_YEARS = (
    r"(?:(?:\d{1,2}|two|three|four|five|ten|två|tre|fyra|fem|tio|zwei|drei|vier|fünf"
    r"|zehn)[ \u00a0-]?(?:years?|år|Jahren?)"
    r"|(?:två|tre|fyra|fem|tio)årsperiod\w*|(?:Zwei|Drei|Vier|Fünf|Zehn)jahres\w*)"
)
_OVER_YEARS = re.compile(
    rf"\b(?:over|in|during|within|past|last|under|över|på|senaste|über|innerhalb|binnen"
    rf"|letzten)[ \u00a0](?:\w+[ \u00a0]){{0,3}}?{_YEARS}\b"
    r"|(?<!\d)[二两三四五十\d]{1,2}年(?:[来间內内中]|以来)",
    re.IGNORECASE,
)
"""What says that something changed so much over several years."""
_HIGHER = re.compile(
    r"[ \u00a0](?:more|less|fewer|higher|lower|mer|mindre|fler|färre|högre|lägre|mehr"
    r"|weniger|höher|niedriger|de plus|de moins)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    rf"\b(?:to|till|auf|à)[ \u00a0](?:{_ABOUT})?[$€£¥]?\Z"
    r"|(?<!增长)(?<!增幅)(?<!增速)(?<!下降)(?<!率)(?<![幅速率][^，。；]{2})"
    r"(?:达到?|至|到|为|為)(?:(?:19|20)\d\d年[底末]?的?)?[约近]?\Z",
    re.IGNORECASE,
)


def check_change(question: str, place: Place) -> Outcome:
    """Tell whether a figure is a level where the change is asked for.

    "It rose by 5 points to 27 per cent": by how many did it rise? Not by 27. Nor is a
    change over five years that of one year.
    """
    if not _ASKS_CHANGE.search(question) or not contains_figure(place.words):
        return Outcome.SHOWN
    before = place.before_figure
    of_years = _OVER_YEARS.search(before) and not _OVER_YEARS.search(question)
    if of_years and asked_years(question):
        return Outcome.CONTRADICTED
    is_level = _IS.search(before) and not _tells_change(place)
    reached = is_level or _REACHED.search(before)
    return Outcome.CONTRADICTED if reached else Outcome.SHOWN


def _tells_change(place: Place) -> bool:
    """Return whether the clause of a figure is on a change: "the rise was 5 points"."""
    grows = has_words(clause_of(place), GROWTH)
    return grows or _HIGHER.search(place.sentence_after) is not None
