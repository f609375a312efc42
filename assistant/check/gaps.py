"""Leave a fact out of a statement, and find what in a text could stand in the gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.facts import Claim, Evidence, Fact
from assistant.facts.claims import FactKind
from assistant.facts.unit_words import CALENDAR_YEAR, ORDINAL
from assistant.facts.units import conflict
from index.documents import Span

GAP = "…"
"""What is asked for in a statement."""
_ENDS = re.compile(r"[.!?;]\s|[。！？；\n]")
# Characters on each side; those of Chinese say more.
_AROUND, _AROUND_HAN = 40, 14


@dataclass(frozen=True, slots=True)
class Gap:
    """A figure, a date, or the words of one name, and what could stand instead."""

    claim: Claim
    facts: tuple[Fact, ...]
    stated: tuple[Place, ...]
    """Where the text has it."""
    others: tuple[Place, ...]
    """Where the text has something else that it could be."""

    @property
    def span(self) -> Span:
        """Where it stands in the statement."""
        return Span(self.facts[0].span.start, self.facts[-1].span.end)

    @property
    def places(self) -> tuple[Place, ...]:
        """All that could stand there, what is stated first."""
        return self.stated + self.others

    @property
    def question(self) -> str:
        """The statement without these facts; the unit of a figure stays."""
        return self.ask(Span(0, len(self.claim.text)))

    def ask(self, clause: Span) -> str:
        """Return a clause of the statement, or all of it, without these facts."""
        text, span = self.claim.text, without_unit(self.facts, self.claim.text)
        before = text[min(clause.start, span.start) : span.start]
        return f"{before}{GAP}{text[span.end : max(clause.end, span.end)]}"


def find_gaps(claim: Claim, text: str, language: str) -> list[Gap]:
    """Return what a text could say otherwise than a statement.

    Args:
        claim: All of whose facts stand in the text or above it.
        text: What it rests on.
        language: Code of the text's language.
    """
    there = find_places(text, language)
    gaps = (_gap(claim, facts, there, language) for facts in group_facts(claim))
    return [gap for gap in gaps if gap.stated and gap.others]


def find_places(text: str, language: str) -> list[Place]:
    """Return the figures, the dates and the whole names of a text, in order."""
    return [
        Place(span, span.of(text), facts)
        for facts in group_facts(Claim(text, language))
        for span in [Span(facts[0].span.start, facts[-1].span.end)]
    ]


def without_unit(facts: Sequence[Fact], text: str) -> Span:
    """Return where a figure has its digits, and all of what is none."""
    span, digits = Span(facts[0].span.start, facts[-1].span.end), facts[0].digits
    if digits and digits in span.of(text):
        start = text.index(digits, span.start)
        return Span(start, start + len(digits))
    return span


def around(text: str, span: Span, language: str) -> str:
    """Return what stands around a place, within its sentence, with a gap for it."""
    size = _AROUND_HAN if language in ("zh", "ja") else _AROUND
    before = _ENDS.split(text[max(0, span.start - size) : span.start])[-1]
    after = _ENDS.split(text[span.end : span.end + size])[0]
    return f"{before}{GAP}{after}"


@dataclass(frozen=True, slots=True)
class Place:
    """A figure, a date or a whole name of the text."""

    span: Span
    text: str
    facts: tuple[Fact, ...]

    def says(self, facts: Sequence[Fact], claim: Claim, language: str) -> bool:
        """Return whether it says one of some facts of a claim.

        Args:
            facts: Of a figure, a date or one name.
            claim: That has them.
            language: Code of the language of the place.
        """
        evidence = Evidence(self.text, language)
        same_language = language == claim.language
        return any(
            # A figure may have its unit from another: 48 in "from 48 to 60 per cent".
            fact.is_said_by(own, same_language) or evidence.shows(fact, claim.language)
            for own in self.facts
            for fact in facts
        )


def _gap(
    claim: Claim, facts: Sequence[Fact], there: Sequence[Place], language: str
) -> Gap:
    alike = [place for place in there if are_alike(place.facts[0], facts[0])]
    if not can_be_contrasted(facts):
        alike = []
    stated = [one for one in alike if one.says(facts, claim, language)]
    # Which of two that are stated together is which is asked by ``swaps``.
    others = [
        one
        for one in alike
        if not one.says(claim.facts, claim, language)
        # In "96 firms, and in Batu Kawan 41" it is the text that has the unit.
        and any(are_alike(one.facts[0], place.facts[0]) for place in stated)
    ]
    return Gap(claim, tuple(facts), tuple(stated), tuple(others))


def can_be_contrasted(facts: Sequence[Fact]) -> bool:
    """Return whether something else could be said in place of some facts."""
    # One word with a capital because a sentence begins with it may be no name, and
    # which one of several a thing is, the third or the fifth, is part of its name.
    sure = len(facts) > 1 or not facts[0].may_be_ordinary
    return sure and facts[0].unit != ORDINAL


def are_alike(one: Fact, other: Fact) -> bool:
    """Return whether one fact could stand in place of another: firms not for yuan."""
    if ORDINAL in (one.unit, other.unit) or _kind(one) != _kind(other):
        return False
    return not conflict(one.unit, other.unit)


def _kind(fact: Fact) -> FactKind:
    """Return what a fact can stand for: a year stands where a date could."""
    return "date" if fact.unit == CALENDAR_YEAR else fact.kind


def group_facts(claim: Claim) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts one by one, but the words of one name together."""
    ends: list[int] = []
    for place, fact in enumerate(claim.facts):
        before = claim.facts[place - 1] if place else None
        joined = (
            before is not None
            and before.kind == fact.kind == "name"
            and claim.text[before.span.end : fact.span.start] in (" ", "-", "·")
        )
        ends.append(ends[-1] if joined else place)
    pairs = zip(ends, claim.facts, strict=True)
    for _, members in groupby(pairs, key=lambda pair: pair[0]):
        yield tuple(fact for _, fact in members)
