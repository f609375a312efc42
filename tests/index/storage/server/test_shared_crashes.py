"""Whenever a writing machine or a server is killed, all machines go on answering."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
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
    live_versions,
    write_version,
)
from tests.postgresql_server import PostgresqlServer
from tests.waiting import PATIENCE, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.long]

SYNCS = 6
SENT = "POST collections/*/add"
POINTED = "UPDATE index_live"
STEPS = [
    *("publish", "INSERT INTO index_segment", "POST collections"),
    *(SENT, "INSERT INTO index_block", "INSERT INTO index_generation"),
    *(POINTED, "COMMIT", "generation"),
]
"""Some of what a sync does there, in this order; the last two after the pointer."""


@pytest.fixture
def machine(
    own_server: ChromaServer, own_postgresql: PostgresqlServer, tmp_path: Path
) -> Settings:
    """Settings of the machine that writes, which has published version 0."""
    (tmp_path / "corpus").mkdir()
    settings = Settings(
        corpus_dir=tmp_path / "corpus",
        index_dir=tmp_path / "writer",
        chunk_size=60,
        database_url=own_postgresql.url,
        chroma_url=own_server.url,
    )
    write_version(settings.corpus_dir, 0)
    sync_index(settings)
    return settings


@pytest.fixture
def other_machine(machine: Settings, tmp_path: Path) -> Settings:
    return machine.model_copy(update={"index_dir": tmp_path / "other"})


def go_to(sync: SteppingSync, wanted: str) -> None:
    """Go on until a sync stands before one of ``STEPS``."""
    pointed = False
    for step in sync.steps():
        pointed = pointed or step.startswith(POINTED)
        name = step.rpartition("/")[2].partition(" (")[0]
        if wanted in {name, step.partition(" (")[0]} and (
            pointed or wanted not in STEPS[-2:]
        ):
            return
    pytest.fail(f"there was no {wanted} in {sync.reached}")


def test_a_sync_killed_at_any_named_point_leaves_one_whole_generation(
    machine: Settings, other_machine: Settings
) -> None:
    for version, step in enumerate(STEPS, 1):
        write_version(machine.corpus_dir, version)
        with SteppingSync(machine) as sync:
            go_to(sync, step)
            sync.kill()
        published = step == STEPS[-1]
        assert live_versions(other_machine) == {
            str(version if published else version - 1)
        }, f"killed before {step}"
        sync_index(machine)
        for reading in (machine, other_machine):
            assert live_versions(reading) == {str(version)}, f"after {step}"


def test_servers_killed_at_any_named_point_are_waited_for_and_have_lost_nothing(
    machine: Settings,
    other_machine: Settings,
    own_server: ChromaServer,
    own_postgresql: PostgresqlServer,
) -> None:
    for version, step in enumerate(STEPS, 1):
        write_version(machine.corpus_dir, version)
        with SteppingSync(machine) as sync:
            go_to(sync, step)
            for server in (own_server, own_postgresql):
                server.kill()
            for server in (own_postgresql, own_server):
                server.start()
            sync.go_on()
            assert list(sync.steps())
            assert sync.succeeded, f"killed before {step}"
        for reading in (machine, other_machine):
            assert live_versions(reading) == {str(version)}, f"after {step}"


def kill_somewhere(sync: SteppingSync, chance: random.Random) -> None:
    """Kill a sync in the middle of one of ``STEPS``."""
    go_to(sync, chance.choice(STEPS))
    sync.go_on()
    time.sleep(chance.uniform(0, 0.1))
    sync.kill()


def kill_now_and_then(
    servers: Sequence[ChromaServer | PostgresqlServer], stop: Event, killed: list[str]
) -> None:
    chance = random.Random(11)
    while not stop.wait(chance.uniform(1.0, 5.0)):
        server = chance.choice(servers)
        killed.append(type(server).__name__)
        server.kill()
        time.sleep(chance.uniform(0.0, 1.0))
        server.start()


def test_killing_servers_and_writer_fails_no_question_and_loses_nothing_published(
    machine: Settings,
    own_server: ChromaServer,
    own_postgresql: PostgresqlServer,
    tmp_path: Path,
) -> None:
    environment = {
        **os.environ,
        "CLUSTER_POLICY_CHUNK_SIZE": "60",
        "CLUSTER_POLICY_CHROMA_URL": own_server.url,
        "CLUSTER_POLICY_DATABASE_URL": own_postgresql.url,
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
    calm, killed = Event(), list[str]()
    servers = (own_server, own_postgresql)
    killer = Thread(target=kill_now_and_then, args=(servers, calm, killed))
    killer.start()
    published, chance = 0, random.Random(5)
    try:
        for version in range(1, SYNCS + 1):
            write_version(machine.corpus_dir, version)
            with SteppingSync(machine) as sync:
                if version % 3:
                    kill_somewhere(sync, chance)
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
    assert len(set(killed)) == 2
    total = 0
    for log in logs:
        answers = [json.loads(line) for line in log.read_text().splitlines()]
        assert len({answer.get("generation") for answer in answers}) >= 3
        assert [answer for answer in answers if "error" in answer] == []
        assert all(
            not a["mixed"] and a["documents"] == DOCUMENTS and a["exact"]
            for a in answers
        )
        total += len(answers)
    sys.stdout.write(f"{len(killed)} kills of servers, {total} answers\n")
