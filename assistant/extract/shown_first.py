"""Put what is shown to be of what was asked first, and leave out what is not."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from assistant.extract.conditions.conditions import check_conditions, may_be_said
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.figures_of_brackets import aim_at_asked_bracket
from assistant.extract.figures_of_clauses import aim_at_fullest_clause
from assistant.extract.figures_of_kinds import aim_at_asked_kind
from assistant.extract.figures_of_names import aim_at_asked_name
from assistant.extract.figures_of_stages import aim_at_asked_stage
from assistant.extract.figures_of_years import aim_at_asked_year
from assistant.extract.found import Found
from assistant.ordering import settle_ties
from index.embedding.cache import embedding_text

LOGGER = logging.getLogger(__name__)

_TIED = 0.05
"""Scores of the reader for one text differ by less from one process to another."""


def rank_by_conditions(
    question: str, found: Sequence[Found]
) -> list[tuple[Outcome, Found]]:
    """Return what may be said of what was found, best first, and how well it is shown.

    Args:
        question: Standing on its own, in any language.
        found: The spans of the passages that were read.
    """
    aimed = found
    for aim in (
        aim_at_asked_year,
        aim_at_asked_name,
        aim_at_asked_kind,
        aim_at_fullest_clause,
        aim_at_asked_stage,
        aim_at_asked_bracket,
    ):
        aimed = aim(question, aimed)
    ranked: list[tuple[Outcome, Found]] = []
    for each in aimed:
        place = Place(each.document, each.passage, each.span)
        outcome = check_conditions(question, place)
        if may_be_said(question, place, outcome):
            ranked.append((outcome, each))
    LOGGER.debug("%d stretches are of something else", len(found) - len(ranked))
    # The reader alone tells best which is first; how sure that is, both together.
    return settle_ties(
        sorted(ranked, key=lambda one: (one[0], -one[1].score)),
        text=lambda one: (
            f"{one[0]} {one[1].text} "
            f"{embedding_text(one[1].document.title, one[1].passage)}"
        ),
        name=lambda one: one[1].document.id,
        score=lambda one: one[1].score,
        near=_TIED,
    )
