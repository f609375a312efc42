"""The newer version of a document speaks first, unless a year is asked for."""

from __future__ import annotations

from dataclasses import replace

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


def test_what_is_replaced_answers_where_its_successor_does_not() -> None:
    alone = replace(READ, statements=READ.statements[:1])
    assert _order("How much does a cluster get?", alone) == ["old"]
