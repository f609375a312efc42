"""Readers look on while server and writer are killed at random moments."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import DisplayableError
from index.storage.server import Patience, ServerIndex
from tests.conftest import ROOT
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.storage.server.values import ids, sample
from tests.waiting import wait_until

pytestmark = pytest.mark.slow

DOCUMENTS = 6
PASSAGES = 25
KILLS = 4

# Publishes one edition of all documents after the other, and says which it has.
WRITER = """
import sys, time
from index.errors import DisplayableError
from index.storage.server import Patience, Retention, ServerIndex
from tests.index.storage.server.values import INFO, add, sample

url, documents, passages, out = sys.argv[1:]
patience = Patience(away=20, stale_lock=0.9)
index = ServerIndex(url, patience=patience, retention=Retention(2, grace=6, pause=0))
while True:
    try:
        with index.writing(INFO) as writer:
            edition = int(writer.live.name[:6]) + 1 if writer.live else 1
            samples = [
                sample(f"park {n}", str(edition), int(passages))
                for n in range(int(documents))
            ]
            manifest = writer.publish(add(writer, *samples))
            with open(out, "a") as log:
                log.write(manifest.name + "\\n")
            writer.retire()
    except DisplayableError as error:
        print(type(error).__name__, error, flush=True)
        time.sleep(0.1)
"""


class Reader(threading.Thread):
    """Looks at the live generation again and again; each must be whole and unmixed."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.seen: list[str] = []
        self.ended = threading.Event()
        self._url = url

    def run(self) -> None:
        patience = Patience(away=20)
        with closing(ServerIndex(self._url, patience=patience)) as index:
            while not self.ended.is_set():
                try:
                    self.look(index)
                except DisplayableError as error:
                    self.wrong.append(f"{type(error).__name__}: {error}")

    def look(self, index: ServerIndex) -> None:
        name = index.live()
        if name is None:
            return
        manifest = index.manifest(name)
        edition = str(int(name[:6]))
        expected = [sample(f"park {n}", edition, PASSAGES) for n in range(DOCUMENTS)]
        near = expected[0].embeddings[0].tolist()
        hits = {id_ for id_, _ in index.search(manifest, near, DOCUMENTS * PASSAGES)}
        documents = [d for _, d, _ in index.fetch(manifest.versions.values())]
        if hits != ids(*expected):
            self.wrong.append(f"{name}: {len(hits)} hits, {len(hits - ids(*expected))}")
        if documents != [e.document for e in expected]:
            self.wrong.append(f"{name}: other documents")
        self.seen.append(name)


def test_nothing_published_is_lost_or_mixed_whatever_is_killed(
    own_server: ChromaServer, tmp_path: Path
) -> None:
    moments = random.Random(3)
    published = tmp_path / "published"
    published.touch()
    command = [sys.executable, "-c", WRITER, own_server.url]
    command += [str(DOCUMENTS), str(PASSAGES), str(published)]
    errors = (tmp_path / "errors").open("w")
    writer = subprocess.Popen(command, cwd=ROOT, stdout=errors, stderr=errors)
    reader = Reader(own_server.url)
    reader.start()

    def wait_for_another() -> None:
        before = published.read_text()
        wait_until(lambda: published.read_text() != before)
        time.sleep(moments.uniform(0, 0.8))

    try:
        for number in range(KILLS):
            wait_for_another()
            own_server.kill()
            own_server.start()
            if number % 2:
                wait_for_another()
                writer.kill()
                writer.wait()
                writer = subprocess.Popen(
                    command, cwd=ROOT, stdout=errors, stderr=errors
                )
        wait_for_another()
    finally:
        writer.kill()
        writer.wait()
        reader.ended.set()
        reader.join()
        errors.close()

    names = published.read_text().split()
    with closing(ServerIndex(own_server.url)) as index:
        live = index.live() or ""
        assert index.manifest(live).name == live
    assert reader.wrong == []
    assert len(names) > KILLS
    assert names == sorted(names)
    assert live >= names[-1]  # Killed after it had published, and before it said so.
    assert len(set(reader.seen)) > 3
