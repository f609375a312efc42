"""Tell whether a figure is what was reached where the change is asked for."""

from __future__ import annotations

import re

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
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
_REACHED = re.compile(
    rf"\b(?:to|till|auf|à)[ \u00a0](?:{_ABOUT})?[$€£¥]?\Z"
    r"|(?<!增长)(?<!增幅)(?<!增速)(?<!下降)(?<!率)(?<![幅速率][^，。；]{2})"
    r"(?:达到?|至|到|为|為)(?:(?:19|20)\d\d年[底末]?的?)?[约近]?\Z",
    re.IGNORECASE,
)


def check_change(question: str, place: Place) -> Outcome:
    """Tell whether a figure is a level where the change is asked for.

    "It rose by 5 points to 27 per cent": by how many did it rise? Not by 27.
    """
    if not _ASKS_CHANGE.search(question) or not contains_figure(place.words):
        return Outcome.SHOWN
    reached = _REACHED.search(place.before_figure)
    return Outcome.CONTRADICTED if reached else Outcome.SHOWN
