"""The SQLite file of a generation: made, opened, and what it raises translated."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.errors import IndexDamagedError
from index.storage.records import NARROWED, SCHEMA
from index.storage.replaced import find_replaced

FILE = "documents.sqlite"
"""In the folder of a generation."""


class Database:
    """The file of one generation, open; safe to use from several threads.

    What SQLite raises, and what broken rows raise in a block of ``translated`` or
    ``changing``, comes out as ``IndexDamagedError``.
    """

    def __init__(self, folder: Path, *, writable: bool = False) -> None:
        """Open the file of the generation in ``folder``.

        Raises:
            IndexDamagedError: It is not there, or is something else.
        """
        self.folder = folder
        """Of the generation."""
        with self.translated():
            self._connection = _connect(folder / FILE, writable=writable)
        try:
            info = self.rows("SELECT key, value FROM info")
            if writable:
                self._prepare()
        except IndexDamagedError:
            self.close()
            raise
        self.info = {row["key"]: row["value"] for row in info}
        """What the generation was made with."""

    @classmethod
    def create(cls, folder: Path, info: Mapping[str, str]) -> Database:
        """Make the file of an empty generation in the new ``folder``, to be filled.

        Raises:
            IndexDamagedError: It cannot be written.
        """
        with _translated(folder):
            folder.mkdir(parents=True)
            made = sqlite3.connect(folder / FILE)
            with made:
                made.executescript(SCHEMA)
                made.executemany("INSERT INTO info VALUES (?, ?)", info.items())
            made.close()
        return cls(folder, writable=True)

    def narrowed(self, hidden: Collection[str]) -> Database:
        """Return the same file, opened so that no query finds some documents.

        ``hidden`` has their ids, also of files that could not be read.
        """
        database = Database(self.folder)
        try:
            with database.translated():
                database._connection.executescript(NARROWED)
                database._connection.executemany(
                    "INSERT INTO hidden VALUES (?)", [(id_,) for id_ in hidden]
                )
                # One that is hidden may have stood between two that are not.
                database._connection.executemany(
                    "INSERT INTO replaced VALUES (?, ?)", find_replaced(database.rows)
                )
                database._connection.commit()
        except IndexDamagedError:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Give back the file."""
        with self.translated():
            self._connection.close()

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with self.translated():
            return self._connection.execute(query, values).fetchall()

    def each_row(self, query: str, *values: Any) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query one by one."""
        with self.translated():
            yield from self._connection.execute(query, values)

    def pairs(self, query: str, *values: Any) -> dict[str, Any]:
        """Return the second column of a query by the first."""
        # Row by row: among many that are kept at once Python looks for garbage.
        return {row[0]: row[1] for row in self.each_row(query, *values)}

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for changes that are made together, or not at all."""
        with self.translated(), self._connection:
            yield self._connection

    def give_back_space(self) -> None:
        """Make the file as small as what it holds."""
        with self.translated():
            self._connection.execute("VACUUM")

    def _prepare(self) -> None:
        # Nobody reads it before it is published, and that flushes it to disk.
        with self.translated():
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute("PRAGMA journal_mode = MEMORY")
            # What is removed is to be in nothing that is published from here on.
            self._connection.execute("PRAGMA secure_delete = ON")

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what SQLite and broken rows raise into ``IndexDamagedError``."""
        with _translated(self.folder):
            yield


def _connect(file: Path, *, writable: bool) -> sqlite3.Connection:
    # A published generation never changes, so SQLite need not lock or look twice.
    mode = "rw" if writable else "ro&immutable=1"
    connection = sqlite3.connect(
        f"{file.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError, LookupError, ValueError) as exc:
        raise IndexDamagedError(
            f"The index in {folder} cannot be used ({exc}).",
            "Run `cluster-policy index --rebuild`.",
        ) from exc


def marks(count: int) -> str:
    """Return so many places for values in a query."""
    return ", ".join("?" * count)
