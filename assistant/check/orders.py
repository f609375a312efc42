"""Tell whether a statement has two things in the other order than its source.

"From 20 to 25", "80 of 320", "Lund has more than Malmö": the other way round each has
the same facts, and says something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from assistant.check.gaps import are_alike
from assistant.facts import Claim, Evidence, Fact
from assistant.language.order_words import (
    FROM,
    HAN_FROM,
    HAN_LESS,
    HAN_LESS_THAN,
    HAN_MORE,
    HAN_MORE_THAN,
    HAN_OF_WHOLE,
    HAN_THAN,
    HAN_TO,
    LESS_THAN,
    MORE_THAN,
    OF_WHOLE,
    THAN,
    TO,
)

_LETTERS = r"(?<![^\W\d_])"
_BETWEEN = r"(?:[^.,;:!?。，；]|[.,](?=\d)){0,16}"
_ENDS_FROM = re.compile(
    rf"(?:{_LETTERS}(?:{FROM})[ \u00a0]?|{HAN_FROM}){_BETWEEN}\Z", re.IGNORECASE
)
_ENDS_TO = re.compile(
    rf"(?:{_LETTERS}(?:{TO})[ \u00a0]|{HAN_TO}){_BETWEEN}\Z", re.IGNORECASE
)
_IS_OF = re.compile(
    rf"(?:[ \u00a0](?:[^\W\d_]+[ \u00a0]){{0,2}}?(?:{OF_WHOLE})[ \u00a0])\Z",
    re.IGNORECASE,
)
_BEGINS_OF = re.compile(
    rf"(?:^|[,;.][ \u00a0])(?:{OF_WHOLE})[ \u00a0]\Z", re.IGNORECASE
)
_HAN_IS_OF = re.compile(rf"(?:{HAN_OF_WHOLE})[有为，,]?[^，。；]{{0,2}}\Z")
_BREAK = re.compile(r"[;!?。；\n]|\.(?!\d)")
_MORE = re.compile(
    rf"\b(?:(?P<more>{MORE_THAN})|{LESS_THAN})\b[^.;,]{{0,40}}?\b{THAN}\b"
    rf"|(?P<han_more>{HAN_MORE_THAN})|{HAN_LESS_THAN}",
    re.IGNORECASE,
)
_HAN_COMPARED = re.compile(
    rf"{HAN_THAN}(?P<last>[^，。；]*?)(?:更|要|还)?(?:(?P<more>{HAN_MORE})|{HAN_LESS})"
)
_FARTHEST = 80
"""Characters from one of two to the other."""

Kind = Literal["move", "part"]


@dataclass(frozen=True, slots=True)
class _Order:
    """Two facts of a text: what it was and became, a part and the whole."""

    kind: Kind
    first: Fact
    last: Fact


def is_in_other_order(claim: Claim, text: str, language: str) -> bool:
    """Return whether a text has two things of a statement, and only the other way.

    Args:
        claim: The statement.
        text: The sentences that it rests on.
        language: Code of their language.
    """
    said = list(_orders(claim))
    told = list(_orders(Claim(text, language))) if said else []
    for one in said:
        alike = [other for other in told if other.kind == one.kind]
        ways = {_way(one, other, claim.language, language) for other in alike}
        if False in ways and True not in ways:
            return True
    return _is_compared_otherwise(claim, text, language)


def known_in_order(claim: Claim, text: str, language: str) -> frozenset[Fact]:
    """Return the facts of a statement that a text has in the order that is told."""
    told = list(_orders(Claim(text, language)))
    return frozenset(
        fact
        for one in _orders(claim)
        for other in told
        if one.kind == other.kind and _way(one, other, claim.language, language)
        for fact in (one.first, one.last)
    )


def _way(one: _Order, other: _Order, said_in: str, language: str) -> bool | None:
    """Return whether two are the same, not the other way round; None where neither."""
    if _says(other.first, one.first, said_in, language):
        same = _says(other.last, one.last, said_in, language)
        return True if same else None
    turned = _says(other.last, one.first, said_in, language) and _says(
        other.first, one.last, said_in, language
    )
    return False if turned else None


def _says(source: Fact, fact: Fact, said_in: str, language: str) -> bool:
    if fact.kind == "name":
        return Evidence(source.text, language).shows(fact, said_in)
    return source.is_said_by(fact, said_in == language) or fact.is_said_by(
        source, said_in == language
    )


def _orders(claim: Claim) -> Iterator[_Order]:
    text = claim.text
    for one, other in combinations(claim.facts, 2):
        between = text[one.span.end : other.span.start]
        if len(between) > _FARTHEST or _BREAK.search(between):
            continue
        if not are_alike(one, other):
            continue
        before = text[max(0, one.span.start - _FARTHEST) : one.span.start]
        if _ENDS_FROM.search(before) and _ENDS_TO.search(between):
            yield _Order("move", one, other)
        elif _ENDS_TO.search(before) and _ENDS_FROM.search(between):
            yield _Order("move", other, one)
        elif one.kind == "figure" and _IS_OF.search(between):
            yield _Order("part", one, other)
        elif one.kind == "figure" and _is_whole(before, between):
            yield _Order("part", other, one)


def _is_whole(before: str, between: str) -> bool:
    """Return whether the first of two figures is that of which the other is a part."""
    return bool(_BEGINS_OF.search(before) or _HAN_IS_OF.search(between))


def _is_compared_otherwise(claim: Claim, text: str, language: str) -> bool:
    """Return whether a text has more of the one than of the other, and not less."""
    said, told = _compared(claim.text), _compared(text)
    if not said or not told:
        return False
    names = [fact for fact in claim.facts if fact.kind == "name"]
    (more, less), (its_more, its_less) = said, (Evidence(t, language) for t in told)
    crossed = [
        any(
            its.shows(name, claim.language) and not own.shows(name, claim.language)
            for name in names
            if name.text in part
        )
        for part, its, own in ((more, its_less, its_more), (less, its_more, its_less))
    ]
    return all(crossed)


def _compared(text: str) -> tuple[str, str] | None:
    """Return what is before and after "more than", what there is more of first."""
    if found := _HAN_COMPARED.search(text):
        parts, more = (text[: found.start()], found["last"]), found["more"]
    elif found := _MORE.search(text):
        after = _BREAK.split(text[found.end() :])[0]
        parts = _BREAK.split(text[: found.start()])[-1], after
        more = found["more"] or found["han_more"]
    else:
        return None
    return parts if more else parts[::-1]
