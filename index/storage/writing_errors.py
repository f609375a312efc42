"""What hinders the files of a generation from being written, said for people."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexDamagedError, IndexUnwritableError

_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
# As the system, SQLite and with its words Chroma say so; that is all that is left of it
# where another process writes.
_FULL = (os.strerror(errno.ENOSPC), "disk is full", "disk I/O error")


@contextmanager
def written(index_dir: Path) -> Iterator[None]:
    """Say of what is raised in the block that the index cannot be written.

    Raises:
        IndexUnwritableError: The disk is full, or may not be written to.
    """
    try:
        yield
    except (OSError, sqlite3.Error, shutil.Error, IndexDamagedError) as exc:
        is_full = any(words in str(exc) for words in _FULL)
        if isinstance(exc, IndexDamagedError) and not is_full:
            raise
        behind = exc.__cause__ or exc
        reason = behind.strerror if isinstance(behind, OSError) else ""
        raise IndexUnwritableError(
            f"The index in {index_dir} cannot be written ({reason or behind}).",
            _way_out(exc, index_dir),
        ) from exc


def _way_out(exc: Exception, index_dir: Path) -> str:
    if getattr(exc, "sqlite_errorcode", None) in _DAMAGED:
        return f"If {index_dir / 'embeddings.sqlite'} is damaged, delete it and go on."
    return "What was published before goes on answering. Is the disk full?"
