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


def names(hits: list[ScoredPassage]) -> list[str]:
    return [found.passage.id for found in hits]


A, B = [hit("a1"), hit("a2"), hit("a3")], [hit("b1"), hit("b2"), hit("b3")]


def test_languages_that_are_as_near_take_turns() -> None:
    merged = merge_languages([(0.6, A), (0.6, B)])
    assert names(merged) == ["a1", "b1", "a2", "b2", "a3", "b3"]
    scores = [found.score for found in merged]
    assert scores == sorted(scores, reverse=True)


def test_a_language_that_is_less_near_begins_later() -> None:
    merged = merge_languages([(0.55, A), (0.6, B)])
    assert names(merged) == ["b1", "b2", "a1", "b3", "a2", "a3"]


def test_no_language_is_left_out_however_far_it_is() -> None:
    assert names(merge_languages([(0.6, A), (0.1, B)])) == names([*A, *B])


def test_nothing_found_in_any_language_is_nothing() -> None:
    assert merge_languages([]) == []
