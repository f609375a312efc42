"""Ask of a statement which of its facts do not stand in what it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from assistant.facts.amounts import Amount
from assistant.facts.blanks import blank
from assistant.facts.captions import with_caption
from assistant.facts.dates import Day, find_days
from assistant.facts.figure_finder import find_amounts
from assistant.facts.name_index import NameIndex
from assistant.facts.numerals import normalise
from assistant.facts.proper_names import Name, find_literals, find_names
from assistant.facts.rates import with_rate
from assistant.facts.unit_words import CALENDAR_YEAR, UNKNOWN, Unit
from index.documents import Span

FactKind = Literal["figure", "date", "name"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something in a text that can be checked without understanding it."""

    kind: FactKind
    span: Span
    """Into the text it was found in."""
    text: str
    """The words themselves."""
    value: Amount | Day | Name = field(repr=False)
    """What they say."""

    @property
    def unit(self) -> Unit:
        """The unit of a figure; of a date or a name none is known."""
        return self.value.unit if isinstance(self.value, Amount) else UNKNOWN

    @property
    def digits(self) -> str:
        """The digits of a figure as they are written; empty where there are none."""
        return self.value.written if isinstance(self.value, Amount) else ""

    def is_said_by(self, other: Fact, same_language: bool) -> bool:
        """Return whether a figure or a date of a source says what this one states."""
        if isinstance(self.value, Amount) and isinstance(other.value, Amount):
            return self.value.is_supported_by(other.value, same_language)
        if isinstance(self.value, Day) and isinstance(other.value, Day):
            return self.value.is_supported_by(other.value)
        return False

    @property
    def may_be_ordinary(self) -> bool:
        """Whether it may be no name: see ``Name.may_be_ordinary``."""
        return isinstance(self.value, Name) and self.value.may_be_ordinary


@dataclass(frozen=True, slots=True)
class _Reading:
    """The dates and figures of a text, and what is left of it, at the same offsets."""

    days: list[Day]
    literals: list[Name]
    amounts: list[Amount]
    rest: str


class Evidence:
    """What a statement cites; it is read once, when it is first asked about."""

    def __init__(self, text: str, language: str, context: str = "") -> None:
        """Keep the texts.

        Args:
            text: The cited sentences, which figures and dates must stand in.
            language: ISO 639-1 code.
            context: Title and heading of the document: names, years and dates may
                stand there as well.
        """
        self.language = language
        self._text = text
        self._context = context

    def has(self, fact: Fact, language: str) -> bool:
        """Return whether ``fact``, stated in ``language``, stands in this."""
        if isinstance(fact.value, Amount):
            return self._has_amount(fact.value, language == self.language)
        if isinstance(fact.value, Day):
            return any(fact.value.is_supported_by(day) for day in self._days)
        return self._names.supports(fact.value, language)

    def shows(self, fact: Fact, language: str) -> bool:
        """Return whether ``fact`` stands in this so that it can be told.

        ``has`` also holds for names that are translated, which cannot be compared.
        """
        if isinstance(fact.value, Name):
            return self._names.shows(fact.value, language)
        return self.has(fact, language)

    def _has_amount(self, amount: Amount, same_language: bool) -> bool:
        return any(
            amount.is_supported_by(other, same_language) for other in self._amounts
        )

    @cached_property
    def _readings(self) -> tuple[_Reading, _Reading]:
        text, above, language = self._text, self._context, self.language
        return _read(text, language, above), _read(above, language)

    @cached_property
    def _days(self) -> list[Day]:
        return [day for reading in self._readings for day in reading.days]

    @cached_property
    def _amounts(self) -> list[Amount]:
        """The figures of the text, those of names too, and the years of all dates."""
        text, context = self._readings
        years = [
            Amount(day.span, (Fraction(year),), CALENDAR_YEAR)
            for day in self._days
            for year, _, _ in day.readings
            if year
        ]
        titled = [a for a in context.amounts if a.unit == CALENDAR_YEAR]
        return [*text.amounts, *years, *titled]

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(f"{self._text}\n{self._context}", self.language)


class Claim:
    """A statement that was written about a source; it is read once."""

    def __init__(self, text: str, language: str) -> None:
        """Keep the statement.

        Args:
            text: The statement, without markers of citations.
            language: ISO 639-1 code.
        """
        self.text = text
        self.language = language

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The figures, dates and names of the statement, in order."""
        reading = _read(self.text, self.language)
        stated = [amount for amount in reading.amounts if not amount.is_article]
        names = find_names(self.text, self.language, reading.rest)
        facts = [
            *(self._fact("date", day) for day in reading.days),
            *(self._fact("figure", amount) for amount in stated),
            *(self._fact("name", name) for name in (*reading.literals, *names)),
        ]
        return tuple(sorted(facts, key=lambda fact: fact.span))

    def missing(self, evidence: Sequence[Evidence]) -> tuple[Fact, ...]:
        """Return the facts that none of the evidence has, in order."""
        return tuple(
            fact
            for fact in self.facts
            if not any(one.has(fact, self.language) for one in evidence)
        )

    def _fact(self, kind: FactKind, value: Amount | Day | Name) -> Fact:
        return Fact(kind, value.span, value.span.of(self.text), value)


def _read(text: str, language: str, context: str = "") -> _Reading:
    rest = normalise(text)
    literals = find_literals(rest, language)
    rest = blank(rest, [name.span for name in literals])
    days = find_days(rest, language)
    rest = blank(rest, [day.span for day in days])
    amounts = [
        with_caption(with_rate(amount, rest, language), rest, context, language)
        for amount in find_amounts(rest, language)
    ]
    digits = [a.span for a in amounts if not a.is_article]
    return _Reading(days, literals, amounts, blank(rest, digits))
