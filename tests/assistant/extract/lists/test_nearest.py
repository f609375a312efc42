"""The list is chosen whose sentences come nearest to a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.extract.lists.listings import find_listings
from assistant.extract.lists.nearest import Candidate, Compare, nearest_list
from tests.small_documents import document, passage

TEXT = (
    "The plan has four measures: energy advice, a training centre, cheap loans and a "
    "fair. The council has five groups: farmers, teachers, nurses, smiths and traders."
)
PLAN = document(TEXT, "plan.txt")
QUESTION = "What does the plan do?"


def candidates(*scores: float) -> list[Candidate]:
    listings = find_listings(passage(PLAN), PLAN)
    assert len(listings) == 2
    return [
        Candidate(PLAN, listing, score)
        for listing, score in zip(listings, scores, strict=True)
    ]


def near(**closeness: float) -> Compare:
    """Return what tells for each text how close it is, by a word in it."""

    def compare(_: str, texts: Sequence[str]) -> list[float]:
        return [next(c for word, c in closeness.items() if word in t) for t in texts]

    return compare


def test_the_list_nearest_in_meaning_answers_though_the_reader_is_not_sure() -> None:
    chosen = nearest_list(QUESTION, candidates(-3, -3), near(plan=0.6, council=0.3))
    assert chosen is not None
    assert "energy advice" in chosen.words


def test_of_two_equally_near_the_one_is_taken_in_which_more_was_found() -> None:
    chosen = nearest_list(QUESTION, candidates(-9, -2), near(plan=0.6, council=0.6))
    assert chosen is not None
    assert "farmers" in chosen.words


def test_a_list_that_is_neither_near_nor_well_read_does_not_answer() -> None:
    assert (
        nearest_list(QUESTION, candidates(-9, -9), near(plan=0.4, council=0.3)) is None
    )
    assert nearest_list(QUESTION, [], near(plan=0.9)) is None


def test_a_list_has_to_be_nearer_than_the_sentence_it_stands_against() -> None:
    compare = near(plan=0.6, council=0.3, loans=0.7)
    point = "cheap loans", 0.0
    (plan, _) = candidates(0, 0)
    assert nearest_list(QUESTION, [plan], compare, point) is None
    assert nearest_list(QUESTION, [plan], near(plan=0.8, loans=0.7), point) == plan


def test_a_list_of_as_many_items_as_were_asked_for_need_not_be_as_near() -> None:
    compare = near(plan=0.55, council=0.6)
    assert nearest_list(QUESTION, candidates(-11, -11), compare) is None
    plan, council = candidates(-11, -11)
    counted = [replace(plan, counted=True), council]
    chosen = nearest_list("What are its four measures?", counted, compare)
    assert chosen is not None
    assert "energy advice" in chosen.words
