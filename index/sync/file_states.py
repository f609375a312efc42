"""What the files of the corpus looked like last time, so that few are read to compare.

A cache: without it every file is hashed again, and nothing else changes.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Mapping
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

LOGGER = logging.getLogger(__name__)

# A file that changes twice within one tick of the file system's clock keeps its time.
# What changed this recently, in seconds, is therefore hashed again (as git does).
TICK = 2.0


class FileState(NamedTuple):
    """What the file system says of a file, and the SHA-256 of its bytes then."""

    size: int
    modified: int
    """In nanoseconds since the epoch, as is ``changed``."""
    changed: int
    inode: int
    content_hash: str

    def fits(self, status: os.stat_result) -> bool:
        """Return whether a file of that ``status`` still has these bytes."""
        # Compared one by one: what is made for tens of thousands of files takes long.
        return (
            self.size == status.st_size
            and self.modified == status.st_mtime_ns
            and self.changed == status.st_ctime_ns
            and self.inode == status.st_ino
        )


def state_of(status: os.stat_result, content_hash: str) -> FileState:
    """Return the state of a file that was hashed when it had that ``status``."""
    return FileState(
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        content_hash,
    )


def load_states(path: Path) -> dict[str, FileState]:
    """Return the states kept in ``path``, by document id; none if it is not usable."""
    try:
        names, *values = json.loads(path.read_text(encoding="utf-8"))
        states = starmap(FileState, zip(*values, strict=True))
        return dict(zip(names, states, strict=True))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError) as exc:
        LOGGER.info("%s cannot be used, every file is hashed again: %s", path, exc)
        return {}


def save_states(
    path: Path, states: Mapping[str, FileState], before: Mapping[str, FileState]
) -> None:
    """Keep the states that can be relied on in ``path``, if these are not ``before``.

    A folder that cannot be written to costs time at the next scan and nothing else.
    """
    settled = (time.time() - TICK) * 1e9
    kept = {
        name: state
        for name, state in states.items()
        if max(state.modified, state.changed) < settled
    }
    if kept == before or not path.parent.is_dir():
        return
    staged = path.with_suffix(f".{os.getpid()}")
    # A column each: Python looks for garbage among many lists, and not in long ones.
    columns = [[*kept], *zip(*kept.values(), strict=True)]
    try:
        staged.write_text(json.dumps(columns), encoding="utf-8")
        staged.replace(path)
    except OSError as exc:
        LOGGER.info("%s cannot be kept, files are hashed again: %s", path, exc)
        staged.unlink(missing_ok=True)
