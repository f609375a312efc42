"""Many vectors are added in another process, and this one goes on meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import sleep

import numpy as np
import pytest

from index.benchmark.waiting import taking_turns
from index.errors import DisplayableError, IndexDamagedError
from index.storage.vector_writer import VectorWriter
from index.storage.vectors import VectorTable
from tests.conftest import ROOT
from tests.waiting import wait_until

MANY = 1_500
VERY_MANY = 20_000
PROGRAM = f"""
import sys
from pathlib import Path
import numpy as np
from index.storage.vector_writer import VectorWriter
from index.storage.vectors import VectorTable

rows = np.random.default_rng(0).normal(size=({VERY_MANY}, 384))
names = [str(number) for number in range({VERY_MANY})]
writer = VectorWriter(VectorTable(Path(sys.argv[1])))
writer.add(names, rows, ["en"] * {VERY_MANY})
"""


@pytest.fixture
def table(tmp_path: Path) -> VectorTable:
    table = VectorTable(tmp_path / "chroma")
    table.create()
    return table


@pytest.fixture
def writer(table: VectorTable) -> Iterator[VectorWriter]:
    with closing(VectorWriter(table)) as writer:
        yield writer


def add(writer: VectorWriter, name: str, count: int) -> np.ndarray:
    rows = np.random.default_rng(count).normal(size=(count, 384)).astype(np.float32)
    writer.add(names(name, count), rows, ["en"] * count)
    return rows


def names(name: str, count: int) -> list[str]:
    return [f"{name}-{number}" for number in range(count)]


def children(process: int | str = "self") -> list[int]:
    files = Path(f"/proc/{process}/task").glob("*/children")
    return [int(name) for file in files for name in file.read_text().split()]


def test_what_many_and_few_were_added_to_is_searched_as_one(
    writer: VectorWriter,
) -> None:
    few = add(writer, "first", 3)
    many = add(writer, "many", MANY)
    add(writer, "last", 4)
    table = writer.finish()
    assert table.count() == 3 + MANY + 4
    for rows, name in ((few, "first-2"), (many, "many-2")):
        assert table.search(rows[2].tolist(), 1)[0][0] == name


def test_one_process_adds_what_is_added_after_many_until_it_is_finished(
    writer: VectorWriter,
) -> None:
    others = set(children())  # Whatever tests before it have started.
    add(writer, "many", MANY)
    (adding,) = set(children()) - others
    add(writer, "more", MANY + 1)
    add(writer, "few", 2)
    assert set(children()) - others == {adding}
    writer.finish()
    assert _has_ended(adding)
    add(writer, "last", 3)
    assert not set(children()) - others
    assert writer.finish().count() == 2 * MANY + 1 + 2 + 3


def test_what_another_thread_removes_meanwhile_is_gone_and_the_rest_is_there(
    writer: VectorWriter,
) -> None:
    add(writer, "kept", 3)
    old = add(writer, "old", 50)
    with ThreadPoolExecutor(1) as pool:
        adding = pool.submit(add, writer, "many", MANY)
        for name in names("old", 50):
            writer.remove([name])
        rows = adding.result()
    table = writer.finish()
    assert table.count() == 3 + MANY
    assert not table.search(old[0].tolist(), 1)[0][0].startswith("old")
    assert table.search(rows[-1].tolist(), 1)[0][0] == f"many-{MANY - 1}"


def test_other_threads_go_on_while_many_are_added(writer: VectorWriter) -> None:
    with taking_turns() as waits:
        add(writer, "many", MANY)
    # In this process, all that was added would have been one turn.
    assert len(waits) > 20


def test_what_the_process_cannot_do_is_told_as_if_it_were_done_here(
    writer: VectorWriter, table: VectorTable, tmp_path: Path
) -> None:
    table.close()
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(b"no database" * 1_000)
    with pytest.raises(IndexDamagedError) as raised:
        add(writer, "many", MANY)
    assert str(tmp_path) in raised.value.message
    assert "--rebuild" in raised.value.hint


def test_a_process_that_is_killed_is_told_in_a_sentence(writer: VectorWriter) -> None:
    others = set(children())  # Whatever tests before it have started.

    def kill_it() -> None:
        while not (found := set(children()) - others):
            sleep(0.01)
        os.kill(found.pop(), signal.SIGKILL)

    threading.Thread(target=kill_it, daemon=True).start()
    with pytest.raises(DisplayableError, match="could not be written") as raised:
        add(writer, "many", MANY)
    assert raised.value.hint == "Free some memory and try again."
    add(writer, "again", MANY)
    assert writer.finish().count() == MANY


def test_the_process_ends_with_a_program_that_is_killed(
    table: VectorTable, tmp_path: Path
) -> None:
    table.close()
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "chroma")]
    file = tmp_path / "chroma" / "chroma.sqlite3"
    empty = file.stat().st_size
    with subprocess.Popen(command, cwd=ROOT) as program:
        wait_until(lambda: file.stat().st_size > 2 * empty)
        (adding,) = children(program.pid)
        program.kill()
    wait_until(lambda: _has_ended(adding))
    assert table.count() < VERY_MANY


def _has_ended(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state.rpartition(")")[2].split()[0] == "Z"
