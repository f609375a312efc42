"""What an evaluation and its followers do while the database or the index changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Event

import httpx

from assistant import Settings
from assistant.conversations.database import Database
from assistant.conversations.evaluation_store import EvaluationStore
from assistant.service.application import make_application
from assistant.service.evaluation_runs import EvaluationRuns
from assistant.service.keys import Keys
from assistant.service.served import Served
from tests.assistant.service.conftest import listening
from tests.assistant.service.test_evaluations import BODY
from tests.waiting import PATIENCE, assert_ends


@contextmanager
def changing(settings: Settings) -> Iterator[sqlite3.Connection]:
    """Give the database as another program writes to it, which holds it until then."""
    file = settings.index_dir / "conversations" / "conversations.sqlite"
    with closing(sqlite3.connect(file, PATIENCE, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        finally:
            connection.execute("COMMIT")


def test_to_start_one_while_another_program_holds_the_database_keeps_nobody_waiting(
    served_settings: Settings, service_keys: Keys
) -> None:
    asking = Event()

    def opened() -> EvaluationStore:
        folder = served_settings.index_dir / "conversations"
        store = EvaluationStore(Database.in_folder(folder, PATIENCE))
        asking.set()
        return store

    with (
        closing(Served(served_settings, service_keys)) as served,
        listening(make_application(served)) as address,
        httpx.Client(base_url=address, timeout=PATIENCE) as client,
        ThreadPoolExecutor() as threads,
    ):
        served.evaluations = EvaluationRuns(opened)
        with closing(served.evaluations):
            with changing(served_settings):
                started = threads.submit(client.post, "/api/evaluate", json=BODY)
                assert asking.wait(PATIENCE)
                assert_ends(lambda: client.get("/api/health").raise_for_status())
                assert not started.done()
            assert started.result().status_code == 202
            served.evaluations.end()
