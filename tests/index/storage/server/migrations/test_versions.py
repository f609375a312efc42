"""The steps make the tables, once, whoever else makes them at that moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial

import pytest
from sqlalchemy import Connection, text

from assistant import Assistant, Settings
from assistant.conversations.database import Database
from index.errors import IndexMissingError
from index.pipeline import sync_index
from index.storage.server.catalog import Catalog
from index.storage.server.migrations.versions import first_tables
from index.storage.server.rows import Rows
from index.storage.shared_index import SharedIndex

pytestmark = pytest.mark.slow


def test_many_machines_may_make_the_tables_at_once_beside_those_of_conversations(
    writer: Settings,
) -> None:
    url = writer.database_url.get_secret_value()

    def live(_: int) -> str | None:
        with closing(Rows(url)) as rows:
            return Catalog(rows).live()

    Database(url).close()
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(live, range(6))) == [None] * 6
    Database(url).close()
    with closing(Rows(url)) as rows:
        steps = rows.run(lambda c: c.scalar(text("SELECT count(*) FROM index_step")))
    assert steps == 1


def test_an_index_from_before_there_were_blocks_is_published_anew(
    writer: Settings,
) -> None:
    sync_index(writer)
    with closing(SharedIndex(writer)) as index:
        (segment,) = segments(index)
        index.catalog.rows.run(partial(make_as_before, vectors=segment))
    with pytest.raises(IndexMissingError):
        Assistant.open(writer)
    sync_index(writer)
    with Assistant.open(writer) as assistant:
        (hit,) = assistant.search("How many firms are there?", 9)
        assert hit.passage.document_id == "glass.txt"
    with closing(SharedIndex(writer)) as index:
        (another,) = segments(index)
        assert another != segment
        (collection,) = index.chroma.collections(index.prefix)
        assert collection.startswith(another)


def segments(index: SharedIndex) -> list[str]:
    """Return those that are noted."""
    noted = text("SELECT name FROM index_segment")
    return index.catalog.rows.run(lambda c: [*c.scalars(noted)])


def make_as_before(connection: Connection, vectors: str) -> None:
    """Have the tables as the first step made them, with vectors of one name."""
    name = connection.scalar(text("SELECT generation FROM index_live"))
    for table in ("live", "generation", "block", "segment"):
        connection.execute(text(f"DROP TABLE index_{table}"))
    for change in (
        *first_tables.TABLES.split(";")[:-1],
        f"INSERT INTO index_version VALUES ('v', '{vectors}', true, now(), '')",
        f"INSERT INTO index_generation VALUES ('{name}', now(), NULL, '{{}}')",
        f"INSERT INTO index_content VALUES ('{name}', 'glass.txt', 'v')",
        f"UPDATE index_live SET generation = '{name}'",
        "UPDATE index_step SET version_num = 'first_tables'",
    ):
        connection.execute(text(change))
