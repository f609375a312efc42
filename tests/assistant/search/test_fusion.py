"""Vectors and keywords are put together, and so are the languages of an index."""

from __future__ import annotations

from assistant.search.fusion import add_keywords, merge_languages
from index.documents import Passage, ScoredPassage, Span


def hit(name: str, score: float = 0.0) -> ScoredPassage:
    return ScoredPassage(Passage(name, "a.txt", "x", Span(0, 1), None, None), score)


def test_a_passage_that_both_searches_find_comes_before_one_that_leads_only_one() -> (
    None
):
    near = [hit("a", 0.6), hit("b", 0.55), hit("z", 0.4)]
    fused = add_keywords(near, [hit("c", 9.0), hit("b", 8.0)])
    assert [h.passage.id for h in fused] == ["b", "a", "c", "z"]


def test_a_vector_that_is_clearly_nearest_is_not_outdone_by_words() -> None:
    near = [hit("a", 0.9), *(hit(f"b{n}", 0.4 - n / 100) for n in range(5))]
    matching = [hit(f"b{n}", 9.0) for n in range(5)]
    assert add_keywords(near, matching)[0].passage.id == "a"


def test_it_does_not_matter_how_far_apart_the_similarities_of_a_model_lie() -> None:
    far = [hit("a", 0.6), hit("b", 0.5), hit("c", 0.2)]
    close = [hit("a", 0.86), hit("b", 0.85), hit("c", 0.82)]
    matching = [hit("c", 4.0), hit("b", 3.0)]
    orders = [names(add_keywords(near, matching)) for near in (far, close)]
    assert orders[0] == orders[1] == ["b", "a", "c"]


def test_what_matches_best_by_words_alone_comes_up_among_many_that_do_not() -> None:
    near = [hit(f"n{n}", 0.5 / (1 + n) + 0.2) for n in range(50)]
    fused = add_keywords(near, [hit("form", 12.0)])
    assert "form" in names(fused)[:3]


def test_nothing_found_is_nothing_fused() -> None:
    assert add_keywords([], []) == []


def test_without_words_that_match_the_vectors_stand_as_they_are() -> None:
    near = [hit("a", 0.6), hit("b", 0.5)]
    assert add_keywords(near, []) == near


def test_words_that_match_better_in_another_language_count_less_here() -> None:
    near = [hit("a", 0.6), hit("b", 0.55), hit("z", 0.4)]
    assert names(add_keywords(near, [hit("b", 2.0)]))[0] == "b"
    assert names(add_keywords(near, [hit("b", 2.0)], best=9.0))[0] == "a"


def names(hits: list[ScoredPassage]) -> list[str]:
    return [found.passage.id for found in hits]


A, B = [hit("a1"), hit("a2"), hit("a3")], [hit("b1"), hit("b2"), hit("b3")]


def test_languages_that_are_as_near_take_turns() -> None:
    merged = [placed.scored() for placed in merge_languages([(0.6, A), (0.6, B)])]
    assert names(merged) == ["a1", "b1", "a2", "b2", "a3", "b3"]
    scores = [found.score for found in merged]
    assert scores == sorted(scores, reverse=True)


def test_a_language_that_is_less_near_begins_later() -> None:
    merged = merge_languages([(0.55, A), (0.6, B)])
    assert names([placed.near for placed in merged]) == [
        "b1",
        "b2",
        "a1",
        "b3",
        "a2",
        "a3",
    ]


def test_no_language_is_left_out_however_far_it_is() -> None:
    merged = merge_languages([(0.6, A), (0.1, B)])
    assert [placed.near for placed in merged] == [*A, *B]


def test_nothing_found_in_any_language_is_nothing() -> None:
    assert merge_languages([]) == []


def test_of_documents_that_are_the_same_one_is_always_first() -> None:
    def twin(name: str, score: float) -> ScoredPassage:
        text = "The cluster has 12 firms."
        return ScoredPassage(
            Passage(name, name, text, Span(0, len(text)), None, None), score
        )

    for one, other in (("a", "b"), ("b", "a")):
        merged = merge_languages([(0.8, [twin(one, 0.8002), twin(other, 0.8)])])
        assert [placed.near.passage.id for placed in merged] == ["a", "b"]
