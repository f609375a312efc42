"""The steps make the tables, once, whoever else makes them at that moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import text

from assistant import Settings
from assistant.conversations.database import Database
from index.storage.server.catalog import Catalog
from index.storage.server.rows import Rows

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
