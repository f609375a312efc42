"""Tell on which side of a figure or a date a text is: above or below, before or after.

"More than 50 employees" is above, "by 1 March" before.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

from assistant.facts import Claim, Fact
from assistant.facts.unit_words import CALENDAR_YEAR, is_time
from assistant.language.side_words import (
    AT_LEAST,
    AT_MOST,
    CLOSE,
    DENIALS,
    EARLIER,
    LASTS,
    LATER,
    LESS,
    MORE,
    ONWARDS,
    OR_LESS,
    OR_MORE,
)


class Side(Enum):
    """Where what is told lies, seen from the figure or the date that is named."""

    UP_TO = "up to"
    FROM_ON = "from on"


def _before(words: str, denied: str, han: str) -> re.Pattern[str]:
    """Return what ends with words for one side, or with denied ones for the other."""
    plain = "".join(f"(?<!{word} )" for word in DENIALS)
    other = f"(?:{'|'.join(DENIALS)}) (?:be |to )?(?:{denied})"
    return re.compile(
        rf"(?:(?<![^\W\d_])(?:{plain}(?:{words})|{other})"
        rf"{CLOSE}[ \u00a0]?[$€£¥]?|(?:{han})[约近]?)\Z",
        re.IGNORECASE,
    )


_UNDENIED = "(?<!不)(?<!不得)(?<!不应)(?<!不能)"
_NOT = "不(?:得|能|应)?"
_HAN_LESS, _HAN_MORE = "低于|少于|小于", "超过|高于|多于|大于"
_ANOTHER = r"(?![一二三四五六七八九十几两\d])"
"""2021年前三季度 is the first three quarters of the year, and not before it."""

_Table = dict[Side, tuple[re.Pattern[str], re.Pattern[str]]]
_FIGURE: _Table = {
    Side.UP_TO: (
        _before(
            f"{LESS}|{AT_MOST}",
            MORE,
            f"{_UNDENIED}(?:{_HAN_LESS}|不足|不到)|{_NOT}(?:{_HAN_MORE})"
            r"|最高|最多|至多|[<≤＜] ?",
        ),
        re.compile(
            r"[^\W\d_]{0,2}(?:\(含\)|（含）|及|或)?(?:以下(?!简称)|以内|之内)"
            rf"|[ \u00a0](?:\w+[ \u00a0])?{OR_LESS}",
            re.IGNORECASE,
        ),
    ),
    Side.FROM_ON: (
        _before(
            f"{MORE}|{AT_LEAST}",
            LESS,
            f"{_UNDENIED}(?:{_HAN_MORE}|超|突破|逾)|{_NOT}(?:{_HAN_LESS})"
            r"|最低|最少|至少|[>≥＞] ?",
        ),
        re.compile(
            r"[^\W\d_]{0,2}(?:\(含\)|（含）|及|或)?以上"
            rf"|[ \u00a0](?:\w+[ \u00a0])?{OR_MORE}",
            re.IGNORECASE,
        ),
    ),
}
_DATE: _Table = {
    Side.UP_TO: (
        _before(EARLIER, LATER, "截至|截止到?|至|到"),
        re.compile(f"年?[底末初]?(?:之前|以前|前{_ANOTHER})"),
    ),
    Side.FROM_ON: (
        _before(LATER, EARLIER, "自|从"),
        re.compile(
            f"年?[底末初]?(?:起|之后|以后|以来|后{_ANOTHER})"
            rf"|,?[ \u00a0]{ONWARDS}",
            re.IGNORECASE,
        ),
    ),
}
_RANGE = re.compile(
    r"[ \u00a0]?[-–—~～至][ \u00a0]?|[ \u00a0](?:to|till|bis|à)[ \u00a0]"
)
_MOVES = re.compile(
    r"(?:(?<![^\W\d_])(?:from|från|von|vom|fra|de|du)[ \u00a0]|[从由自])"
    r"[^,;.，；。]{0,12}\Z",
    re.IGNORECASE,
)
"""From 30 to 50 is as often a change as a range."""
_LASTS = re.compile(rf"(?<![^\W\d_]){LASTS} \Z", re.IGNORECASE)


def is_on_other_side(claim: Claim, told: str, language: str) -> bool:
    """Return whether a text has a fact of a statement, and only on its other side.

    Args:
        claim: The statement.
        told: The clauses that it rests on.
        language: Code of their language.
    """
    source = Claim(told, language)
    same = language == claim.language
    ends = _ends_of_ranges(source)
    for fact in claim.facts:
        there = [f for f in source.facts if fact.is_said_by(f, same)]
        found = {ends.get(f) or _side_of(f, told) for f in there}
        side = _side_of(fact, claim.text)
        if side and found and not found & {side, None}:
            return True
    return False


def _ends_of_ranges(source: Claim) -> dict[Fact, Side]:
    """Return the sides of the figures that ranges begin and end with: 30–50 %."""
    found: dict[Fact, Side] = {}
    for one, other in pairwise(source.facts):
        between = source.text[one.span.end : other.span.start]
        figures = one.kind == other.kind == "figure" and one.unit == other.unit
        moves = _MOVES.search(source.text[: one.span.start])
        if figures and one.unit and _RANGE.fullmatch(between) and not moves:
            found |= {one: Side.FROM_ON, other: Side.UP_TO}
    return found


def _side_of(fact: Fact, text: str) -> Side | None:
    """Return the side that the words right before or after a fact tell."""
    before, after = text[: fact.span.start], text[fact.span.end :]
    is_date = fact.kind == "date" or fact.unit == CALENDAR_YEAR
    if is_time(fact.unit) and _LASTS.search(before):
        return None
    found = [
        (len(match[0]), side)
        for side, (one, other) in (_DATE if is_date else _FIGURE).items()
        for match in (one.search(before), other.match(after))
        if match
    ]
    # The longest tells: "not less than" ends like "less than".
    return max(found, key=lambda one: one[0], default=(0, None))[1]
