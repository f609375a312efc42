"""Put the conditions of a question together at the place of an answer."""

from __future__ import annotations

from assistant.extract.conditions.asked_units import check_unit
from assistant.extract.conditions.aspects import check_aspect
from assistant.extract.conditions.bounds import check_bound
from assistant.extract.conditions.changes import check_change
from assistant.extract.conditions.compared_names import check_compared
from assistant.extract.conditions.counted import check_counted, check_qualifier
from assistant.extract.conditions.decided import check_decided
from assistant.extract.conditions.denied import check_denied
from assistant.extract.conditions.editions import check_edition
from assistant.extract.conditions.former import check_former
from assistant.extract.conditions.latin_names import check_latin_names
from assistant.extract.conditions.limits import check_limit
from assistant.extract.conditions.marks import (
    check_part,
    check_plan,
    check_rate,
    check_whole,
)
from assistant.extract.conditions.months import check_months
from assistant.extract.conditions.named_amounts import check_named_amount
from assistant.extract.conditions.named_later import check_named_later
from assistant.extract.conditions.neighbours import check_neighbour
from assistant.extract.conditions.other_clauses import check_clause
from assistant.extract.conditions.others import check_other_names
from assistant.extract.conditions.outcomes import Outcome, worst
from assistant.extract.conditions.paragraphs import check_paragraph
from assistant.extract.conditions.periods import check_years
from assistant.extract.conditions.phases import check_phase
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.roles import check_role
from assistant.extract.conditions.short_names import check_short_names
from assistant.extract.conditions.sides import check_side
from assistant.extract.conditions.size_brackets import check_bracket
from assistant.extract.conditions.targets import check_target
from assistant.extract.conditions.towns import check_names

_NAMES = (check_names, check_latin_names, check_short_names)
CHECKS = (
    check_years,
    check_months,
    check_side,
    check_counted,
    check_qualifier,
    check_unit,
    check_aspect,
    check_part,
    check_whole,
    check_rate,
    check_plan,
    check_target,
    check_decided,
    check_edition,
    check_phase,
    check_limit,
    check_bound,
    check_bracket,
    check_change,
    check_named_amount,
    *_NAMES,
    check_other_names,
    check_named_later,
    check_clause,
    check_compared,
    check_neighbour,
    check_paragraph,
    check_denied,
    check_role,
    check_former,
)


def check_conditions(question: str, place: Place) -> Outcome:
    """Tell whether a place has what a question names.

    Args:
        question: Standing on its own, in any language.
        place: Where the words stand that may answer it.
    """
    return worst(check(question, place) for check in CHECKS)


def check_all_names(question: str, place: Place) -> Outcome:
    """Tell whether a place has the towns and other names of a question."""
    return worst(check(question, place) for check in _NAMES)


def may_be_said(question: str, place: Place, outcome: Outcome) -> bool:
    """Return whether an answer is one at all, with this outcome of its conditions.

    What a document says that nowhere has the name is of something else, and so is a
    figure where it nowhere has the year.
    """
    if outcome is not Outcome.NOWHERE:
        return outcome is not Outcome.CONTRADICTED
    if place.concerns_figure(question):
        return False
    return check_all_names(question, place) is not Outcome.NOWHERE
