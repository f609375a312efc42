"""Turn from the figure of one year to that of the year asked for, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extract.conditions.periods import asked_years
from assistant.extract.found import Found
from assistant.facts.paired_years import DatedFigure, pair_with_years
from assistant.facts.units import conflict


def aim_at_asked_year(question: str, found: Sequence[Found]) -> list[Found]:
    """Return what was found, each figure being the one of the year that is asked for.

    "From 12 in 2019 to 31 in 2022" answers with 31 for 2022 and with 12 for 2019,
    whichever of them was found. Where the sentence gives another figure than that of
    the year, and does not tell which one is, it answers nothing.

    Args:
        question: In any language; unless it names one year, nothing changes.
        found: Words that may answer.
    """
    years = asked_years(question)
    if len(years) != 1:
        return list(found)
    return [aimed for each in found for aimed in _aim(next(iter(years)), each)]


def _aim(year: int, found: Found) -> Iterator[Found]:
    sentence = found.sentence
    figures = pair_with_years(
        sentence.of(found.document.text),
        found.passage.language or found.document.language,
    )
    said = [f for f in figures if f.span.shift(sentence.start).overlaps(found.span)]
    dated = [figure for figure in said if figure.year is not None]
    if not dated or not any(figure.year == year for figure in figures):
        yield found
        return
    of_year = [figure for figure in dated if figure.year == year] or [
        figure
        for figure in figures
        if figure.year == year and _is_of_same_kind(figure, dated)
    ]
    if len(of_year) == 1:
        span = of_year[0].span.shift(sentence.start)
        yield replace(found, span=span, singled_out=True)


def _is_of_same_kind(figure: DatedFigure, others: Sequence[DatedFigure]) -> bool:
    return not any(conflict(figure.unit, other.unit) for other in others)
