"""Tell which figure of a sentence is of which of the brackets of size it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.brackets import Bracket, find_brackets
from assistant.facts.sentence_figures import figures_of
from assistant.facts.unit_words import Unit
from assistant.facts.units import conflict
from index.documents import Span

_CUT = re.compile(
    r"(?<!\d)[,，;；、。.]|[,，;；、。.](?!\d)|\n"
    r"|\b(?:and|och|samt|und|et|while|medan|während)\b|[和而]"
)


@dataclass(frozen=True, slots=True)
class SizedFigure:
    """A figure of a sentence, and the bracket that the sentence gives it of."""

    span: Span
    """Into the sentence; of a figure that is a range itself, all of it."""
    unit: Unit
    bracket: Bracket | None
    """None where it stands beside no bracket."""


def pair_with_brackets(
    sentence: str, language: str, unit: Unit, said: Span
) -> list[SizedFigure]:
    """Return the figures of a sentence, each with the bracket it is given of.

    "Firms with 50–249 employees: 120; with 250 or more: 15". A figure is of the bracket
    right before it or right after it; of two, of the one that nothing parts it from.

    Args:
        sentence: One or some sentences.
        language: ISO 639-1 code.
        unit: Of the brackets that count; those of another one are figures themselves.
        said: The words that answer. What they begin with is a figure, though "more than
            40 firms" may be read as a bracket as well.
    """
    found = find_brackets(sentence, language)
    plain = [
        (fact.span, fact.unit)
        for fact in figures_of(sentence, language)
        if not any(bracket.span.overlaps(fact.span) for bracket in found)
    ]
    brackets = [bracket for bracket in found if not conflict(bracket.unit, unit)]
    if not any(span.overlaps(said) for span, _ in plain):
        itself = next((one for one in brackets if one.span.overlaps(said)), None)
        brackets = [one for one in brackets if one is not itself]
    figures = [*plain, *((one.span, one.unit) for one in found if one not in brackets)]
    figures.sort(key=lambda figure: figure[0])
    return [
        SizedFigure(span, own, _bracket_of(sentence, span, figures, brackets))
        for span, own in figures
    ]


def _bracket_of(
    sentence: str,
    figure: Span,
    figures: Sequence[tuple[Span, Unit]],
    brackets: Sequence[Bracket],
) -> Bracket | None:
    spans = [span for span, _ in figures]
    marks = [*spans, *(bracket.span for bracket in brackets)]
    beside = [one for one in brackets if _are_beside(figure, one.span, marks)]
    near = [one for one in beside if not _are_parted(sentence, figure, one.span)]
    if len(near) == 1:
        return near[0]
    if not near:
        # "900 for up to 50 and 7,000 above that": the bracket is that of the other.
        beside = [
            one
            for one in beside
            if not any(
                _are_beside(span, one.span, marks)
                and not _are_parted(sentence, span, one.span)
                for span in spans
            )
        ]
    # "With more than 20 machines, it is 400, with up to 20, it is 150."
    leads = bool(brackets) and brackets[0].span < spans[0]
    return next(iter(beside if leads else reversed(beside)), None)


def _are_beside(one: Span, other: Span, marks: Sequence[Span]) -> bool:
    low, high = sorted((one, other))
    return not any(low.end <= mark.start < high.start for mark in marks)


def _are_parted(sentence: str, one: Span, other: Span) -> bool:
    low, high = sorted((one, other))
    return _CUT.search(sentence, low.end, high.start) is not None
