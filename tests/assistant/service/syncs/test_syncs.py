from __future__ import annotations

from contextlib import closing

import httpx
import pytest

from assistant import Settings
from assistant.service.application import make_application
from assistant.service.keys import Keys
from assistant.service.served import Served
from assistant.service.sync_runs import SyncRuns
from index import sync_index
from index.errors import CorpusMissingError
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    EDITOR,
    READER,
    index_corpus,
    leaked,
)
from tests.assistant.service.conftest import ClientOf, connected, listening
from tests.assistant.service.event_stream import ACCEPTED
from tests.assistant.service.syncs.conftest import REPORT, Steps
from tests.waiting import PATIENCE, wait_until


def test_one_sync_runs_at_a_time(clients: ClientOf, steps: Steps) -> None:
    editor = clients(EDITOR)
    assert editor.get("/api/sync").json()["state"] == "idle"
    assert editor.post("/api/sync").status_code == 202
    refused = editor.post("/api/sync")
    assert refused.status_code == 409
    assert refused.json()["detail"] == "The index is being updated."
    steps.go_on.set()
    wait_until(lambda: editor.get("/api/sync").json()["state"] == "done")
    assert editor.post("/api/sync").status_code == 202


@pytest.mark.parametrize("ask", ["GET", "POST"])
def test_a_reader_neither_starts_a_sync_nor_sees_one(
    clients: ClientOf, ask: str, served: Served
) -> None:
    assert clients(READER).request(ask, "/api/sync").status_code == 403
    assert not served.syncs.running


def test_progress_comes_in_events_until_it_is_done(
    clients: ClientOf, steps: Steps
) -> None:
    administrator = clients(ADMINISTRATOR)
    administrator.post("/api/sync")
    with administrator.stream("GET", "/api/sync", headers=ACCEPTED) as response:
        lines = response.iter_lines()
        assert '"total":8642' in next(line for line in lines if "total" in line)
        steps.go_on.set()
        said = "\n".join(lines)
    assert "event: done" in said
    assert "secret/kestrel.md" in said


def test_only_who_may_read_all_is_told_of_documents(
    clients: ClientOf, steps: Steps
) -> None:
    editor, administrator = clients(EDITOR), clients(ADMINISTRATOR)
    for outcome in (REPORT, CorpusMissingError("secret/kestrel.md cannot be read.")):
        steps.outcome = outcome
        steps.go_on.clear()
        editor.post("/api/sync")
        wait_until(lambda: leaked(administrator.get("/api/sync").text))
        assert not leaked(editor.get("/api/sync").text)
        steps.go_on.set()
        followed = editor.get("/api/sync", headers=ACCEPTED).text
        assert not leaked(followed)
        assert "event: done" in followed or "event: failed" in followed
        assert "secret/kestrel.md" in administrator.get("/api/sync").text


def test_whoever_follows_and_goes_away_holds_nothing_up(
    clients: ClientOf, served: Served, steps: Steps
) -> None:
    editor = clients(EDITOR)
    editor.post("/api/sync")
    with editor.stream("GET", "/api/sync", headers=ACCEPTED) as response:
        next(response.iter_lines())
        assert served.following_syncs.borrowed_tokens == 1
    wait_until(lambda: served.following_syncs.borrowed_tokens == 0)
    assert served.syncs.running


def test_whoever_announces_a_body_and_sends_none_is_followed_no_longer_than_it_may_take(
    served: Served, service_keys: Keys, steps: Steps
) -> None:
    key = service_keys.add("", EDITOR.role)
    assert served.syncs.start()
    with (
        listening(make_application(served, slowest=0.5)) as address,
        connected(address) as client,
    ):
        client.sendall(
            b"GET /api/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
            b"Accept: text/event-stream\r\n"
            + f"Authorization: Bearer {key}\r\n\r\n".encode()
        )
        assert client.recv(1 << 10).startswith(b"HTTP/1.1 200")
        wait_until(lambda: served.following_syncs.borrowed_tokens == 0)
        assert served.syncs.running


def test_what_was_added_to_the_folder_is_answered_from_after_a_sync(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    settings = index_corpus(tmp_path_factory.mktemp("synced"))
    (settings.corpus_dir / "new.md").write_text("# New\n\nThe cork cluster is new.\n")
    with (
        closing(Keys.open(settings)) as keys,
        closing(Served(settings, keys)) as served,
        listening(make_application(served)) as address,
        httpx.Client(base_url=address, timeout=PATIENCE) as client,
    ):
        assert client.get("/api/documents/new.md").status_code == 404
        assert client.post("/api/sync").status_code == 202
        assert "event: done" in client.get("/api/sync", headers=ACCEPTED).text
        assert client.get("/api/documents/new.md").status_code == 200


def test_an_index_on_a_server_is_not_updated_from_here(
    served_settings: Settings, service_keys: Keys
) -> None:
    shared = served_settings.model_copy(update={"chroma_url": "http://127.0.0.1:1"})
    key = service_keys.add("", EDITOR.role)
    syncs = SyncRuns(sync_index, shared)
    served = Served(served_settings, service_keys, syncs=lambda: syncs)
    with listening(make_application(served)) as address:
        headers = {"Authorization": f"Bearer {key}"}
        response = httpx.post(f"{address}/api/sync", headers=headers, timeout=PATIENCE)
    assert response.status_code == 409
    assert "cluster-policy index" in response.json()["detail"]
