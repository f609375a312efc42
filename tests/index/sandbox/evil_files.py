"""Files for the evil loader, and when a process reads one."""

from __future__ import annotations

import fcntl
import time
from pathlib import Path

from index.limits import ReadLimits

LIMITS = ReadLimits(seconds=2.0)
TEXT = "The park was founded in 2003 by twelve firms."


def write(folder: Path, *stems: str) -> list[tuple[str, Path]]:
    paths = [folder / f"{stem}.txt" for stem in stems]
    for path in paths:
        path.write_text(TEXT)
    return [(path.name, path) for path in paths]


def wait_until_locked(path: Path) -> int:
    """Return the process that reads the file, once it does."""
    told = path.with_suffix(".pid")
    until = time.monotonic() + 20
    while not (told.exists() and told.read_text()):
        assert time.monotonic() < until
        time.sleep(0.01)
    return int(told.read_text())


def wait_until_free(path: Path, seconds: float = 5) -> None:
    """Return when no process reads the file any more."""
    until = time.monotonic() + seconds
    with path.open() as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                assert time.monotonic() < until
                time.sleep(0.01)
