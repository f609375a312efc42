"""Tell whether a figure is of the bracket of size that a question asks for."""

from __future__ import annotations

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.facts.amounts import Amount
from assistant.facts.brackets import Bracket, find_brackets
from assistant.facts.paired_brackets import SizedFigure, pair_with_brackets
from assistant.facts.sentence_figures import figures_of
from assistant.facts.units import conflict
from index.text.languages import detect_language


def check_bracket(question: str, place: Place) -> Outcome:
    """Tell whether a figure is of another bracket than is asked for, or of none.

    "Firms with 50–249 employees: 120; with 250 or more: 15" does not say how many have
    at least 500, nor how many have fewer than 50.
    """
    asked = asked_bracket(question)
    if asked is None or not place.concerns_figure(question):
        return Outcome.SHOWN
    said = place.span.shift(-place.sentence_span.start)
    figures = pair_with_brackets(place.sentence, place.language, asked.unit, said)
    own = next((figure for figure in figures if figure.span.overlaps(said)), None)
    if own and own.bracket:
        return _shown(asked.is_same(own.bracket))
    named = [
        figure for figure in figures if figure.bracket and not _differ(own, figure)
    ]
    brackets = [
        bracket
        for bracket in find_brackets(place.sentence, place.language)
        if not conflict(bracket.unit, asked.unit)
        and not (own and own.span.overlaps(bracket.span))
    ]
    if brackets:
        return _shown(not named and any(map(asked.is_same, brackets)))
    return _outside(asked, place)


def asked_bracket(question: str) -> Bracket | None:
    """Return the only bracket of size that a question names, if it names one."""
    brackets = find_brackets(question, detect_language(question))
    return brackets[0] if len(brackets) == 1 else None


def _shown(is_shown: bool) -> Outcome:
    return Outcome.SHOWN if is_shown else Outcome.CONTRADICTED


def _differ(one: SizedFigure | None, other: SizedFigure) -> bool:
    return one is not None and conflict(one.unit, other.unit)


def _outside(asked: Bracket, place: Place) -> Outcome:
    """Return what stands around a sentence that has no bracket of the same thing."""
    if _has(asked, "\n".join(place.above), place.language):
        return Outcome.SHOWN
    if _has(asked, place.passage.text, place.language):
        return Outcome.UNKNOWN
    # A limit may be worded in a way that is not known here.
    ends = asked.least | asked.most
    figures = figures_of(place.sentence, place.language)
    values = (fact.value for fact in figures)
    told = any(isinstance(v, Amount) and ends & {*v.values} for v in values)
    return Outcome.UNKNOWN if told else Outcome.NOWHERE


def _has(asked: Bracket, text: str, language: str) -> bool:
    return any(map(asked.is_same, find_brackets(text, language)))
