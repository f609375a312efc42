"""The words before a figure that say how it is meant: at least, at most, about."""

from __future__ import annotations

import re
from functools import cache

_BEFORE = {
    "at_least": {
        "en": "at least|no less than|not less than|no fewer than|not fewer than",
        "sv": "minst|åtminstone|inte mindre än|inte färre än",
        "de": "mindestens|nicht weniger als",
        "zh": "不低于|不少于|至少|最少|不得低于|不得少于",
    },
    "at_most": {
        "en": "at most|no more than|not more than|not exceeding|up to",
        "sv": "högst|upp till|max|inte mer än|inte fler än|ej mer än",
        "de": "höchstens|maximal|bis zu|nicht mehr als",
        "zh": "不超过|不高于|不多于|不得超过|最多|至多|最高",
    },
    "more_than": {
        "en": "more than",
        "sv": "mer än|fler än|drygt",
        "de": "mehr als",
        "zh": "超过|突破|多于|高于",
    },
    "less_than": {
        "en": "less than|fewer than",
        "sv": "mindre än|färre än",
        "de": "weniger als",
        "zh": "低于|少于|不足|不到",
    },
    "about": {
        "en": "about|approximately",
        "sv": "cirka|ungefär|omkring|ca",
        "de": "etwa|circa|rund|ungefähr|ca\\.",
        "zh": "大约|约|约为",
    },
    "nearly": {
        "en": "nearly|almost",
        "sv": "nästan|närmare",
        "de": "fast|nahezu",
        "zh": "将近|接近|近",
    },
}


_AFTER_CHINESE = {"以上": "at_least", "左右": "about", "以内": "at_most"}
_NOT_CHINESE = re.compile(r"[不未没無无非莫勿][\u3400-\u9fff]{0,3}\Z")
_NOT = re.compile(
    r"(?<![^\W\d_])(?:not|no|nor|never|cannot|inte|ej|icke|aldrig|utan|nicht|kein\w*|nie"
    r"|ohne)(?: [^\W\d_]+){0,3} \Z",
    re.IGNORECASE,
)


def is_negated(text: str, start: int) -> bool:
    """Return whether what begins at ``start`` may be said not to be so."""
    before = text[max(0, start - 40) : start]
    return bool(_NOT_CHINESE.search(before) or _NOT.search(before))


def qualifier_before(text: str, start: int, language: str) -> tuple[str, int]:
    """Return how the figure that begins at ``start`` is meant, and where that begins.

    Where nothing is said of it, the name is empty.
    """
    before = text[max(0, start - 20) : start]
    if found := _pattern(language).search(before):
        name = next(key for key, value in found.groupdict().items() if value)
        return name, start - len(before) + found.start(name)
    return "", start


def qualifier_after(text: str, end: int, language: str) -> tuple[str, int]:
    """Return how the figure that ends at ``end`` is meant, and where that ends."""
    word = text[end : end + 2]
    if language == "zh" and word in _AFTER_CHINESE:
        return _AFTER_CHINESE[word], end + len(word)
    return "", end


def counts_anew(text: str, language: str) -> bool:
    """Return whether a text begins with a figure, and how it is meant before it."""
    digit = re.search(r"\d", text[:25])
    if digit is None:
        return False
    name, start = qualifier_before(text, digit.start(), language)
    return start == 0 if name else digit.start() == 0


@cache
def _pattern(language: str) -> re.Pattern[str]:
    # Two alternatives with the same end: the first place is taken, 不超过 before 超过.
    spaced = language not in ("zh", "ja")
    left, right = (r"(?<![^\W\d_])", r" ") if spaced else ("", "")
    kinds = [
        f"(?P<{name}>{words[language]})"
        for name, words in _BEFORE.items()
        if language in words
    ]
    return re.compile(rf"{left}(?:{'|'.join(kinds) or '(?!)'}){right}\Z", re.IGNORECASE)
