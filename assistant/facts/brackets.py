"""Read brackets of size: "50–249 employees", "minst 250 anställda", "50人以下"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from assistant.facts.amounts import Amount
from assistant.facts.claims import Fact
from assistant.facts.sentence_figures import figures_of
from assistant.facts.unit_words import Unit, is_time
from assistant.facts.units import conflict, is_measured, read_counted
from index.documents import Span

_BEFORE = {
    "least": r"at least|(?:no|not) (?:fewer|less) than|minst|lägst"
    r"|(?:inte|ej) (?:färre|mindre) än|mindestens|ab|au moins"
    r"|至少|最少|不(?:得)?[少低小]于",
    "most": r"at most|up to|(?:no|not) more than|not exceeding|högst|max(?:imalt)?"
    r"|upp till|(?:inte|ej) (?:fler|mer) än|höchstens|bis zu|au plus|最多|至多"
    r"|不(?:得)?(?:超过|[多高大]于)",
    "above": r"(?:more|greater|larger|longer|older|higher) than|over|above|exceeding"
    r"|in excess of|(?:fler|mera?|större|äldre|längre|högre) än|över"
    r"|överstig(?:er|ande)|(?:mehr|größer|älter|länger|höher) als|über|plus de"
    r"|超过|超過|[多大高]于|逾",
    "below": r"(?:fewer|less|smaller|younger|shorter|lower) than|under|below"
    r"|(?:färre|mindre|yngre|kortare|lägre) än|understig(?:er|ande)"
    r"|(?:weniger|kleiner|jünger|kürzer|niedriger) als|unter|moins de"
    r"|不足|不到|不满|未满|[少小低]于",
}
_MORE = (
    r"more|over|above|older|longer|larger|higher|upwards?|fler|mera?|äldre|över|längre"
    r"|större|högre|uppåt|mehr|älter|darüber|plus"
)
_LESS = (
    r"fewer|less|under|below|younger|shorter|smaller|färre|mindre|yngre|därunder"
    r"|weniger|jünger|darunter|moins"
)
_OR = (
    r"(?:[ \u00a0][^\W\d_]+){0,2}?[ \u00a0](?:or|and|eller|och|oder|und|ou|et)[ \u00a0]"
)
_AFTER = {
    "least": rf"\+|{_OR}(?:{_MORE})\b|(?:\(含\)|（含）)?[及和]?以上",
    "most": rf"{_OR}(?:{_LESS})\b(?! (?:than|än|als|de)\b)",
    # Whether the number itself belongs to it is said in laws alone.
    "below": r"(?:\(含\)|（含）)?[及和]?以[下内內]",
}
_LIMIT_BEFORE = re.compile(
    "|".join(rf"(?P<{kind}>{words})" for kind, words in _BEFORE.items()).join(
        (r"(?:(?<![^\W\d_])|(?<=[\u4e00-\u9fff]))(?:", r")[ \u00a0]?\Z")
    ),
    re.IGNORECASE,
)
_LIMIT_AFTER = re.compile(
    "|".join(rf"(?P<{kind}>{words})" for kind, words in _AFTER.items()), re.IGNORECASE
)
_TO = re.compile(
    r"[ \u00a0]?[-–—~～至到][ \u00a0]?|[ \u00a0](?:to|till|bis|à)[ \u00a0]"
)
_BETWEEN = re.compile(r"(?:\b(?:between|mellan|zwischen|entre) |介于|在)\Z", re.I)
_FROM = re.compile(r"(?:\b(?:from|från|von|de|du) |[从從由自])\Z", re.IGNORECASE)
# "Rose by 19 to 31" has a change and a level; "by 20 to 30 percent" a change alone.
_BY = re.compile(r"\b(?:by|med|um|de) \Z", re.IGNORECASE)
_AND = re.compile(r" (?:and|och|und|et) |[和与與]")
_DURING = re.compile(r"\b(?:under|over|över|über) \Z", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged|is|are|was|were|people|persons|children|those|är|var|personer|barn|unga"
    r"|ungdomar|kvinnor|män|invånare|alla|de|åldern|ist|sind|waren|personen|kinder"
    r"|jugendliche|\w*(?:lösa|lose|losen|loser)) (?:under|over|över|über) \Z",
    re.IGNORECASE,
)
_LOOK_BACK = 30
_FEWEST = 1
"""From one on is the same as below: "1–9" are those with fewer than ten."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """An interval of sizes, and where it is written."""

    span: Span
    unit: Unit
    least: frozenset[Fraction]
    """What may be its smallest number; empty where it has none."""
    most: frozenset[Fraction]
    """What may be its greatest number; empty where it has none."""
    has_two_ends: bool = False
    """Whether both ends are written: "1–9"."""

    def is_same(self, other: Bracket) -> bool:
        """Return whether both are one interval: "at least 250", "more than 249"."""
        return (
            not conflict(self.unit, other.unit)
            and _are_same(self.least, other.least)
            and _are_same(self.most, other.most)
        )


def _are_same(one: frozenset[Fraction], other: frozenset[Fraction]) -> bool:
    return bool(one & other) or not (one or other)


@lru_cache(maxsize=500)
def find_brackets(text: str, language: str) -> tuple[Bracket, ...]:
    """Return the brackets in a text, in order.

    Years make none, nor does a length of time that something lasts: "under 2023" and
    "under tre månader" is when, not how much.

    Args:
        text: One or some sentences.
        language: ISO 639-1 code.
    """
    return tuple(_brackets(text, language))


def find_ranges(text: str, language: str) -> list[Span]:
    """Return where a text has two ends of a figure, with the word before them if any.

    "between 40 and 60 firms" is one; in "rose from 40 to 60" and "rose by 20 to 60"
    these are two figures.

    Args:
        text: One or some sentences.
        language: ISO 639-1 code.
    """
    return [
        Span(leads.start() if leads else start, found.span.end)
        for found in find_brackets(text, language)
        for start in [found.span.start]
        if found.has_two_ends and not _FROM.search(text, 0, start)
        if not _BY.search(text, 0, start) or is_measured(1, found.unit)
        for leads in [_BETWEEN.search(text, 0, start)]
    ]


def _brackets(text: str, language: str) -> Iterator[Bracket]:
    figures = figures_of(text, language)
    ends = {
        high.span: low for low, high in pairwise(figures) if _spans(text, low, high)
    }
    starts = {low.span for low in ends.values()}
    for figure in figures:
        if low := ends.get(figure.span):
            yield _range(text, low, figure)
        elif figure.span not in starts and (limit := _limit(text, figure, language)):
            yield limit


def _spans(text: str, low: Fact, high: Fact) -> bool:
    """Return whether two figures are the ends of one interval."""
    between = text[low.span.end : high.span.start]
    joined = _AND.fullmatch(between) and _BETWEEN.search(
        text[max(0, low.span.start - _LOOK_BACK) : low.span.start]
    )
    least, most = _scaled(low, high), _values(high)
    rises = least and most and min(least) < max(most)
    return bool(rises) and bool(joined or _TO.fullmatch(between))


def _range(text: str, low: Fact, high: Fact) -> Bracket:
    least = _scaled(low, high)
    return Bracket(
        Span(low.span.start, high.span.end),
        high.unit or low.unit,
        frozenset() if max(least) <= _FEWEST else least,
        _values(high),
        has_two_ends=True,
    )


def _limit(text: str, figure: Fact, language: str) -> Bracket | None:
    start, end, unit = figure.span.start, figure.span.end, figure.unit
    before = text[max(0, start - _LOOK_BACK) : start]
    found = _LIMIT_BEFORE.search(before)
    if found and is_time(unit) and _DURING.search(before):
        found = found if _AGED.search(before) else None
    if found:
        start -= len(before) - found.start()
    elif found := _LIMIT_AFTER.match(text, end):
        end = found.end()
        # "250 or more employees".
        unit = unit or read_counted(text, end, language).unit
    values = _values(figure)
    if found is None or not values:
        return None
    kind, nothing = found.lastgroup, frozenset[Fraction]()
    least = {"least": values, "above": values | _beside(values, 1)}
    most = {"most": values, "below": values | _beside(values, -1)}
    low, high = least.get(kind or "", nothing), most.get(kind or "", nothing)
    return Bracket(Span(start, end), unit, low, high)


def _beside(values: frozenset[Fraction], step: int) -> frozenset[Fraction]:
    """Return the whole numbers next to some: below 50 is up to 49."""
    return frozenset(value + step for value in values if value.denominator == 1)


def _values(figure: Fact) -> frozenset[Fraction]:
    return frozenset(figure.value.values if isinstance(figure.value, Amount) else ())


def _scaled(low: Fact, high: Fact) -> frozenset[Fraction]:
    """Return the first end, scaled as the second: "between 10 and 100 million"."""
    values = _values(low)
    scales = [f.value.scale for f in (low, high) if isinstance(f.value, Amount)]
    shares = low.text[-1:].isdigit() and scales[:1] == [1]
    return frozenset(value * scales[-1] for value in values) if shares else values
