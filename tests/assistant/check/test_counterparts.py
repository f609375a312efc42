"""Which of two clauses is meant is told by the words that only one of them has."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.check.counterparts import Parted, compare_parted, words_of
from assistant.extract.span_model.model import SpanModel, load_span_model
from index.documents import Span


@pytest.fixture(scope="module")
def model(_isolated_environment: None) -> SpanModel:
    return load_span_model(Settings())


def words(text: str, language: str = "en") -> tuple[str, ...]:
    return words_of(text, Span(0, len(text)), language, [])


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("For Large firms, in 2024", "en", ("large", "firms", "2024")),
        ("大企业可获20%", "zh", ("大企", "企业", "获", "20")),
        ("给ABC的钱款", "zh", ("给", "abc", "钱款")),
    ],
)
def test_words_are_those_that_mean_something(
    text: str, language: str, found: tuple[str, ...]
) -> None:
    assert words(text, language) == found


def test_what_is_left_out_joins_no_words() -> None:
    assert words_of("共有45名工程师", Span(0, 8), "zh", [Span(2, 5)]) == (
        "共有", "工程", "程师"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Large firms get costs", "en"),
        ("Support for big companies", "en"),
        ("Stora företag", "sv"),
        ("大企业", "zh"),
    ],
)
def test_a_statement_is_nearer_to_the_clause_that_has_its_words(
    model: SpanModel, said: str, language: str
) -> None:
    clauses = (words("Small firms get of the costs"), words("large firms"))
    parted = Parted((words(said, language),), clauses, language == "en")
    ((same, to_large), (to_small, _)) = compare_parted(model, [parted])[0]
    assert same == 0
    assert to_large > 0 > to_small


def test_clauses_with_the_same_words_are_equally_near(model: SpanModel) -> None:
    clauses = (words("the new firms"), words("a new firm"))
    parted = Parted((words("An old firm"),), clauses, same_language=True)
    assert compare_parted(model, [parted]) == [[[0, 0], [0, 0]]]


def test_words_that_only_begin_alike_set_clauses_apart(model: SpanModel) -> None:
    clauses = (words("internal costs"), words("international costs"))
    parted = Parted(
        (words("costs of international work"),), clauses, same_language=True
    )
    assert compare_parted(model, [parted])[0][0][1] > 0


def test_nothing_is_asked_of_the_model_without_statements(model: SpanModel) -> None:
    assert compare_parted(model, []) == []
