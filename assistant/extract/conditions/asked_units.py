"""Tell whether a figure is in a unit that a question asks for: months are no hours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.facts.sentence_figures import figures_of
from assistant.facts.unit_words import Unit, is_money, unit_words
from index.text.languages import detect_language

_ASKS = re.compile(
    r"\b(?:how many|how much|hur många|hur mycket|hvor mange|hvor mye|wie ?viele?"
    r"|combien de|cuántos|cuántas|kuinka monta|montako)\s+(?P<latin>[^,?!;]*)"
    r"|(?:多少|几)(?:[个個])?[十百千万亿]*(?P<han>[^，。？；]{1,5})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+\$?")
_BETWEEN = 3
"""Words after "how many" of which one is the unit: "million US dollars"."""
_COMPARED = (
    frozenset({"second", "minute", "hour", "day"}),
    frozenset({"day", "week", "month", "year"}),
)
"""Lengths of time that are told in one another: a year in months, but not in hours."""


def check_unit(question: str, place: Place) -> Outcome:
    """Tell whether a figure is money in another currency, or of another time.

    An area or a weight is told in many units, and is the same in each.
    """
    asked = _asked_unit(question)
    if not asked:
        return Outcome.SHOWN
    figures = figures_of(place.sentence, place.language)
    said = [fact.unit for fact in figures if place.is_at(fact.span) and fact.unit]
    comparable = (unit for unit in said if is_money(unit) == is_money(asked))
    units = [unit for unit in comparable if is_money(unit) or _times([unit])]
    if not units or any(unit & asked for unit in units):
        return Outcome.SHOWN
    alike = _times([asked]) & _times(units)
    return Outcome.SHOWN if alike else Outcome.CONTRADICTED


def _asked_unit(question: str) -> Unit:
    """Return the currency or the unit of time that is counted, none: another thing."""
    match = _ASKS.search(question)
    if match is None:
        return frozenset()
    language = detect_language(question)
    table = unit_words(language)
    if han := match["han"]:
        parts = [han[:length] for length in range(len(han), 0, -1)]
    else:
        parts = [w.casefold() for w in _WORD.findall(match["latin"])[:_BETWEEN]]
    known = (table.get(part, frozenset()) for part in parts)
    return next((u for u in known if is_money(u) or _times([u])), frozenset())


def _times(units: Iterable[Unit]) -> frozenset[int]:
    """Return the numbers of the groups in which some units of time are."""
    return frozenset(
        number
        for number, group in enumerate(_COMPARED)
        if any(unit & group for unit in units)
    )
