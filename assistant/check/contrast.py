"""Ask the reader what stands where a statement has a figure, a date or a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import ScoredSpan, SpanModel
from assistant.facts import Claim, Evidence, Fact
from assistant.facts.claims import FactKind
from assistant.facts.unit_words import CALENDAR_YEAR
from assistant.facts.units import conflict
from index.documents import Span

_GAP = "…"
_SPANS = 10
_UNREAD = -25.0
# How far another fact of the kind has to be ahead: fitted to the statements and lies of
# ``python -m tests.measure.lies``.
_MARGINS = {"figure": 3.5, "date": 2.4, "name": 1.7}


class ContrastModel:
    """Finds facts that a text states of something else.

    A figure may stand in the cited sentences and yet belong to another thing. So each
    fact is left out of the statement, and the reader is asked what the gap stands for:
    where it is much surer of another figure than of the stated one, the text speaks of
    something else.
    """

    def __init__(self, model: SpanModel) -> None:
        """Ask ``model``."""
        self._model = model

    def misplaced(
        self, claim: Claim, text: ReaderPassage, language: str
    ) -> tuple[Fact, ...]:
        """Return the facts of ``claim`` that ``text`` states of something else.

        Args:
            claim: All of whose facts stand in the text or above it.
            text: What the claim cites, with what stands around it.
            language: Code of the text's language.
        """
        there = Claim(text.text, language).facts
        groups = [_Group(claim, facts, there, language) for facts in _groups(claim)]
        groups = [group for group in groups if group.can_be_contrasted]
        asked = [(group.question, text) for group in groups]
        read = self._model.read(asked, _SPANS)
        return tuple(
            group.facts[0]
            for group, spans in zip(groups, read, strict=True)
            if group.is_elsewhere(spans)
        )


class _Group:
    """A figure, a date, or the words of one name, and what could stand instead."""

    def __init__(
        self,
        claim: Claim,
        facts: Sequence[Fact],
        there: Sequence[Fact],
        language: str,
    ) -> None:
        self.facts = facts
        self.question = _with_gap(claim.text, facts)
        self._kind = _kind(facts[0])
        alike = [fact for fact in there if _are_alike(fact, facts[0])]
        self.stated = [one.span for one in alike if _says(one, facts, claim, language)]
        # Of two names that are stated together each answers for the other.
        known = claim.facts if self._kind == "name" else facts
        self.others = [
            one.span for one in alike if not _says(one, known, claim, language)
        ]

    @property
    def can_be_contrasted(self) -> bool:
        """Whether the text states it, and something else that it could state."""
        # One word with a capital because a sentence begins with it may be no name.
        surely = len(self.facts) > 1 or not self.facts[0].may_be_ordinary
        return bool(surely and self.stated and self.others)

    def is_elsewhere(self, spans: Sequence[ScoredSpan]) -> bool:
        """Tell whether the reader is much surer of another fact than of this one."""
        ahead = _best(spans, self.others) - _best(spans, self.stated)
        return ahead > _MARGINS[self._kind]


def _says(one: Fact, facts: Sequence[Fact], claim: Claim, language: str) -> bool:
    """Return whether a fact of the text is one of these facts of the claim."""
    evidence = Evidence(one.text, language)
    return any(evidence.has(fact, claim.language) for fact in facts)


def _are_alike(one: Fact, other: Fact) -> bool:
    """Return whether one fact could stand in place of another: firms not for yuan."""
    return _kind(one) == _kind(other) and not conflict(one.unit, other.unit)


def _kind(fact: Fact) -> FactKind:
    """Return what a fact can stand for: a year stands where a date could."""
    return "date" if fact.unit == CALENDAR_YEAR else fact.kind


def _best(spans: Sequence[ScoredSpan], facts: Sequence[Span]) -> float:
    """Return the score of the best span that one of the facts stands in."""
    return max(
        (scored.score for scored in spans if any(map(scored.span.overlaps, facts))),
        default=_UNREAD,
    )


def _groups(claim: Claim) -> Iterator[list[Fact]]:
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
        yield [fact for _, fact in members]


def _with_gap(text: str, group: Sequence[Fact]) -> str:
    """Return the statement without these facts; the unit of a figure stays."""
    span = Span(group[0].span.start, group[-1].span.end)
    digits = group[0].digits
    if digits and digits in span.of(text):
        start = text.index(digits, span.start)
        span = Span(start, start + len(digits))
    return f"{text[: span.start]}{_GAP}{text[span.end :]}"
