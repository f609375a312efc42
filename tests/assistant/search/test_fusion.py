"""Rankings are fused by the ranks in them, whatever their scores are."""

from __future__ import annotations

import pytest

from assistant.search.fusion import fuse_rankings, merge_languages, rank_score
from index.documents import Passage, ScoredPassage, Span


def hit(name: str, score: float = 0.0) -> ScoredPassage:
    return ScoredPassage(Passage(name, "a.txt", "x", Span(0, 1), None, None), score)


def test_a_passage_that_both_searches_find_comes_before_one_that_leads_only_one() -> (
    None
):
    fused = fuse_rankings([[hit("a"), hit("b")], [hit("c"), hit("b")]])
    assert [h.passage.id for h in fused] == ["b", "a", "c"]
    assert fused[0].score == pytest.approx(2 / 62)


def test_nothing_found_is_nothing_fused() -> None:
    assert fuse_rankings([[], []]) == []


def test_the_scores_of_a_ranking_count_for_nothing() -> None:
    fused = fuse_rankings([[hit("a", 0.1), hit("b", 9.0)], []])
    assert [(h.passage.id, h.score) for h in fused] == [
        ("a", rank_score(1)),
        ("b", rank_score(2)),
    ]


def test_of_equals_the_first_ranking_s_comes_first() -> None:
    fused = fuse_rankings([[hit("vector")], [hit("keyword")]])
    assert [h.passage.id for h in fused] == ["vector", "keyword"]


def test_a_passage_counts_once_in_a_result_however_many_rankings_have_it() -> None:
    fused = fuse_rankings([[hit("a")], [hit("a")], [hit("a")]])
    assert [h.passage.id for h in fused] == ["a"]
    assert fused[0].score == pytest.approx(3 * rank_score(1))


OWN = [hit("a1"), hit("a2"), hit("a3"), hit("a4")]


def names(hits: list[ScoredPassage]) -> list[str]:
    return [found.passage.id for found in hits]


def test_every_language_has_its_turn_after_two_of_the_question_s() -> None:
    others = [[hit("b1", 0.7), hit("b2", 0.6)], [hit("c1", 0.6)]]
    merged = merge_languages(OWN, others, nearest=0.9)
    assert names(merged) == ["a1", "a2", "b1", "c1", "a3", "a4", "b2"]
    scores = [found.score for found in merged]
    assert scores == sorted(scores, reverse=True)


def test_a_language_that_is_as_near_goes_first() -> None:
    others = [[hit("b1", 0.89), hit("b2", 0.6)], [hit("c1", 0.6)]]
    merged = merge_languages(OWN, others, nearest=0.9)
    assert names(merged) == ["b1", "a1", "a2", "b2", "c1", "a3", "a4"]


def test_without_the_question_s_language_the_others_take_turns() -> None:
    merged = merge_languages([], [[hit("b1", 0.7), hit("b2", 0.6)], [hit("c1", 0.6)]])
    assert names(merged) == ["b1", "c1", "b2"]
