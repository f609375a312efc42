"""A figure of a text: its value and its unit, and when one supports another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assistant.facts.rate_words import other_rates
from assistant.facts.unit_words import UNKNOWN, Unit, is_measure
from assistant.facts.units import conflict
from index.documents import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: what it may mean, the reading by the language's convention first."""

    span: Span
    values: tuple[Fraction, ...]
    unit: Unit
    scale: int = 1
    written: str = ""
    """The sign, the digits and their separators; empty where it is spelled out."""
    is_article: bool = False
    """Whether it is a word like "one", which is as often no number."""
    rate: Unit = UNKNOWN
    """What it is for each of: a month of "per month"."""
    counts_other: bool = False
    """Whether a word that is no known unit says what it counts."""

    def is_supported_by(self, other: Amount, same_language: bool) -> bool:
        """Return whether ``other`` in a source says what this one states."""
        if conflict(self.unit, other.unit) or other_rates(self.rate, other.rate):
            return False
        if other.counts_other and is_measure(self.unit):
            return False
        if other.is_article and (not self.unit or self.unit != other.unit):
            return False
        if self.written and other.written:
            # "2,145" is one number in Swedish and another in English.
            alike = same_language or self.values[:1] == other.values[:1]
            if alike and self.written == other.written:
                return self.scale == other.scale
            if same_language and _differ_in_separator(self.written, other.written):
                return False
        # The statement is read by its convention, the source in any way it may mean.
        return bool(self.values) and self.values[0] in other.values


def _differ_in_separator(one: str, other: str) -> bool:
    marks = {".": ",", ",": "."}
    return "".join(marks.get(sign, sign) for sign in one) == other
