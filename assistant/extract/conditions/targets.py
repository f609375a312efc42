"""Tell whether a figure stands under the target of a later year than is asked for."""

from __future__ import annotations

from assistant.extract.conditions.figure_words import clause_of
from assistant.extract.conditions.mark_words import NOW, PLANNED
from assistant.extract.conditions.marks import has_words
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.year_words import asked_years, last_dated, years_in

_REACH = 600
"""Characters before a sentence in which the target that it stands under is named."""


def check_target(question: str, place: Place) -> Outcome:
    """Tell whether a figure is a target of a later year, which is named before it.

    "By 2030 the region will lead in optics. It has 40 laboratories": in a plan for 2024
    to 2030 that tells nothing of 2024.
    """
    asked = asked_years(question)
    if not asked or not place.concerns_figure(question):
        return Outcome.SHOWN
    written = place.document.date
    if years_in(place.sentence, written) or has_words(clause_of(place), NOW):
        return Outcome.SHOWN
    start = place.sentence_span.start
    before = place.document.text[max(0, start - _REACH) : start]
    above = last_dated(before, written)
    target = has_words(above, PLANNED) and min(years_in(above)) > max(asked)
    return Outcome.CONTRADICTED if target else Outcome.SHOWN
