"""However reading ends, no process is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from index.limits import ReadLimits
from index.sandbox.pool import read_files
from tests.conftest import ROOT
from tests.index.sandbox.evil_files import wait_until_free, wait_until_locked, write
from tests.index.sandbox.evil_loader import load_evil

# Reads without a guard for its own import, until it is ended.
SCRIPT = """
import sys
from pathlib import Path
from index.limits import ReadLimits
from index.sandbox.pool import read_files
from tests.index.sandbox.evil_loader import load_evil

path = Path(sys.argv[1])
limits = ReadLimits(seconds=600)
reading = read_files([(path.name, path)], path.parent, limits, 1, load_evil)
print("begins", flush=True)
"""


def start_script(path: Path, rest: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT + rest, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("stem", ["loop", "backtrack", "program"])
def test_closing_early_leaves_no_process(tmp_path: Path, stem: str) -> None:
    files = write(tmp_path, "first", stem, "last")
    limits = ReadLimits(seconds=600)
    reading = read_files(files, tmp_path, limits, workers=1, load=load_evil)
    with closing(reading):
        next(reading)
        process = wait_until_locked(tmp_path / f"{stem}.txt")
        started = time.monotonic()
    assert time.monotonic() - started < 2
    wait_until_free(tmp_path / f"{stem}.txt", seconds=1)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)  # Not even a zombie.


def test_a_script_without_a_guard_runs_once(tmp_path: Path) -> None:
    [(_, path)] = write(tmp_path, "one")
    with start_script(path, "print(*[result.id for result in reading])") as script:
        out, err = script.communicate(timeout=30)
    assert (out, err) == ("begins\none.txt\n", "")


def test_a_killed_program_leaves_no_process(tmp_path: Path) -> None:
    [(_, path)] = write(tmp_path, "backtrack")
    with start_script(path, "next(reading)") as script:
        wait_until_locked(path)
        script.kill()
    wait_until_free(path)


def test_ctrl_c_ends_all_without_a_word_from_the_workers(tmp_path: Path) -> None:
    [(_, path)] = write(tmp_path, "loop")
    with start_script(path, "next(reading)") as script:
        wait_until_locked(path)
        os.killpg(script.pid, signal.SIGINT)
        _, err = script.communicate(timeout=5)
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
        _, err = script.communicate(timeout=10)
    wait_until_free(path)
    assert (script.returncode, err) == (0, "")
