"""Whenever a writing machine or the server is killed, all machines go on answering."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from assistant import Settings
from index import sync_index
from tests.index.stepping import SteppingSync
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.test_crashes import (
    DOCUMENTS,
    READER,
    kill_somewhere,
    live_versions,
    write_version,
)
from tests.waiting import PATIENCE, wait_until

pytestmark = pytest.mark.slow

SYNCS = 6
ADDED = "POST collections/*/add"
POINTED = "PUT collections/*"
STEPS = ["publish", ADDED, f"{ADDED} (2)", f"{ADDED} (3)", f"{ADDED} (5)", POINTED]
"""Some of what a sync does on the server, in this order: versions, vectors, pointer."""


@pytest.fixture
def machine(own_server: ChromaServer, tmp_path: Path) -> Settings:
    """Settings of the machine that writes, which has published version 0."""
    (tmp_path / "corpus").mkdir()
    settings = Settings(
        corpus_dir=tmp_path / "corpus",
        index_dir=tmp_path / "writer",
        chunk_size=60,
        chroma_url=own_server.url,
    )
    write_version(settings.corpus_dir, 0)
    sync_index(settings)
    return settings


@pytest.fixture
def other_machine(machine: Settings, tmp_path: Path) -> Settings:
    return machine.model_copy(update={"index_dir": tmp_path / "other"})


def steps_on_the_server(machine: Settings) -> list[str]:
    """Return after which answers of the server a sync has changed something there."""
    write_version(machine.corpus_dir, 1)
    with SteppingSync(machine) as sync:
        steps = list(sync.steps())
        assert sync.succeeded
    kinds = (ADDED, "PUT ", "DELETE ", "POST collections (", "publish")
    changes = [s for s in steps if s.startswith(kinds) or s == "POST collections"]
    place = [changes.index(step) for step in STEPS]
    assert place == sorted(place)
    return changes


def test_a_sync_killed_after_any_change_on_the_server_leaves_one_whole_generation(
    machine: Settings, other_machine: Settings
) -> None:
    for version, step in enumerate(steps_on_the_server(machine), 2):
        write_version(machine.corpus_dir, version)
        with SteppingSync(machine) as sync:
            sync.go_to(step)
            sync.kill()
        published = POINTED in sync.reached
        assert live_versions(other_machine) == {
            str(version if published else version - 1)
        }, f"killed after {step}"
        sync_index(machine)
        for reading in (machine, other_machine):
            assert live_versions(reading) == {str(version)}, f"after {step}"


def test_a_server_killed_after_any_change_is_waited_for_and_has_lost_nothing(
    machine: Settings, other_machine: Settings, own_server: ChromaServer
) -> None:
    for version, step in enumerate(steps_on_the_server(machine), 2):
        write_version(machine.corpus_dir, version)
        with SteppingSync(machine) as sync:
            sync.go_to(step)
            own_server.kill()
            own_server.start()
            sync.go_on()
            assert list(sync.steps())
            assert sync.succeeded, f"killed after {step}"
        for reading in (machine, other_machine):
            assert live_versions(reading) == {str(version)}, f"after {step}"


def kill_now_and_then(server: ChromaServer, stop: Event) -> None:
    chance = random.Random(11)
    while not stop.wait(chance.uniform(2.0, 8.0)):
        server.kill()
        time.sleep(chance.uniform(0.0, 1.0))
        server.start()


def test_killing_server_and_writer_fails_no_question_and_loses_nothing_published(
    machine: Settings, own_server: ChromaServer, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "CLUSTER_POLICY_CHUNK_SIZE": "60",
        "CLUSTER_POLICY_CHROMA_URL": own_server.url,
    }
    stop = tmp_path / "stop"
    logs = [tmp_path / f"log-{number}" for number in range(2)]
    readers = [
        subprocess.Popen(
            [
                *(sys.executable, "-c", READER, str(machine.corpus_dir)),
                *(str(tmp_path / f"reader-{log.name}"), str(stop), str(log)),
            ],
            env=environment,
        )
        for log in logs
    ]
    wait_until(lambda: all(log.exists() and log.read_text() for log in logs))
    calm = Event()
    killer = Thread(target=kill_now_and_then, args=(own_server, calm))
    killer.start()
    published, chance = 0, random.Random(5)
    try:
        for version in range(1, SYNCS + 1):
            write_version(machine.corpus_dir, version)
            with SteppingSync(machine) as sync:
                if version % 3:
                    kill_somewhere(sync, STEPS, chance)
                else:
                    assert list(sync.steps())
                    assert sync.succeeded
                    published = version
            (live,) = live_versions(machine)
            assert int(live) in {published, version}
            published = int(live)
            assert [reader.poll() for reader in readers] == [None, None]
    finally:
        calm.set()
        killer.join()
        stop.touch()
        for reader in readers:
            reader.wait(PATIENCE)
    for log in logs:
        answers = [json.loads(line) for line in log.read_text().splitlines()]
        assert len({answer.get("generation") for answer in answers}) >= 3
        assert [answer for answer in answers if "error" in answer] == []
        assert all(
            not a["mixed"] and a["documents"] == DOCUMENTS and a["exact"]
            for a in answers
        )
