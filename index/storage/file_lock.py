"""Lock a file among processes, also to say that one is in use."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import portalocker

from index.errors import IndexUnwritableError

SHARED = portalocker.LOCK_SH | portalocker.LOCK_NB
EXCLUSIVE = portalocker.LOCK_EX | portalocker.LOCK_NB


def lock_file(path: Path, flags: portalocker.LockFlags) -> IO[str] | None:
    """Open and lock ``path``; ``None`` when somebody holds it otherwise.

    Raises:
        IndexUnwritableError: It cannot be opened for writing.
    """
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as exc:
        raise IndexUnwritableError(
            f"The index cannot be locked: {path} cannot be written ({exc.strerror}).",
            "Let the account that runs the assistant write to that folder.",
        ) from exc
    try:
        portalocker.lock(file, flags)
    except portalocker.LockException:
        file.close()
        return None
    return file
