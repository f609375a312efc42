"""Tell whether a figure is of a part, a rate or a plan where a question is not."""

from __future__ import annotations

import re
from functools import cache

from assistant.extract.conditions import mark_words as words
from assistant.extract.conditions.figure_words import (
    clause_of,
    introduction_of,
    words_around,
)
from assistant.extract.conditions.mark_words import Words
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.towns import has_town, towns_in
from assistant.extract.conditions.year_words import blank_years, years_in
from assistant.extract.questions import (
    begins_with_figure,
    classify_question,
    contains_figure,
)

_TIME = re.compile(
    r"[年月日天]|\b(?:years?|months?|weeks?|days?|år|mån|veck|dag|jahr|monat|woche|tag)",
    re.IGNORECASE,
)


def check_part(question: str, place: Place) -> Outcome:
    """Tell whether a figure is of a part, as of foreign firms, where all are asked for.

    Where that part is asked for, the sentence has to name it.
    """
    if not _is_figure(question, place):
        return Outcome.SHOWN
    clause = clause_of(place)
    for name, narrowing in words.NARROWING.items():
        if name == "founders" and _is_time(place):
            continue
        asked = has_words(question, narrowing)
        if has_words(clause, narrowing) and not asked:
            return Outcome.CONTRADICTED
        said = (place.sentence, *place.above, place.before)
        if asked and not any(has_words(text, narrowing) for text in said):
            return Outcome.CONTRADICTED
    return Outcome.SHOWN


def _is_time(place: Place) -> bool:
    """Return whether a figure is a date or a length of time: founders are no days."""
    return bool(years_in(place.words) or _TIME.search(place.words))


def check_whole(question: str, place: Place) -> Outcome:
    """Tell whether a figure is of a whole town where a park in it is asked for.

    So is that of a whole province where a town is asked for.
    """
    if not _is_figure(question, place):
        return Outcome.SHOWN
    if has_words(question, words.WHOLE):
        asked, others = words.WHOLE, [words.PART]
    elif has_words(question, words.PART):
        asked, others = words.PART, [words.WHOLE, words.WHOLE_PROVINCE]
    elif towns_in(question):
        asked, others = words.PART, [words.WHOLE_PROVINCE]
    else:
        return Outcome.SHOWN
    for part in words_around(place):
        if has_words(part, asked) or _names_town(question, part):
            return Outcome.SHOWN
        if any(has_words(part, other) for other in others):
            return Outcome.CONTRADICTED
    return Outcome.SHOWN


def _names_town(question: str, text: str) -> bool:
    """Return whether a text names the town that is asked for, but not all of it."""
    named = any(has_town(text, name) for name in towns_in(question))
    return named and not has_words(text, words.WHOLE)


def check_rate(question: str, place: Place) -> Outcome:
    """Tell whether a share is given where one is asked for, and a level where not."""
    if not _is_figure(question, place):
        return Outcome.SHOWN
    is_share = has_words(f"{clause_of(place)} {place.words}", words.IS_SHARE)
    if has_words(question, words.SHARE):
        return Outcome.SHOWN if is_share else Outcome.CONTRADICTED
    grows = has_words(clause_of(place), words.GROWTH)
    if is_share and grows and not has_words(question, words.GROWTH):
        return Outcome.CONTRADICTED
    return Outcome.SHOWN


def check_plan(question: str, place: Place) -> Outcome:
    """Tell whether a figure is only planned where what is was asked for, or reached.

    Where the question names the year of the plan it need not call it one.
    """
    if not _is_figure(question, place):
        return Outcome.SHOWN
    clause = f"{introduction_of(place)} {clause_of(place)}"
    if has_words(question, words.ASKS_PLAN):
        return Outcome.CONTRADICTED if _is_reached(place, clause) else Outcome.SHOWN
    planned = has_words(clause, words.PLANNED) or has_words(
        place.sentence_after, words.LISTS_PLANNED
    )
    if has_words(question, words.NOW):
        planned = planned or has_words(place.sentence_until, words.TO_COME)
    elif has_words(question, words.ASKS_PLANNED):
        return Outcome.SHOWN
    if not planned or has_words(clause_of(place), words.NOW):
        return Outcome.SHOWN
    # A year that is asked for is no figure of a plan.
    named = years_in(question) & years_in(place.sentence) or years_in(place.words)
    return Outcome.SHOWN if named else Outcome.CONTRADICTED


def _is_reached(place: Place, clause: str) -> bool:
    """Return whether a figure is what came of a plan: "planned were 40; built 31"."""
    if has_words(clause, words.PLANNED):
        return False
    before = place.sentence_before
    planned = has_words(before, words.WANTED) and contains_figure(blank_years(before))
    told = has_words(clause, words.REACHED) or has_words(clause, words.NOW)
    return planned or told


def _is_figure(question: str, place: Place) -> bool:
    kind = classify_question(question)
    if kind.wants_figure:
        return contains_figure(place.words)
    # "What was the turnover" asks for one as well.
    return not kind.wants_date and begins_with_figure(place.words)


def has_words(text: str, words: Words) -> bool:
    """Return whether a text has some of these words, in any language."""
    return _pattern(words).search(text) is not None


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    latin, han = words
    return re.compile(rf"(?<![^\W\d_])(?:{latin})|{han}", re.IGNORECASE)
