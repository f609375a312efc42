"""The steps make the tables, once, whoever else makes them at that moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial

import pytest
from sqlalchemy import Connection, text

from assistant import Assistant, Settings
from assistant.conversations.database import Database
from index.pipeline import sync_index
from index.storage.server.catalog import Catalog
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


def test_an_index_from_before_there_were_segments_goes_on_answering(
    writer: Settings,
) -> None:
    sync_index(writer)
    with closing(SharedIndex(writer)) as index:
        live = index.catalog.generation(index.catalog.live() or "")
        (segment,) = {content.segment for content in live.contents.values()}
        index.catalog.rows.run(partial(make_as_before, vectors=segment))
    with Assistant.open(writer) as assistant:
        (hit,) = assistant.search("How many firms are there?", 9)
        assert hit.passage.document_id == "glass.txt"
    (writer.corpus_dir / "gloves.txt").write_text("There are 90 workshops.")
    sync_index(writer)
    with closing(SharedIndex(writer)) as index:
        live = index.catalog.generation(index.catalog.live() or "")
    (another,) = {content.segment for content in live.contents.values()}
    assert another != segment


def make_as_before(connection: Connection, vectors: str) -> None:
    """Have the tables as the first step made them, with vectors of one name."""
    for change in (
        "ALTER TABLE index_content ADD COLUMN generation text",
        "UPDATE index_content SET generation = index_live.generation FROM index_live",
        "ALTER TABLE index_content DROP COLUMN since, DROP COLUMN until",
        "ALTER TABLE index_content ADD PRIMARY KEY (generation, document_id)",
        "ALTER TABLE index_content ADD FOREIGN KEY (generation)"
        " REFERENCES index_generation ON DELETE CASCADE",
        "ALTER TABLE index_content DROP COLUMN segment",
        "DROP TABLE index_segment",
        f"ALTER TABLE index_version ADD COLUMN vectors text DEFAULT '{vectors}'",
        "ALTER TABLE index_version ADD COLUMN embedded boolean DEFAULT true",
        "UPDATE index_generation SET content = (content::jsonb - 'segments')::text",
        "UPDATE index_step SET version_num = 'first_tables'",
    ):
        connection.execute(text(change))
