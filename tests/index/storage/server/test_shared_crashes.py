"""Two machines ask in a loop while a third writes; it and the server are killed."""

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
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.test_crashes import (
    DOCUMENTS,
    READER,
    WRITER,
    live_versions,
    write_version,
)

pytestmark = pytest.mark.slow

SYNCS = 6


def kill_now_and_then(server: ChromaServer, stop: Event) -> None:
    chance = random.Random(11)
    while not stop.wait(chance.uniform(2.0, 8.0)):
        server.kill()
        time.sleep(chance.uniform(0.0, 1.0))
        server.start()


def test_killing_server_and_writer_fails_no_question_and_loses_nothing_published(
    own_server: ChromaServer, tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    settings = Settings(
        corpus_dir=tmp_path / "corpus",
        index_dir=tmp_path / "check",
        chunk_size=60,
        chroma_url=own_server.url,
    )
    environment = {
        **os.environ,
        "CLUSTER_POLICY_CHUNK_SIZE": "60",
        "CLUSTER_POLICY_CHROMA_URL": own_server.url,
    }

    def write() -> subprocess.Popen[str]:
        folders = [str(settings.corpus_dir), str(tmp_path / "writer")]
        return subprocess.Popen(
            [sys.executable, "-c", WRITER, *folders],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    write_version(settings.corpus_dir, 0)
    write().communicate(timeout=120)
    stop = tmp_path / "stop"
    logs = [tmp_path / f"log-{machine}" for machine in range(2)]
    readers = [
        subprocess.Popen(
            [
                *(sys.executable, "-c", READER, str(settings.corpus_dir)),
                *(str(tmp_path / f"reader-{log.name}"), str(stop), str(log)),
            ],
            env=environment,
        )
        for log in logs
    ]
    calm = Event()
    killer = Thread(target=kill_now_and_then, args=(own_server, calm))
    killer.start()
    published, chance = 0, random.Random(5)
    acknowledgements = 0
    try:
        for version in range(1, SYNCS + 1):
            write_version(settings.corpus_dir, version)
            writer = write()
            if version % 3:
                time.sleep(chance.uniform(2.0, 7.0))
                writer.kill()
            acknowledged, _ = writer.communicate(timeout=180)
            acknowledgements += bool(acknowledged)
            (live,) = live_versions(settings)
            assert int(live) in ({version} if acknowledged else {published, version})
            published = int(live)
            assert [reader.poll() for reader in readers] == [None, None]
    finally:
        calm.set()
        killer.join()
        stop.touch()
        for reader in readers:
            reader.wait(120)
    assert acknowledgements >= 2
    for log in logs:
        answers = [json.loads(line) for line in log.read_text().splitlines()]
        assert len({answer.get("generation") for answer in answers}) >= 3
        assert [answer for answer in answers if "error" in answer] == []
        assert all(
            not a["mixed"] and a["documents"] == DOCUMENTS and a["exact"]
            for a in answers
        )
