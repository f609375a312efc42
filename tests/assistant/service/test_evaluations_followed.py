"""What an evaluation and its followers do while the database or the index changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event

import httpx
import pytest
from langchain_core.messages import BaseMessage

from assistant import Assistant, Settings
from assistant.conversations.database import Database
from assistant.conversations.evaluation_store import EvaluationStore
from assistant.service.application import make_application
from assistant.service.evaluation_runs import EvaluationRuns
from assistant.service.keys import Keys
from assistant.service.served import Served
from index import sync_index
from tests.assistant.access.closed_corpus import EDITOR, index_corpus
from tests.assistant.scripted import ScriptedModel
from tests.assistant.service.conftest import listening
from tests.assistant.service.endless_model import EndlessModel
from tests.assistant.service.event_stream import ACCEPTED, events_of
from tests.assistant.service.test_evaluations import BODY, FIRMS
from tests.waiting import PATIENCE, assert_ends, wait_until


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


@contextmanager
def failing(settings: Settings) -> Iterator[None]:
    """Have the database fail when it is asked for evaluations, until the block ends."""
    renamed = "ALTER TABLE {} RENAME TO {}"
    with changing(settings) as connection:
        connection.execute(renamed.format("evaluation", "evaluation_away"))
    try:
        yield
    finally:
        with changing(settings) as connection:
            connection.execute(renamed.format("evaluation_away", "evaluation"))


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


def test_a_database_that_fails_for_a_moment_ends_neither_evaluation_nor_events(
    endless_address: str,
    endless: EndlessModel,
    served_settings: Settings,
    service_keys: Keys,
    caplog: pytest.LogCaptureFixture,
) -> None:
    headers = {"Authorization": f"Bearer {service_keys.add('Eva', EDITOR.role)}"}

    def failed_looks() -> int:
        return caplog.text.count("is not known for now")

    with (
        httpx.Client(
            base_url=endless_address, headers=headers, timeout=PATIENCE
        ) as client,
        client.stream("POST", "/api/evaluate", json=BODY, headers=ACCEPTED) as asked,
    ):
        lines = asked.iter_lines()
        told = [next(lines), next(lines)]
        ((kind, state),) = events_of("\n".join(told))
        assert kind == "running"
        place = f"/api/evaluate/{state['id']}"
        assert endless.writing.wait(PATIENCE)
        with client.stream("GET", place, headers=ACCEPTED) as followed:
            others = followed.iter_lines()
            assert [next(others), next(others)] == told
            with failing(served_settings):
                wait_until(lambda: failed_looks() >= 4)
                assert client.get(place).status_code == 503
            assert not endless.closed.is_set()
            assert client.get(place).json()["state"] == "running"
            assert client.delete(place).status_code == 204
            for rest in (lines, others):
                kind, state = events_of("\n".join(rest))[-1]
                assert (kind, "was stopped" in str(state)) == ("failed", True)


def test_what_rests_on_a_document_that_came_meanwhile_is_not_told_once_it_is_closed(
    tmp_path: Path,
) -> None:
    settings = index_corpus(tmp_path)
    asking, go_on = Event(), Event()

    def script(_: Sequence[BaseMessage]) -> str:
        asking.set()
        assert go_on.wait(PATIENCE)
        return "There are 77 registered firms [p1]."

    cork = {"question": "How many firms are in the cork cluster?", "answer": ["77"]}
    body = {"questions": [FIRMS, cork]}
    with (
        closing(Keys.open(settings)) as keys,
        Assistant.open(settings, chat_model=ScriptedModel(script=script)) as assistant,
        closing(Served(settings, keys, lambda: assistant)) as served,
        listening(make_application(served)) as address,
        httpx.Client(
            base_url=address,
            headers={"Authorization": f"Bearer {keys.add('Eva', EDITOR.role)}"},
            timeout=PATIENCE,
        ) as client,
    ):
        place = f"/api/evaluate/{client.post('/api/evaluate', json=body).json()['id']}"
        assert asking.wait(PATIENCE)
        new = settings.corpus_dir / "new"
        new.mkdir()
        (new / "cork.md").write_text("The cork cluster has 77 registered firms.\n")
        sync_index(settings)
        go_on.set()
        wait_until(lambda: client.get(place).json()["state"] == "done")
        said = [one["said"] for one in client.get(place).json()["report"]["outcomes"]]
        assert "77" in said[1]
        (new / "access.yaml").write_text("groups: [economists]\n")
        wait_until(lambda: client.get(place).json()["state"] == "failed")
        assert said[1] not in client.get(place).text
