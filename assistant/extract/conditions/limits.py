"""Tell whether a figure is the limit of who is meant, and not how many there are."""

from __future__ import annotations

import re

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.questions import is_exact

_FIRM = (
    r"(?:firms?|compan(?:y|ies)|business(?:es)?|enterprises?|employers?|applicants?|smes?"
    r"|(?:\w*(?:företag|bolag)|arbetsgivare|sökande)(?:en|et|s)?"
    r"|\w*unternehmen\w*|\w*betriebe?n?|firma|firmen|antragsteller\w*)"
)
_LIMIT = (
    r"(?:more than|fewer than|less than|at least|at most|up to|over|under|below|above"
    r"|fler än|färre än|mer än|mindre än|minst|högst|upp till|över"
    r"|mehr als|weniger als|mindestens|höchstens|bis zu|unter|über)"
)
_BEFORE = re.compile(
    rf"\b{_FIRM},? (?:with|having|that have|employing|who have|som har|med|mit|die|ab)"
    rf"[ \u00a0]{_LIMIT}[ \u00a0]\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[人名个户万亿元]*(?:\(含\)|（含）)?(?:以上|以下|以内)的[^，。；]{0,4}(?:企业|公司|单位)"
)
_COUNTED = re.compile(r"\d[\w.,]*(?:[ \u00a0][\w.,]+){0,2}[ \u00a0]\Z")
_OF_FIRMS = re.compile(rf"\b{_FIRM}\b|企业|公司|单位|厂", re.IGNORECASE)
_ASKS_LIMIT = re.compile(
    rf"\b(?:{_LIMIT}|limit\w*|ceiling|max\w*|min\w*|gräns\w*|tak|grenze\w*|eligib\w*)\b"
    r"|[最至]多|[最至]少|上限|下限|超过|不足|以[上下内]|条件",
    re.IGNORECASE,
)


def check_limit(question: str, place: Place) -> Outcome:
    """Tell whether a figure only says which firms are meant.

    "Firms with more than 250 employees get none" does not say how many employees the
    cluster has.
    """
    if not is_exact(question) or _OF_FIRMS.search(question):
        return Outcome.SHOWN
    if _ASKS_LIMIT.search(question):
        return Outcome.SHOWN
    before = _BEFORE.search(place.before_figure)
    if before and not _COUNTED.search(place.before_figure[: before.start()]):
        return Outcome.CONTRADICTED
    after = _AFTER.match(place.sentence_after)
    return Outcome.CONTRADICTED if after else Outcome.SHOWN
