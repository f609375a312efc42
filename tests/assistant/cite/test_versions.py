"""The newer version of a document speaks first, unless a year is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.cite.versions import newest_first
from assistant.extract.found import Statement
from assistant.extract.reader import PassagesRead
from index.documents import Span, Successor
from tests.small_documents import document

OLD = replace(
    document("A cluster gets 3 million.", "old"), replaced_by=Successor("new", "New")
)
NEW = document("A cluster gets 5 million.", "new")
ALL = {"old": OLD, "new": NEW}
READ = PassagesRead(
    tuple(
        Statement(id_, Span(0, 25), score) for id_, score in (("old", 9), ("new", 8))
    ),
    (),
)


def _order(question: str, read: PassagesRead = READ) -> list[str]:
    said = newest_first(read, question, ALL).statements
    return [statement.document_id for statement in said]


def test_what_is_replaced_comes_after_what_replaces_it() -> None:
    assert _order("How much does a cluster get?") == ["new", "old"]


def test_a_question_for_a_year_keeps_the_order() -> None:
    assert _order("How much did a cluster get in 2018?") == ["old", "new"]


ALONE = replace(READ, statements=READ.statements[:1])


def test_what_the_successor_says_in_the_same_place_comes_before_what_is_replaced() -> (
    None
):
    said = newest_first(ALONE, "How much does a cluster get?", ALL).statements
    assert [s.document_id for s in said] == ["new", "old"]
    assert said[0].span.of(NEW.text) == "A cluster gets 5 million."


def test_what_is_replaced_answers_where_its_successor_does_not() -> None:
    other = {**ALL, "new": document("The office is in Harwich.", "new")}
    said = newest_first(ALONE, "How much does a cluster get?", other).statements
    assert [s.document_id for s in said] == ["old"]


@pytest.mark.parametrize(
    "question",
    [
        "How much did a cluster get under the older version of the plan?",
        "Hur mycket fick ett kluster enligt den äldre versionen?",
        "Wie viel bekam ein Cluster nach der früheren Fassung?",
        "按照旧办法，集群补助多少？",
        "Combien recevait un cluster selon l'ancienne version ?",
    ],
)
def test_the_older_version_alone_answers_where_it_is_asked_for(question: str) -> None:
    assert _order(question) == ["old"]


def test_a_replaced_document_that_is_named_keeps_its_place() -> None:
    named = replace(OLD, title="Harbour Plan")
    question = "How much does a cluster get in the Harbour Plan?"
    said = newest_first(READ, question, {**ALL, "old": named}).statements
    assert [s.document_id for s in said] == ["old", "new"]
