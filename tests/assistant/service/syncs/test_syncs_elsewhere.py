"""What a service tells of an update that another process makes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from threading import Event

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from assistant import Settings
from assistant.service.application import make_application
from assistant.service.keys import Keys
from assistant.service.last_sync import LastSync
from assistant.service.served import Served
from assistant.service.sync_runs import SyncRuns
from index import SyncProgress, SyncReport, sync_index
from index.errors import CorpusMissingError
from index.storage.opening import open_index
from index.storage.server.rows import Rows
from index.sync.reports import Progress
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    EDITOR,
    leaked,
)
from tests.assistant.service.conftest import ClientOf, listening
from tests.assistant.service.event_stream import ACCEPTED
from tests.assistant.service.syncs.conftest import REPORT, Steps
from tests.postgresql_server import PostgresqlServer
from tests.waiting import PATIENCE, wait_until


def test_an_update_of_another_process_is_told_to_be_running_until_it_has_ended(
    served_settings: Settings, service_keys: Keys
) -> None:
    headers = {"Authorization": f"Bearer {service_keys.add('', EDITOR.role)}"}
    with (
        closing(Served(served_settings, service_keys)) as served,
        listening(make_application(served)) as address,
        httpx.Client(base_url=address, headers=headers, timeout=PATIENCE) as client,
    ):
        with (
            open_index(served_settings) as index,
            index.writing(),
            client.stream("GET", "/api/sync", headers=ACCEPTED) as followed,
        ):
            lines = followed.iter_lines()
            assert next(lines) == "event: running"
            assert client.get("/api/sync").json()["state"] == "running"
            assert leaked(client.get("/api/sync").text) == []
        assert client.get("/api/sync").json()["state"] == "idle"


def test_how_the_last_update_of_another_process_ended_is_told_without_documents(
    clients: ClientOf, steps: Steps, synced: Settings
) -> None:
    editor, administrator = clients(EDITOR), clients(ADMINISTRATOR)
    here = Steps()
    here.go_on.set()
    elsewhere = partial(here, synced, stop=Event())
    with open_index(synced) as index, index.writing():
        assert editor.get("/api/sync").json()["state"] == "running"
        LastSync(synced).run(elsewhere)
    told = administrator.get("/api/sync").json()
    assert (told["state"], told["report"]) == ("done", None)
    assert (told["counts"]["added"], told["counts"]["passages"]) == (1, 8642)
    assert told["ended"]
    assert editor.get("/api/sync").json() == {**told, "counts": None}
    here.outcome = CorpusMissingError("secret/kestrel.md cannot be read.")
    with pytest.raises(CorpusMissingError):
        LastSync(synced).run(elsewhere)
    told = administrator.get("/api/sync").json()
    assert (told["state"], told["counts"]) == ("failed", None)
    assert leaked(str(told)) == []
    # One of this process is the last one then.
    steps.go_on.set()
    assert editor.post("/api/sync").status_code == 202
    wait_until(lambda: administrator.get("/api/sync").json()["report"])


def test_how_far_an_update_of_another_process_is_comes_in_events(
    clients: ClientOf, synced: Settings
) -> None:
    administrator, here = clients(ADMINISTRATOR), Steps()
    elsewhere = partial(here, synced, stop=Event())
    with (
        open_index(synced) as index,
        ThreadPoolExecutor(1) as beside,
        closing(LastSync(synced, pause=0.0)) as last,
    ):
        with (
            index.writing(),
            administrator.stream("GET", "/api/sync", headers=ACCEPTED) as followed,
        ):
            running = beside.submit(last.run, elsewhere)
            lines = filter(None, followed.iter_lines())
            told = next(line for line in lines if '"stage":"read"' in line)
            assert '"state":"running"' in told
            assert '"total":8642' in told
            assert clients(EDITOR).get("/api/sync").json()["progress"] is None
            here.go_on.set()
            assert running.result() == REPORT
        done = administrator.get("/api/sync").json()
        assert (done["state"], done["progress"]) == ("done", None)
        # Nothing of it is told of the next one.
        with index.writing():
            again = administrator.get("/api/sync").json()
            assert (again["state"], again["progress"]) == ("running", None)


def test_a_sync_goes_on_where_nobody_can_keep_how_far_it_is(
    synced: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    unreachable = SecretStr("postgresql://127.0.0.1:1/none")
    away = synced.model_copy(update={"database_url": unreachable})
    asked = []

    def sync(tell: Progress) -> SyncReport:
        for done in range(3):
            tell(SyncProgress("read", done, 3))
            asked.append(done)
        return REPORT

    assert LastSync(away, pause=0.0).run(sync) == REPORT
    assert asked == [0, 1, 2]
    # It is waited for once on the way, and once at the end.
    assert caplog.text.count("What is known of the sync is not kept") == 2


def test_an_older_end_is_not_told_of_an_update_whose_end_is_not_kept_yet(
    clients: ClientOf, synced: Settings
) -> None:
    editor, earlier = clients(EDITOR), Steps()
    earlier.go_on.set()
    LastSync(synced).run(partial(earlier, synced, stop=Event()))
    assert editor.get("/api/sync").json()["state"] == "done"
    with open_index(synced) as index, index.writing():
        assert editor.get("/api/sync").json()["state"] == "running"
    assert editor.get("/api/sync").json()["state"] == "idle"


def other_sessions(rows: Rows) -> set[int]:
    """Return the sessions of a PostgreSQL server, but for the one that asks."""
    of_clients = text(
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
        " AND pid != pg_backend_pid()"
    )
    return set(rows.run(lambda connection: connection.scalars(of_clients).all()))


@pytest.mark.slow
def test_an_update_of_an_index_on_servers_is_told_by_every_machine(
    served_settings: Settings, service_keys: Keys
) -> None:
    server = PostgresqlServer()
    try:
        server.start()
        shared = served_settings.model_copy(
            update={
                "chroma_url": "http://127.0.0.1:1",
                "database_url": SecretStr(server.url),
            }
        )
        with (
            closing(SyncRuns(sync_index, shared)) as syncs,
            closing(Rows(server.url)) as rows,
        ):
            assert not syncs.goes_on_elsewhere
            # It is looked at again through what was opened before.
            opened = other_sessions(rows)
            assert len(opened) == 1
            assert not syncs.goes_on_elsewhere
            assert other_sessions(rows) == opened
            with rows.writing():
                assert syncs.goes_on_elsewhere
            assert not syncs.goes_on_elsewhere
    finally:
        server.remove()


def test_whether_another_writes_is_not_known_where_nobody_can_look(
    served_settings: Settings,
) -> None:
    unreachable = SecretStr("postgresql://127.0.0.1:1/none")
    shared = served_settings.model_copy(
        update={"chroma_url": "http://127.0.0.1:1", "database_url": unreachable}
    )
    with closing(SyncRuns(sync_index, shared)) as syncs:
        assert not syncs.goes_on_elsewhere
