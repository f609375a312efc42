"""Tell whether a figure is of the side a question asks for: exports, cases decided."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.extract.conditions.aspect_words import (
    ALSO,
    CASES,
    EVENTS,
    FLOWS,
    STAGES,
    Words,
)
from assistant.extract.conditions.figure_words import (
    clause_of,
    label_of,
    row_names_of,
    table_around,
    words_around,
)
from assistant.extract.conditions.outcomes import Outcome, worst
from assistant.extract.conditions.place import Place
from assistant.extract.questions import classify_question, contains_figure

_CALLED_THAT = frozenset({"exports", "imports", "gdp", "profit", "tax", "fees"})
_LANGUAGES = frozenset({"sv", "en", "de", "zh"})
"""Those of which the words for what money flows as are known."""
_SPAN_OF_TIME = re.compile(
    r"[年月日天]|\b(?:year|month|week|day|år|mån|veck|dag|jahr)", re.I
)


def check_aspect(question: str, place: Place) -> Outcome:
    """Tell whether the words around a figure or date are of what is asked for."""
    said = place.words
    if not contains_figure(said):
        return Outcome.SHOWN
    if classify_question(question).wants_date:
        return _check(question, place, EVENTS)
    if _SPAN_OF_TIME.search(said):
        return Outcome.SHOWN
    tables = (FLOWS, STAGES) if _pattern(CASES).search(question) else (FLOWS,)
    return worst(_check(question, place, table) for table in tables)


def _check(question: str, place: Place, table: Mapping[str, Words]) -> Outcome:
    wanted = _named(question, table)
    # Of "what share of the production is exported" nobody can tell which is asked for.
    if not wanted or (table is FLOWS and len(wanted) > 1):
        return Outcome.SHOWN
    called = wanted & _CALLED_THAT
    wanted = wanted.union(*(ALSO.get(thing, ()) for thing in wanted))
    if (label := label_of(place)) is not None:
        said = _named(f"{label} {place.words}", table)
        said = said or _named(row_names_of(place), table)
        # Another row of the same table has what is asked for.
        around = f"{place.passage.text}\n{table_around(place)}"
        known = said or _named(around, table) & wanted
    else:
        clauses = (*words_around(place), place.sentence_before)
        # What was decided is told before its figure, and how it was decided after it.
        said_in = (clause_of(place), *clauses) if table is STAGES else clauses
        parts = (_named(part, table) for part in said_in)
        known = said = next(filter(None, parts), frozenset())
        if called and not said and _is_unsaid(wanted, place):
            return Outcome.CONTRADICTED
    return Outcome.CONTRADICTED if known and not said & wanted else Outcome.SHOWN


def _is_unsaid(wanted: frozenset[str], place: Place) -> bool:
    """Return whether nothing near a figure says that it flows as what is asked for.

    Output, costs and investments are called in many ways; exports, tax or a fee are
    called that.
    """
    if place.language not in _LANGUAGES:
        return False
    return not _named(place.context, FLOWS) & wanted


def _named(text: str, table: Mapping[str, Words]) -> frozenset[str]:
    return frozenset(
        thing for thing, words in table.items() if _pattern(words).search(text)
    )


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    latin, han = words
    return re.compile(rf"(?<![^\W\d_])(?:{latin})|{han}", re.IGNORECASE)
