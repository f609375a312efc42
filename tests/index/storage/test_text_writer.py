from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import ReadFailure, Successor
from index.errors import IndexDamagedError
from index.readers.shared.document_facts import find_facts
from index.storage.database import Database
from index.storage.text_writer import TextWriter
from index.storage.texts import Texts
from tests.index.storage.values import document, keys, passages


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.create(tmp_path / "generation", {})) as made:
        yield made


def add(writer: TextWriter, name: str) -> None:
    read = document(name)
    writer.add_document(read, passages(read), keys(passages(read)))


def test_what_is_removed_is_counted_until_the_file_is_made_anew(
    database: Database,
) -> None:
    texts, writer = Texts(database), TextWriter(database)
    for name in ("a.md", "b.md"):
        add(writer, name)
    for name in ("a.md", "unknown.md", "b.md"):
        writer.remove_document(name)
    assert (texts.removed, texts.count(), texts.count_keywords()) == (4, 0, 0)
    writer.compact()
    assert texts.removed == 0


def test_the_text_of_what_is_removed_is_in_the_file_no_more(
    database: Database,
) -> None:
    writer, file = TextWriter(database), database.folder / "documents.sqlite"
    for name in ("a.md", "b.md"):
        add(writer, name)
    writer.remove_document("a.md")
    secret = document(
        "c.md", "Nobody knows of Operation Glove.\n\n徐州有玻璃产业集群。"
    )
    writer.add_document(secret, passages(secret), keys(passages(secret)))
    assert b"Operation Glove" in file.read_bytes()
    writer.remove_document("c.md")
    assert b"Operation Glove" not in file.read_bytes()


def test_compacting_gives_back_the_space_of_what_was_removed(
    database: Database,
) -> None:
    writer = TextWriter(database)
    for number in range(200):
        add(writer, f"{number}.md")
    for number in range(200):
        writer.remove_document(f"{number}.md")
    before = (database.folder / "documents.sqlite").stat().st_size
    writer.compact()
    assert (database.folder / "documents.sqlite").stat().st_size < before / 2


def test_failures_are_kept_and_replaced(database: Database) -> None:
    writer = TextWriter(database)
    writer.set_failures([ReadFailure("a.pdf", "It is empty.", "00")])
    writer.set_failures([ReadFailure("b.pdf", "It is empty.", None)])
    assert Texts(database).failures() == (ReadFailure("b.pdf", "It is empty.", None),)


def test_a_failure_says_whether_an_earlier_version_goes_on_answering(
    database: Database,
) -> None:
    writer = TextWriter(database)
    add(writer, "a.md")
    writer.set_failures([ReadFailure(name, "It is empty.") for name in ("a.md", "b")])
    assert [f.answering for f in Texts(database).failures()] == [True, False]


def test_a_document_is_added_with_all_its_passages_or_not_at_all(
    database: Database,
) -> None:
    read = document()
    with pytest.raises(IndexDamagedError):
        TextWriter(database).add_document(read, passages(read), [b"one key too few"])
    assert Texts(database).documents() == ()
    assert Texts(database).count() == 0


def test_a_document_comes_back_with_its_facts_and_with_what_replaces_it(
    database: Database,
) -> None:
    texts, writer = Texts(database), TextWriter(database)
    plans = {
        "2018.md": "Number: P/2018\n\nAn old plan.",
        "2024.md": "Number: P/2024\nReplaces: P/2018\n\nA new plan.",
    }
    for name, text in plans.items():
        read = replace(document(name, text), facts=find_facts(text))
        writer.add_document(read, [], [])
    writer.compare()
    older, newer = texts.document("2018.md"), texts.document("2024.md")
    assert older
    assert newer
    assert older.replaced_by == Successor("2024.md", "On glass")
    assert newer.replaced_by is None
    assert newer.facts == find_facts(plans["2024.md"])
    writer.remove_document("2024.md")
    writer.compare()
    again = texts.document("2018.md")
    assert again
    assert again.replaced_by is None
