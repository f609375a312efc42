"""What is published is whole, and what nobody needs any more goes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from hashlib import sha256
from zlib import compress

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection, text

from assistant import Assistant, Settings
from index import sync_index
from index.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from index.storage.server.catalog import Generation, next_name
from index.storage.shared_index import SharedIndex
from tests.postgresql_server import PostgresqlServer

pytestmark = pytest.mark.slow

TABLES = ("generation", "segment")


def test_a_block_comes_back_as_it_was_or_not_at_all(writer: Settings) -> None:
    block = b"A park.\nA town." * 99
    digest = sha256(block).digest()
    with closing(SharedIndex(writer)) as index:
        for _ in range(2):  # As if the first answer had been lost.
            index.catalog.announce({digest: block})
        assert list(index.catalog.fetch([digest])) == [(digest, block)]
        with pytest.raises(IndexMissingError):
            list(index.catalog.fetch([digest, sha256().digest()]))
        for damaged in (compress(b"A park"), b"A park"):
            query = text("UPDATE index_block SET data = :data")
            values = {"data": damaged}
            index.catalog.rows.run(
                partial(Connection.execute, statement=query, parameters=values)
            )
            with pytest.raises(IndexDamagedError, match="damaged"):
                list(index.catalog.fetch([digest]))
        index.catalog.announce({digest: block})
        assert list(index.catalog.fetch([digest])) == [(digest, block)]


def test_who_was_overtaken_publishes_nothing(writer: Settings) -> None:
    with closing(SharedIndex(writer)) as index:
        catalog, info = index.catalog, {"schema": "1"}
        first = Generation(next_name(None), info, ["s"], 4, [b"1", b"2"])
        catalog.begin_segment("s")
        catalog.publish(first)
        catalog.publish(first)  # As if the first answer had been lost.
        with pytest.raises(IndexBusyError, match="Another machine"):
            catalog.publish(replace(first, name=next_name(None)))
        assert catalog.names() == [catalog.live()] == [first.name]
        assert catalog.generation(first.name) == first
        with pytest.raises(IndexMissingError):
            catalog.generation(next_name(None))


def test_what_another_machine_has_given_up_is_not_published(writer: Settings) -> None:
    with closing(SharedIndex(writer)) as index:
        catalog = index.catalog
        for segment in ("gone", "kept"):
            catalog.begin_segment(segment)
        first = Generation(next_name(None), {}, ["kept"])
        catalog.publish(first)
        # Another machine has the lock, which this one has lost, and tidies up; killed
        # before anything is removed from Chroma, it leaves that to the next one.
        for _ in range(2):
            assert catalog.forget(keep=1) == ["gone"]
        second = Generation(next_name(first.name), {}, ["gone", "kept"])
        with pytest.raises(IndexBusyError, match="Another machine"):
            catalog.publish(second)
        assert catalog.live() == first.name
        catalog.forget_segment("gone")
        assert catalog.forget(keep=1) == []
        assert count(index, "segment") == 1


def test_blocks_go_with_the_last_generation_that_has_them(writer: Settings) -> None:
    with closing(SharedIndex(writer)) as index:
        catalog, name = index.catalog, next_name(None)
        catalog.announce({block: block for block in (b"1", b"2", b"3", b"4", b"5")})
        for blocks in ([b"1", b"2"], [b"3", b"2"], [b"3", b"4"]):
            catalog.publish(Generation(name, {}, [], 2, blocks))
            name = next_name(name)
        catalog.forget(keep=1)
        assert count(index, "block") == 5
        let_hours_pass(index)
        catalog.forget(keep=2)
        assert count(index, "block") == 3
        catalog.forget(keep=1)
        assert count(index, "block") == 2


def let_hours_pass(index: SharedIndex) -> None:
    for change in (
        "UPDATE index_generation SET replaced = replaced - interval '2 hours'",
        "UPDATE index_block SET written = written - interval '2 hours'",
    ):
        index.catalog.rows.run(partial(Connection.execute, statement=text(change)))


def count(index: SharedIndex, table: str) -> int:
    query = text(f"SELECT count(*) FROM index_{table}")
    return int(index.catalog.rows.run(lambda c: c.scalar(query)) or 0)


def collections(index: SharedIndex) -> list[str]:
    return index.chroma.collections(index.prefix)


def test_what_no_generation_has_goes_an_hour_later(writer: Settings) -> None:
    keep = writer.model_copy(update={"keep_generations": 1})
    glass = keep.corpus_dir / "glass.txt"
    sync_index(keep)
    for number in range(3):
        glass.write_text(f"There are {number} firms.")
        sync_index(keep)
    with closing(SharedIndex(keep)) as index:
        assert [count(index, table) for table in TABLES] == [4, 4]
        sent = count(index, "block")
        assert len(collections(index)) == 4
        let_hours_pass(index)
        with index.writing():
            pass
        assert [count(index, table) for table in TABLES] == [1, 1]
        assert count(index, "block") < sent
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
        with index.writing():
            pass
        (left,) = collections(index)
        live = index.catalog.generation(index.catalog.live() or "")
        assert [left] == [f"{segment}-en" for segment in live.segments]


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
        with index.writing():
            pass
    with Assistant.open(writer) as assistant:
        assert len(assistant.search("Xuzhou", 9)) == 1
