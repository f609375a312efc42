"""Turn from the figure of one year to that of the year asked for, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extract.conditions.year_words import asked_years
from assistant.extract.found import Found
from assistant.extract.same_thing import are_of_same_thing
from assistant.facts.paired_years import DatedFigure, named_years, pair_with_years

_ASKS_CHANGE = re.compile(
    r"\b(?:ris|rose|grow|grew|increas|expan|f[ae]ll|declin|decreas|drop|more|less|fewer"
    r"|chang|öka|ökning|väx|tillväxt|ste?g|stig|minsk|sjönk|sjunk|föll|fler|färre"
    r"|förändr|st[ie]+g|wuchs|wachs|gewachs|zunahm|zugenomm|abnahm|sank|sink|fiel|mehr"
    r"|weniger|veränder)|[增升降减涨跌]|变化",
    re.IGNORECASE,
)


def aim_at_asked_year(question: str, found: Sequence[Found]) -> list[Found]:
    """Return what was found, each figure being the one of the year that is asked for.

    "From 12 in 2019 to 31 in 2022" answers with 31 for 2022 and with 12 for 2019,
    whichever of them was found. Where a sentence of several years says another figure
    of the year, of another thing or not clearly of it, it answers nothing; nor does it
    with a change, "19 more than in 2019", unless a change is asked for.

    Args:
        question: In any language; unless it names one year, nothing changes.
        found: Words that may answer.
    """
    years = asked_years(question)
    if len(years) != 1:
        return list(found)
    changes = _ASKS_CHANGE.search(question) is not None
    (year,) = years
    return [aimed for each in found for aimed in _aim(year, each, changes)]


def _aim(year: int, found: Found, asks_change: bool) -> Iterator[Found]:
    sentence = found.sentence
    text = sentence.of(found.document.text)
    figures = pair_with_years(text, found.language)
    said = [f for f in figures if f.span.shift(sentence.start).overlaps(found.span)]
    if not said or asks_change or year not in named_years(text, found.language):
        yield found
        return
    levels = [figure for figure in said if not figure.is_change]
    of_year = [figure for figure in levels if figure.likely == year]
    # Of a clause without a year nothing is known; one figure alone stays as found.
    is_open = levels and all(figure.likely is None for figure in levels)
    if is_open or len(of_year) > 1 or (of_year == said and of_year[0].year is None):
        yield found
        return
    if levels and not of_year:
        of_year = [
            figure
            for figure in figures
            if figure.likely == year and _is_same(text, found.language, figure, levels)
        ]
    if len(of_year) == 1:
        span = of_year[0].span.shift(sentence.start)
        yield replace(found, span=span, singled_out=True)


def _is_same(
    text: str, language: str, one: DatedFigure, others: Sequence[DatedFigure]
) -> bool:
    return not one.is_change and all(
        are_of_same_thing(
            text, language, (one.span, one.unit), (other.span, other.unit)
        )
        for other in others
    )
