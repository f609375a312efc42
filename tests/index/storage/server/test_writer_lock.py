"""One writer among machines, also when one falls silent."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pytest

from index.errors import IndexBusyError
from index.storage.server import Manifest, Patience
from index.storage.server.address import Address
from index.storage.server.connection import Connection
from index.storage.server.place import Place
from index.storage.server.writer_lock import WriterLock
from tests.conftest import ROOT
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.storage.server.conftest import Open
from tests.index.storage.server.values import INFO, add, publish, sample
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow

STALE = 0.9
SHORT = Patience(away=2.0, stale_lock=STALE)

# Takes the lock, says so, waits for a line, and publishes.
WRITER = """
import sys
from index.errors import DisplayableError
from index.storage.server import Patience, ServerIndex
from tests.index.storage.server.values import INFO, add, sample

url, prefix, stale = sys.argv[1:]
index = ServerIndex(url, prefix=prefix, patience=Patience(stale_lock=float(stale)))
with index.writing(INFO) as writer:
    versions = add(writer, sample("theirs"))
    writer.flush()
    print("holding", flush=True)
    sys.stdin.readline()
    try:
        print(writer.publish(versions).name, flush=True)
    except DisplayableError as error:
        print(type(error).__name__, error.message, flush=True)
"""


@contextmanager
def other_writer(url: str, prefix: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", WRITER, url, prefix, str(STALE)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            assert said(process.stdout) == "holding"
            yield process
        finally:
            process.kill()


def said(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline().strip()


def go_on(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_a_second_writer_is_told_who_is_writing(
    open_index: Open, shared_server: ChromaServer, prefix: str
) -> None:
    index = open_index(patience=SHORT)
    assert index.writer() is None

    with other_writer(shared_server.url, prefix) as process:
        time.sleep(2 * STALE)  # It lives, and so its lock does not age.
        assert f"process {process.pid} on " in (index.writer() or "")
        with (
            pytest.raises(IndexBusyError, match=f"by process {process.pid} on "),
            index.writing(INFO),
        ):
            pass
        go_on(process)
        theirs = said(process.stdout)
        process.wait(PATIENCE)

    assert index.live() == theirs
    assert index.writer() is None
    assert publish(index, sample("mine")).previous == theirs


def test_the_lock_of_a_killed_writer_is_taken_over(
    open_index: Open, shared_server: ChromaServer, prefix: str
) -> None:
    index = open_index(patience=SHORT)
    with other_writer(shared_server.url, prefix) as process:
        process.kill()
        process.wait(PATIENCE)

    with pytest.raises(IndexBusyError), index.writing(INFO):
        pass  # It might be alive.
    time.sleep(STALE)
    manifest = publish(index, sample("mine"))

    assert index.live() == manifest.name


def test_a_writer_that_was_overtaken_publishes_nothing(
    open_index: Open, shared_server: ChromaServer, prefix: str
) -> None:
    index = open_index(patience=SHORT)
    with other_writer(shared_server.url, prefix) as process:
        process.send_signal(signal.SIGSTOP)
        time.sleep(1.5 * STALE)
        with index.writing(INFO) as writer:
            process.send_signal(signal.SIGCONT)
            go_on(process)
            assert said(process.stdout).startswith("IndexBusyError")
            manifest = writer.publish(add(writer, sample("mine")))

    assert index.live() == manifest.name


def test_the_pointer_is_not_moved_without_the_lock(
    shared_server: ChromaServer, prefix: str
) -> None:
    connection = Connection(Address(shared_server.url))
    place = Place(connection, prefix)
    place.create()
    with WriterLock(connection, prefix, 60.0).held() as held:
        connection.create(f"{prefix}-lock-000002", {"holder": "process 7 on x"})
        with pytest.raises(IndexBusyError, match="process 7 on x has taken over"):
            place.publish(Manifest(INFO, {}, (), "vectors", None, 1.0), held)

    assert place.live() is None
    connection.close()


def test_a_holder_whose_clock_is_wrong_keeps_its_lock(
    shared_server: ChromaServer, prefix: str
) -> None:
    connection = Connection(Address(shared_server.url))
    lock = WriterLock(connection, prefix, STALE)
    name = f"{prefix}-lock-000004"
    noted: dict[str, str | int | float] = {"holder": "a slow clock", "free": False}
    connection.create(name, {**noted, "beat": 1.0})
    ended = threading.Event()

    def beat() -> None:
        number = 1.0
        while not ended.wait(STALE / 6):
            number += 1
            connection.set_metadata(name, {**noted, "beat": number})

    beating = threading.Thread(target=beat)
    beating.start()
    with pytest.raises(IndexBusyError, match="a slow clock"), lock.held():
        pass
    ended.set()
    beating.join()
    with lock.held() as held:
        assert held.name == f"{prefix}-lock-000005"
    connection.close()


def test_of_many_that_want_the_lock_one_at_a_time_has_it(
    shared_server: ChromaServer, prefix: str
) -> None:
    connection = Connection(Address(shared_server.url))
    lock = WriterLock(connection, prefix, 60.0)
    holding: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        while len(most) < 12:
            try:
                with lock.held() as held:
                    holding.append(number)
                    time.sleep(0.002)
                    most.append(len(holding))
                    holding.remove(number)
                    held.check()
            except IndexBusyError:
                pass

    workers = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(PATIENCE)
    connection.close()

    assert len(most) >= 12
    assert set(most) == {1}


def test_a_lock_left_where_only_one_can_write_is_taken_at_once(
    open_index: Open,
) -> None:
    patient = open_index(patience=Patience(away=2.0, stale_lock=60.0))
    with patient._lock.held("here"):
        with pytest.raises(IndexBusyError), patient._lock.held("elsewhere"):
            pass
        with pytest.raises(IndexBusyError), patient._lock.held():
            pass
        # That this one is not gone is what its holder may rely on, and breaks here.
        with patient._lock.held("here") as taken:
            taken.check()
