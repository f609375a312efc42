"""The database of conversations and keys: found, opened, brought up to date, shared."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.orm import Session

from assistant.conversations.database_errors import CONVERSATIONS, translated
from assistant.errors import NotKeptError
from index.storage.server.engine import bring_up_to_date, is_up_to_date, open_engine

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

    from assistant.settings import Settings

_PATIENCE = 2.0
_PAUSE = 0.02
_RETRY = 5.0
"""Seconds before what could not be opened is tried again."""
_MIGRATIONS = "assistant.conversations:migrations"
_MIGRATING = 0x636F6E76
"""The advisory lock of whoever brings a database up to date."""
_WRITING = "writing"


class Database:
    """One database; several threads and processes may use it at once."""

    def __init__(
        self,
        url: str | URL,
        patience: float = _PATIENCE,
        kept: str = CONVERSATIONS,
        *,
        later: bool = False,
    ) -> None:
        """Open the database at ``url``, and bring its tables up to date.

        Args:
            url: Of SQLAlchemy's.
            patience: Seconds to wait for who else writes to a file.
            kept: What it is opened for, as an error names it; see ``translated``.
            later: Open it when it is first used. Where that fails it is tried again,
                but for a moment told why at once.

        Raises:
            NotKeptError: It cannot be used.
        """
        self.place = str(url).rpartition("@")[2]
        """Where it is, without a password."""
        self._url = url
        self._patience = patience
        self._translated = partial(translated, self.place, kept)
        self._engine: Engine | None = None
        self._opening = Lock()
        self._failed: tuple[float, NotKeptError] | None = None
        if not later:
            self.open()

    @classmethod
    def of(
        cls, settings: Settings, kept: str = CONVERSATIONS, *, later: bool = False
    ) -> Database:
        """Return the database that the settings name, for what is ``kept`` there.

        Raises:
            NotKeptError: It cannot be used; not where it is opened ``later``.
        """
        if url := settings.database_url.get_secret_value():
            return cls(url, kept=kept, later=later)
        folder = settings.index_dir / "conversations"
        return cls.in_folder(folder, kept=kept, later=later)

    @classmethod
    def in_folder(
        cls,
        folder: Path,
        patience: float = _PATIENCE,
        kept: str = CONVERSATIONS,
        *,
        later: bool = False,
    ) -> Database:
        """Return the file in ``folder``, which is made where it is not there.

        Takes what ``__init__`` does.

        Raises:
            NotKeptError: It cannot be used; not where it is opened ``later``.
        """
        file = folder.absolute() / "conversations.sqlite"
        url = URL.create("sqlite", database=str(file))
        return cls(url, patience, kept, later=later)

    def open(self) -> None:
        """Make sure that it is open.

        Raises:
            NotKeptError: It cannot be used.
        """
        self._opened()

    def close(self) -> None:
        """Give back its connections."""
        if self._engine:
            self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the database.

        Raises:
            NotKeptError: It cannot be read.
        """
        with self._translated(), Session(self._opened()) as session:
            yield session

    @contextmanager
    def changing(self) -> Iterator[Session]:
        """Give a session whose changes are made together, or not at all.

        Raises:
            NotKeptError: They cannot be made.
        """
        with (
            self._translated(),
            Session(_writer(self._opened())) as session,
            session.begin(),
        ):
            yield session

    def _opened(self) -> Engine:
        """Return the engine; who comes while it is being opened waits, and once."""
        if self._engine is None:
            with self._opening:
                if self._engine is None:
                    self._engine = self._try_to_open()
        return self._engine

    def _try_to_open(self) -> Engine:
        if self._failed and time.monotonic() < self._failed[0]:
            raise NotKeptError(self._failed[1].message, self._failed[1].hint)
        try:
            with self._translated():
                return _open(self._url, self._patience)
        except NotKeptError as error:
            self._failed = time.monotonic() + _RETRY, error
            raise


def _open(url: str | URL, patience: float) -> Engine:
    engine = open_engine(url)
    try:
        if engine.dialect.name == "sqlite":
            if file := engine.url.database:
                Path(file).parent.mkdir(parents=True, exist_ok=True)
            event.listen(engine, "connect", partial(_set_up_file, patience))
            event.listen(engine, "begin", _begin_in_file)
        _bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _writer(engine: Engine) -> Engine:
    return engine.execution_options(**{_WRITING: True})


def _bring_up_to_date(engine: Engine) -> None:
    """Take the steps that the tables lack; who comes second finds them taken."""
    with engine.connect() as connection:
        if is_up_to_date(connection, _MIGRATIONS):
            return
    with _writer(engine).begin() as connection:
        bring_up_to_date(connection, _MIGRATIONS, _MIGRATING)


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
