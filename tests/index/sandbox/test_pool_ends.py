"""However reading ends, no process is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from index.limits import ReadLimits
from index.sandbox.pool import read_files
from tests.conftest import ROOT
from tests.index.sandbox.evil_files import wait_until_free, wait_until_locked, write
from tests.index.sandbox.evil_loader import load_evil
from tests.waiting import PATIENCE, assert_ends

# Never reached: what ends is ended, and what waits for this hangs.
NEVER = ReadLimits(seconds=100 * PATIENCE)
# Reads without a guard for its own import, until it is ended. A shell that starts
# something in the background lets it ignore Ctrl-C, and so all that it starts.
SCRIPT = """
import signal, sys
from pathlib import Path
from index.limits import ReadLimits
from index.sandbox.pool import read_files
from tests.index.sandbox.evil_loader import load_evil

signal.signal(signal.SIGINT, signal.default_int_handler)
path = Path(sys.argv[1])
limits = ReadLimits(seconds=float(sys.argv[2]))
reading = read_files([(path.name, path)], path.parent, limits, 1, load_evil)
print("begins", flush=True)
"""


@contextmanager
def start_script(path: Path, rest: str) -> Iterator[subprocess.Popen[str]]:
    """Run it in a session of its own, of which nothing is left in the end."""
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT + rest, str(path), str(NEVER.seconds)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as script:
        try:
            yield script
        finally:
            with suppress(ProcessLookupError):
                os.killpg(script.pid, signal.SIGKILL)


@pytest.fixture(
    params=[signal.default_int_handler, signal.SIG_IGN],
    ids=["in the foreground", "in the background"],
)
def _started(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let this process ignore Ctrl-C, or not, as a shell lets it that starts it."""
    before = signal.signal(signal.SIGINT, request.param)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("stem", ["loop", "backtrack", "program"])
def test_closing_early_leaves_no_process(tmp_path: Path, stem: str) -> None:
    files = write(tmp_path, "first", stem, "last")
    reading = read_files(files, tmp_path, NEVER, workers=1, load=load_evil)
    next(reading)
    process = wait_until_locked(tmp_path / f"{stem}.txt")
    assert_ends(reading.close)
    wait_until_free(tmp_path / f"{stem}.txt")
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)  # Not even a zombie.


def test_a_script_without_a_guard_runs_once(tmp_path: Path) -> None:
    [(_, path)] = write(tmp_path, "one")
    with start_script(path, "print(*[result.id for result in reading])") as script:
        out, err = script.communicate(timeout=PATIENCE)
    assert (out, err) == ("begins\none.txt\n", "")


def test_a_killed_program_leaves_no_process(tmp_path: Path) -> None:
    [(_, path)] = write(tmp_path, "backtrack")
    with start_script(path, "next(reading)") as script:
        wait_until_locked(path)
        script.kill()
    wait_until_free(path)


@pytest.mark.usefixtures("_started")
def test_ctrl_c_ends_all_without_a_word_from_the_workers(tmp_path: Path) -> None:
    [(_, path)] = write(tmp_path, "loop")
    with start_script(path, "next(reading)") as script:
        wait_until_locked(path)
        os.killpg(script.pid, signal.SIGINT)
        _, err = script.communicate(timeout=PATIENCE)
    wait_until_free(path)
    assert err.count("Traceback") == 1
    assert err.rstrip().endswith("KeyboardInterrupt")


def test_a_program_that_forgets_to_close_still_ends(tmp_path: Path) -> None:
    [(_, path), *_] = write(tmp_path, "loop", "first")
    rest = """
first = path.with_stem("first")
files = [(first.name, first), (path.name, path)]
reading = read_files(files, path.parent, limits, 1, load_evil)
next(reading)
from tests.index.sandbox.evil_files import wait_until_locked
wait_until_locked(path)
"""
    with start_script(path, rest) as script:
        _, err = script.communicate(timeout=PATIENCE)
    wait_until_free(path)
    assert (script.returncode, err) == (0, "")
