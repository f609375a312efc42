"""The spans that the network finds are whole, apart, and re-read from their text."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from assistant import Settings
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import ScoredSpan, SpanModel, load_span_model
from index.documents import Span

FIRMS = "How many firms are there?"
FIGURES = ("3,140", "212 b", "1988 ")
OPTICS = ReaderPassage(
    "The cluster was founded in 1988 by Huang Dejin. Today 3,140 firms work there, and "
    "their output reached 212 billion yuan between 2016-2020."
)


@pytest.fixture(scope="module")
def model(_isolated_environment: None) -> SpanModel:
    return load_span_model(Settings())


def test_the_best_span_is_first_and_none_overlaps_another(model: SpanModel) -> None:
    (spans,) = model.read([(FIRMS, OPTICS)], count=8)
    assert len(spans) == 8
    assert all(a.score >= b.score for a, b in pairwise(spans))
    assert not any(a.span.overlaps(b.span) for a, b in combinations(spans, 2))
    assert "3,140" in spans[0].span.of(OPTICS.text)


def test_no_span_has_white_space_or_a_comma_at_its_ends_or_cuts_a_word(
    model: SpanModel,
) -> None:
    for question in (FIRMS, "When was it?", "Which years?", "Who founded it?"):
        (spans,) = model.read([(question, OPTICS)], count=8)
        for scored in spans:
            start, end = scored.span.start, scored.span.end
            words = scored.span.of(OPTICS.text)
            assert words == words.strip()
            assert len(words) == 1 or words[-1] not in ",;:"
            before, after = OPTICS.text[:start][-1:], OPTICS.text[end:][:1]
            assert not (before.isalnum() and words[0].isalnum())
            assert not (after.isalnum() and words[-1].isalnum())


@pytest.mark.parametrize("text", ["", " \n\t ", "\u3000"])
def test_a_passage_of_white_space_has_no_span(model: SpanModel, text: str) -> None:
    assert model.read([(FIRMS, ReaderPassage(text))], count=3) == [[]]


def test_no_pairs_have_no_spans(model: SpanModel) -> None:
    assert model.read([]) == []


def test_a_passage_is_read_the_same_beside_longer_ones(model: SpanModel) -> None:
    long = ReaderPassage("The weather was fine all week. " * 12)
    (alone,) = model.read([(FIRMS, OPTICS)])
    _, among, _ = model.read([(FIRMS, long), (FIRMS, OPTICS), (FIRMS, long)])
    assert best(among).span == best(alone).span
    assert best(among).score == pytest.approx(best(alone).score, abs=0.05)


def best(spans: list[ScoredSpan]) -> ScoredSpan:
    return spans[0]


def test_what_does_not_answer_scores_below_what_does(model: SpanModel) -> None:
    weather = ReaderPassage("It rained all week, and on Friday it snowed a little.")
    (answers,), (does_not,) = model.read([(FIRMS, OPTICS), (FIRMS, weather)])
    assert answers.score >= model.calibration.threshold > does_not.score


def test_what_means_the_same_is_closer_than_what_does_not(model: SpanModel) -> None:
    same, other = model.compare(
        "The museum is closed on Mondays.",
        ["Museet är stängt på måndagar.", "Glaset säljs utomlands."],
    )
    assert 1 >= same > other


def test_the_reader_is_loaded_once_in_a_process(model: SpanModel) -> None:
    assert load_span_model(Settings()) is model


def test_the_reader_does_not_follow_the_embedding_model_of_the_search(
    model: SpanModel,
) -> None:
    assert load_span_model(Settings(embedding_model="another/model")) is model


def test_lengths_are_counted_in_tokens(model: SpanModel) -> None:
    nothing, one, many = model.count_tokens(["", "glass", "glass " * 50])
    assert nothing <= one < many


def test_a_place_that_answers_scores_above_one_that_does_not(model: SpanModel) -> None:
    places = [Span(start, start + 5) for start in map(OPTICS.text.index, FIGURES)]
    (scores,) = model.score_places([(FIRMS, OPTICS)], [places])
    assert len(scores) == len(places)
    assert max(scores) == scores[0]
    (best,) = model.read([(FIRMS, OPTICS)])
    assert max(scores) <= best[0].score


def test_a_place_beyond_what_can_be_read_scores_lowest(model: SpanModel) -> None:
    long = ReaderPassage("It rained all day in the hills. " * 200 + "3,140 firms.")
    near, far = Span(0, 9), Span(len(long.text) - 12, len(long.text) - 7)
    ((first, last),) = model.score_places([(FIRMS, long)], [[near, far]])
    assert last < first


def test_all_texts_are_compared_with_all_others(model: SpanModel) -> None:
    close = model.compare_all(["Firms", "Rain"], ["Companies", "Rain"])
    assert set(close) == {
        (a, b) for a in ("Firms", "Rain") for b in ("Companies", "Rain")
    }
    assert close["Rain", "Rain"] == pytest.approx(1, abs=0.01)
    assert close["Firms", "Companies"] > close["Rain", "Companies"]
