"""The SQLite file of a generation: made, opened, and what it raises translated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexDamagedError
from index.storage.records import SCHEMA

_FILE = "documents.sqlite"


def create_database(folder: Path, info: Mapping[str, str]) -> None:
    """Make the file of an empty generation in the new ``folder``.

    Raises:
        IndexDamagedError: It cannot be written.
    """
    with translated(folder):
        folder.mkdir(parents=True)
        database = sqlite3.connect(folder / _FILE)
        with database:
            database.executescript(SCHEMA)
            database.executemany("INSERT INTO info VALUES (?, ?)", info.items())
        database.close()


def open_database(folder: Path, *, writable: bool) -> sqlite3.Connection:
    """Return the file of the generation in ``folder``, open for any thread.

    Raises:
        IndexDamagedError: It is not there, or is something else.
    """
    # A published generation never changes, so SQLite need not lock or look twice.
    mode = "rw" if writable else "ro&immutable=1"
    with translated(folder):
        database = sqlite3.connect(
            f"{(folder / _FILE).resolve().as_uri()}?mode={mode}",
            uri=True,
            check_same_thread=False,
        )
        database.row_factory = sqlite3.Row
        if writable:
            # Nobody reads it before it is published, and that flushes it to disk.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = MEMORY")
        return database


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turn what SQLite and broken rows raise into ``IndexDamagedError``."""
    try:
        yield
    except (sqlite3.Error, OSError, LookupError, ValueError) as exc:
        raise IndexDamagedError(
            f"The index in {folder} cannot be used ({exc}).",
            "Run `cluster-policy index --rebuild`.",
        ) from exc
