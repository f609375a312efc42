"""The database says in one sentence what is wrong, and one process writes."""

from __future__ import annotations

import os
import socket
from contextlib import closing

import pytest
from sqlalchemy import text

from assistant import Settings
from index.errors import IndexBusyError, IndexDamagedError, ServerUnavailableError
from index.storage.server.rows import Rows
from tests.forked import start_forked
from tests.postgresql_server import PostgresqlServer

pytestmark = pytest.mark.slow


def test_one_machine_writes_and_the_others_are_told_which(writer: Settings) -> None:
    url = writer.database_url.get_secret_value()
    with closing(Rows(url)) as first, closing(Rows(url)) as second:
        assert first.writer() is None
        with first.writing():
            me = f"process {os.getpid()} on {socket.gethostname()}"
            assert second.writer() == me
            with pytest.raises(IndexBusyError, match=me), second.writing():
                pass
        with second.writing():
            assert first.writer() == me


def hold(url: str) -> None:
    with Rows(url).writing():
        os.kill(os.getpid(), 9)


def test_the_lock_of_a_killed_process_is_free_at_once(writer: Settings) -> None:
    url = writer.database_url.get_secret_value()
    process = start_forked(hold, url)
    process.join()
    assert process.exitcode == -9
    with closing(Rows(url)) as rows, rows.writing():
        pass


def test_what_was_asked_while_the_server_was_away_is_answered_when_it_is_back(
    own_postgresql: PostgresqlServer,
) -> None:
    with closing(Rows(own_postgresql.url)) as rows:
        assert rows.run(lambda c: c.scalar(text("SELECT 1"))) == 1
        own_postgresql.kill()
        own_postgresql.start()
        assert rows.run(lambda c: c.scalar(text("SELECT 2"))) == 2


def test_a_server_that_is_away_or_refuses_is_one_sentence_without_the_password(
    shared_postgresql: PostgresqlServer,
) -> None:
    away = "postgresql://kept:secret@127.0.0.1:9/kept"
    unknown = shared_postgresql.url.replace("/postgres", "/nothing")
    for url, said in ((away, "does not answer"), (unknown, "does not let us in")):
        with (
            closing(Rows(url, patience=0.1)) as rows,
            pytest.raises(ServerUnavailableError, match=said) as raised,
        ):
            rows.writer()
        assert "secret" not in f"{raised.value.message} {raised.value.hint}"


def test_tables_that_are_others_are_one_sentence(writer: Settings) -> None:
    with (
        closing(Rows(writer.database_url.get_secret_value())) as rows,
        pytest.raises(IndexDamagedError, match="cannot be used"),
    ):
        rows.run(lambda c: c.execute(text("SELECT * FROM nothing_of_the_kind")))
