"""What is published is whole, and what nobody needs any more goes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection, text

from assistant import Assistant, Settings
from index import sync_index
from index.documents import Document, Passage, Span
from index.errors import IndexBusyError, IndexMissingError
from index.storage.server.catalog import Content, Generation, next_name, pack
from index.storage.shared_index import SharedIndex
from tests.postgresql_server import PostgresqlServer

pytestmark = pytest.mark.slow

TEXT = "A park.\nA town."
DOCUMENT = Document(
    id="park.txt",
    path="/corpus/park.txt",
    title="Park",
    language="en",
    text=TEXT,
    pages=(),
    content_hash="1",
    warnings=(),
)
PASSAGES = (Passage("1", "park.txt", "A town.", Span(8, 15), None, None),)


def test_a_version_comes_back_as_it_was_read(writer: Settings) -> None:
    with closing(SharedIndex(writer)) as index:
        name, data = pack(DOCUMENT, PASSAGES)
        for _ in range(2):  # As if the first answer had been lost.
            index.catalog.announce({name: data})
        assert list(index.catalog.fetch([name])) == [(name, DOCUMENT, PASSAGES)]
        with pytest.raises(IndexMissingError):
            list(index.catalog.fetch([name, "another"]))


def test_other_words_or_passages_are_another_version() -> None:
    names = {
        pack(DOCUMENT, PASSAGES)[0],
        pack(replace(DOCUMENT, text="A park.\nA tower"), PASSAGES)[0],
        pack(DOCUMENT, ())[0],
    }
    assert len(names) == 3


def test_who_was_overtaken_publishes_nothing(writer: Settings) -> None:
    with closing(SharedIndex(writer)) as index:
        catalog, info = index.catalog, {"schema": "1"}
        first = Generation(next_name(None), info, (), {})
        catalog.publish(first, None)
        catalog.publish(first, None)  # As if the first answer had been lost.
        with pytest.raises(IndexBusyError, match="Another machine"):
            catalog.publish(replace(first, name=next_name(None)), None)
        assert catalog.names() == [catalog.live()] == [first.name]
        assert catalog.generation(first.name) == first
        with pytest.raises(IndexMissingError):
            catalog.generation(next_name(None))


def test_whoever_follows_asks_only_for_what_differs_and_for_all_where_that_is_gone(
    writer: Settings,
) -> None:
    with closing(SharedIndex(writer)) as index:
        catalog, info = index.catalog, {"schema": "1"}
        catalog.begin_segment("s", 9)
        versions = {name: name.encode() for name in ("a", "b", "c")}
        catalog.announce(versions)
        states: list[dict[str, str]] = [
            *({"1.txt": "a", "2.txt": "b"}, {"1.txt": "c", "2.txt": "b"}),
            *({"2.txt": "b"}, {"2.txt": "b", "1.txt": "a"}, {}),
        ]
        made: list[Generation] = []
        for state in states:
            contents = {id_: Content(version, "s") for id_, version in state.items()}
            before = made[-1] if made else None
            name = next_name(before.name if before else None)
            made.append(Generation(name, info, (), contents))
            catalog.publish(made[-1], before)
        for number, after in enumerate(made):
            assert catalog.generation(after.name) == after
            for before in made[:number]:
                assert catalog.generation(after.name, before) == after
        unknown = replace(made[0], name=next_name(None))
        assert catalog.generation(made[3].name, unknown) == made[3]
        let_hours_pass(index)
        catalog.forget(keep=2)
        assert catalog.generation(made[4].name, made[3]) == made[4]
        assert catalog.generation(made[3].name, made[0]) == made[3]
        with pytest.raises(IndexMissingError):
            catalog.generation(made[0].name)


def let_hours_pass(index: SharedIndex) -> None:
    for change in (
        "UPDATE index_generation SET replaced = replaced - interval '2 hours'",
        "UPDATE index_version SET written = written - interval '2 hours'",
    ):
        index.catalog.rows.run(partial(Connection.execute, statement=text(change)))


def count(index: SharedIndex, table: str) -> int:
    query = text(f"SELECT count(*) FROM index_{table}")
    return int(index.catalog.rows.run(lambda c: c.scalar(query)) or 0)


def collections(index: SharedIndex) -> list[str]:
    return index.chroma.collections(f"{index.prefix}-")


def test_what_no_generation_has_goes_an_hour_later(writer: Settings) -> None:
    keep = writer.model_copy(update={"keep_generations": 1})
    glass = keep.corpus_dir / "glass.txt"
    sync_index(keep)
    for number in range(3):
        glass.write_text(f"There are {number} firms.")
        sync_index(keep)
    with closing(SharedIndex(keep)) as index:
        tables = ("generation", "version", "segment")
        assert [count(index, table) for table in tables] == [4, 4, 4]
        assert len(collections(index)) == 4
        let_hours_pass(index)
        with index.writing(rebuild=False):
            pass
        assert [count(index, table) for table in tables] == [1, 1, 1]
        assert len(collections(index)) == 1
    with Assistant.open(keep) as assistant:
        (hit,) = assistant.search("How many firms are there?", 9)
    assert hit.passage.text == "There are 2 firms."


def test_the_collections_of_an_index_that_was_made_anew_go_whole(
    writer: Settings,
) -> None:
    keep = writer.model_copy(update={"keep_generations": 1})
    sync_index(keep)
    sync_index(keep, rebuild=True)
    with closing(SharedIndex(keep)) as index:
        assert len(collections(index)) == 2
        let_hours_pass(index)
        with index.writing(rebuild=False):
            pass
        (left,) = collections(index)
        live = index.catalog.generation(index.catalog.live() or "")
        assert left == f"{live.contents['glass.txt'].segment}-en"


def test_two_indexes_on_one_chroma_server_leave_each_other_alone(
    writer: Settings, shared_postgresql: PostgresqlServer
) -> None:
    sync_index(writer)
    url = SecretStr(shared_postgresql.new_database())
    other = writer.model_copy(update={"database_url": url, "keep_generations": 1})
    sync_index(other)
    sync_index(other, rebuild=True)
    with closing(SharedIndex(other)) as index:
        let_hours_pass(index)
        with index.writing(rebuild=False):
            pass
    with Assistant.open(writer) as assistant:
        assert len(assistant.search("Xuzhou", 9)) == 1
