"""The database of conversations and keys: found, opened, brought up to date, shared."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.orm import Session

from assistant.conversations.database_errors import CONVERSATIONS, translated
from index.storage.server.engine import bring_up_to_date, is_up_to_date, open_engine

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

    from assistant.settings import Settings

_PATIENCE = 2.0
_PAUSE = 0.02
_MIGRATIONS = "assistant.conversations:migrations"
_MIGRATING = 0x636F6E76
"""The advisory lock of whoever brings a database up to date."""
_WRITING = "writing"


class Database:
    """One database, open; several threads and processes may use it at once."""

    def __init__(
        self,
        url: str | URL,
        patience: float = _PATIENCE,
        kept: str = CONVERSATIONS,
    ) -> None:
        """Open the database at ``url``, and bring its tables up to date.

        Args:
            url: Of SQLAlchemy's.
            patience: Seconds to wait for who else writes to a file.
            kept: What it is opened for, as an error names it; see ``translated``.

        Raises:
            NotKeptError: It cannot be used.
        """
        self.place = str(url).rpartition("@")[2]
        """Where it is, without a password."""
        self._translated = partial(translated, self.place, kept)
        with self._translated():
            self._engine = _open(url, patience)
        self._writer = self._engine.execution_options(**{_WRITING: True})
        try:
            with self._translated():
                self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    @classmethod
    def of(cls, settings: Settings, kept: str = CONVERSATIONS) -> Database:
        """Open the database that the settings name, for what is ``kept`` there.

        Raises:
            NotKeptError: It cannot be used.
        """
        if url := settings.database_url.get_secret_value():
            return cls(url, kept=kept)
        return cls.in_folder(settings.index_dir / "conversations", kept=kept)

    @classmethod
    def in_folder(
        cls, folder: Path, patience: float = _PATIENCE, kept: str = CONVERSATIONS
    ) -> Database:
        """Open the file in ``folder``, which is made where it is not there.

        Args:
            folder: Of the file.
            patience: Seconds to wait for who else writes to it.
            kept: What it is opened for.

        Raises:
            NotKeptError: It cannot be used.
        """
        file = folder.absolute() / "conversations.sqlite"
        with translated(str(file), kept):
            folder.mkdir(parents=True, exist_ok=True)
        return cls(URL.create("sqlite", database=str(file)), patience, kept)

    def close(self) -> None:
        """Give back its connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the database.

        Raises:
            NotKeptError: It cannot be read.
        """
        with self._translated(), Session(self._engine) as session:
            yield session

    @contextmanager
    def changing(self) -> Iterator[Session]:
        """Give a session whose changes are made together, or not at all.

        Raises:
            NotKeptError: They cannot be made.
        """
        with (
            self._translated(),
            Session(self._writer) as session,
            session.begin(),
        ):
            yield session

    def _bring_up_to_date(self) -> None:
        """Take the steps that the tables lack; who comes second finds them taken."""
        with self._engine.connect() as connection:
            if is_up_to_date(connection, _MIGRATIONS):
                return
        with self._writer.begin() as connection:
            bring_up_to_date(connection, _MIGRATIONS, _MIGRATING)


def _open(url: str | URL, patience: float) -> Engine:
    engine = open_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_set_up_file, patience))
        event.listen(engine, "begin", _begin_in_file)
    return engine


def _set_up_file(patience: float, connection: DBAPIConnection, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")
    _write_ahead(cursor, patience)
    # A crash of the program loses nothing; one of the machine the last moments at most.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _write_ahead(cursor: DBAPICursor, patience: float) -> None:
    """Have who reads wait for nobody, and who writes for nobody that reads.

    SQLite waits for others by itself, but not where they change to this as well.
    """
    give_up = time.monotonic() + patience
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > give_up:
                raise
            time.sleep(_PAUSE)


def _begin_in_file(connection: Connection) -> None:
    # Who reads first and writes then would be refused, not kept waiting, where another
    # has written in between.
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
