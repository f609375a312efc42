"""Many vectors are added in another process, and this one goes on meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import sleep

import numpy as np
import pytest

from index.benchmark.waiting import taking_turns
from index.errors import DisplayableError, IndexDamagedError, IndexUnwritableError
from index.storage.vector_writer import VectorWriter
from index.storage.writing_errors import written
from tests.child_processes import children
from tests.conftest import ROOT
from tests.small_disk import disk_of
from tests.waiting import wait_until

MANY = 1_500
VERY_MANY = 20_000
PROGRAM = f"""
import sys
from pathlib import Path
import numpy as np
from index.storage.vector_writer import VectorWriter

rows = np.random.default_rng(0).normal(size=({VERY_MANY}, 384))
names = [f"any/{{number}}" for number in range({VERY_MANY})]
part = dict(zip(names, rows))
VectorWriter(Path(sys.argv[1])).fill({{"all-en": len(rows)}}, [{{"all-en": part}}])
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[VectorWriter]:
    with closing(VectorWriter(tmp_path / "segments")) as writer:
        yield writer


def fill(writer: VectorWriter, segment: str, count: int, parts: int = 3) -> np.ndarray:
    """Fill a collection, in some parts; return its vectors, named by their number."""
    name = f"{segment}-en"
    rows = np.random.default_rng(count).normal(size=(count, 384)).astype(np.float32)
    ids = [f"any/{number}" for number in range(count)]
    told = (
        {name: dict(zip(ids[start::parts], rows[start::parts], strict=True))}
        for start in range(parts)
    )
    writer.fill({name: count}, told)
    return rows


@pytest.mark.parametrize("count", [3, MANY])
def test_few_and_many_are_found_alike_and_no_process_is_left(
    writer: VectorWriter, count: int
) -> None:
    others = children()  # Whatever tests before it have started.
    rows = fill(writer, "some", count)
    assert writer.count("some-en") == count
    assert writer.nearest("some-en", rows[2].tolist(), 1)[0][0] == "any/2"
    assert children() == others


def test_the_log_of_what_many_added_takes_no_space(writer: VectorWriter) -> None:
    rows = fill(writer, "many", MANY)
    file = writer.folder / "many" / "chroma.sqlite3"
    assert file.stat().st_size < rows.nbytes / 2


def test_other_threads_go_on_while_many_are_added(writer: VectorWriter) -> None:
    with taking_turns() as waits:
        fill(writer, "many", MANY)
    # In this process, all that was added would have been one turn.
    assert len(waits) > 20


def test_what_the_process_cannot_do_is_told_as_if_it_were_done_here(
    writer: VectorWriter,
) -> None:
    (writer.folder / "many").mkdir(parents=True)
    damaged = b"no database" * 1_000
    (writer.folder / "many" / "chroma.sqlite3").write_bytes(damaged)
    with pytest.raises(IndexDamagedError) as raised:
        fill(writer, "many", MANY, parts=100)
    assert str(writer.folder / "many") in raised.value.message
    assert "--rebuild" in raised.value.hint


def test_what_goes_wrong_while_parts_are_made_ends_the_process(
    writer: VectorWriter,
) -> None:
    def parts() -> Iterator[dict[str, dict[str, np.ndarray]]]:
        yield {"many-en": {"any/0": np.ones(384, dtype=np.float32)}}
        raise ArithmeticError

    others = children()
    with pytest.raises(ArithmeticError):
        writer.fill({"many-en": MANY}, parts())
    assert children() == others


def test_a_process_that_is_killed_is_told_in_a_sentence(writer: VectorWriter) -> None:
    others = children()

    def kill_it() -> None:
        while not (found := children() - others):
            sleep(0.01)
        os.kill(found.pop(), signal.SIGKILL)

    threading.Thread(target=kill_it, daemon=True).start()
    with pytest.raises(DisplayableError, match="could not be written") as raised:
        fill(writer, "many", MANY)
    assert raised.value.hint == "Free some memory and try again."
    fill(writer, "again", MANY)
    assert writer.count("again-en") == MANY


def test_the_process_ends_with_a_program_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    file = tmp_path / "all" / "chroma.sqlite3"
    with subprocess.Popen(command, cwd=ROOT) as program:
        wait_until(lambda: file.exists() and file.stat().st_size > 2_000_000)
        (adding,) = children(program.pid)
        program.kill()
    wait_until(lambda: _has_ended(adding))
    with closing(VectorWriter(tmp_path)) as writer:
        assert writer.count("all-en") < VERY_MANY


def _has_ended(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state.rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize("count", [3, MANY])
def test_of_a_full_disk_the_other_process_says_so_too(
    writer: VectorWriter, tmp_path: Path, count: int
) -> None:
    with (
        disk_of(100_000),
        pytest.raises(IndexUnwritableError, match="cannot be written"),
        written(tmp_path),
    ):
        fill(writer, "all", count)
