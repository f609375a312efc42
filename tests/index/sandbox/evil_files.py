"""Files for the evil loader, and when a process reads one."""

from __future__ import annotations

import fcntl
from pathlib import Path

from index.limits import ReadLimits
from tests.waiting import wait_until

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
    wait_until(lambda: told.exists() and told.read_text())
    return int(told.read_text())


def wait_until_free(path: Path) -> None:
    """Return when no process reads the file any more."""
    wait_until(lambda: is_free(path))


def is_free(path: Path) -> bool:
    """Whether no process reads the file."""
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
