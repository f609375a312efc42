"""The PostgreSQL database of an index: opened, brought up to date, and locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from index.errors import (
    DisplayableError,
    IndexBusyError,
    IndexDamagedError,
    ServerUnavailableError,
    SettingsError,
)
from index.storage.server.engine import bring_up_to_date, open_engine
from index.storage.server.patience import insist

_T = TypeVar("_T")
_MIGRATIONS = "index.storage.server:migrations"
_MIGRATING = 0x70696D69
"""The advisory lock of whoever brings the tables up to date."""
_WRITING = text("SELECT pg_try_advisory_lock(1886350441, 2)")
_HOLDER = text(
    "SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND classid = 1886350441 AND objid = 2"
    " AND datname = current_database()"
)
_LOOKS = 5  # At the lock, a fifth of a second apart: a killed holder's is free soon.


class Rows:
    """One database; several threads may use it. Nothing is sent before it is asked.

    Every method raises ``ServerUnavailableError`` where the server cannot be reached,
    or refuses, and ``IndexDamagedError`` where the tables are not as they must be.
    """

    def __init__(self, url: str, patience: float = 10.0) -> None:
        """Use the database at ``url``, and try so many seconds while it is away.

        Raises:
            SettingsError: It is no address of a PostgreSQL database.
        """
        try:
            self._engine = open_engine(url)
            if self._engine.dialect.name != "postgresql":
                raise ValueError(self._engine.dialect.name)
        except ImportError as exc:
            raise SettingsError(
                "What is needed to reach the database is not installed.",
                'For PostgreSQL: `pip install "cluster-policy[postgresql]"`.',
            ) from exc
        except (SQLAlchemyError, ValueError) as exc:
            raise SettingsError(
                "CLUSTER_POLICY_DATABASE_URL is not the address of a PostgreSQL.",
                "Give it as postgresql://user:password@host/name.",
            ) from exc
        self.place = self._engine.url.render_as_string().rpartition("@")[2]
        """Where it is, without a password."""
        self._patience = patience
        self._is_up_to_date = False

    def close(self) -> None:
        """Give back its connections."""
        self._engine.dispose()

    def run(self, work: Callable[[Connection], _T]) -> _T:
        """Return what ``work`` returns: one transaction, made again if it is lost."""

        def request() -> _T:
            with self._engine.begin() as connection:
                if not self._is_up_to_date:
                    bring_up_to_date(connection, _MIGRATIONS, _MIGRATING)
                return work(connection)

        result = insist(request, self._passes, self._translated)
        self._is_up_to_date = True
        return result

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer lock, which is the session's: it ends with the process.

        Raises:
            IndexBusyError: Another machine or process holds it; the message says who.
        """
        session = insist(self._lock, self._passes, self._translated)
        try:
            yield
        finally:
            with suppress(SQLAlchemyError):  # Lost, it was given back by itself.
                session.close()

    def writer(self) -> str | None:
        """Return who holds the writer lock, or ``None`` when nobody does."""
        holder = self.run(lambda connection: connection.scalar(_HOLDER))
        return str(holder) if holder else None

    def _lock(self) -> Connection:
        session = self._engine.execution_options(isolation_level="AUTOCOMMIT").connect()
        session.detach()  # From the pool, which would keep the lock.
        for _ in range(_LOOKS):
            if session.scalar(_WRITING):
                return session
            session.scalar(text("SELECT pg_sleep(0.2)"))
        session.close()
        raise IndexBusyError(
            f"The index is being written by {self.writer() or 'another machine'}.",
            "Wait until it is done, and try again.",
        )

    def _passes(self, exc: BaseException) -> float:
        lost = isinstance(exc, DBAPIError) and exc.connection_invalidated
        away = isinstance(exc, OperationalError) and not _refused(exc)
        return self._patience if lost or away else 0.0

    def _translated(self, exc: Exception) -> DisplayableError:
        server = f"The PostgreSQL server at {self.place}"
        if _refused(exc):
            return ServerUnavailableError(
                f"{server} does not let us in.",
                "Check user, password and name in CLUSTER_POLICY_DATABASE_URL.",
            )
        if isinstance(exc, OperationalError):
            return ServerUnavailableError(
                f"{server} does not answer.",
                "See that it runs and can be reached from here, and try again.",
            )
        return IndexDamagedError(
            f"The index at {self.place} cannot be used ({type(exc).__name__}).",
            "Was it made by a newer version? If not: `cluster-policy index --rebuild`.",
        )


def _refused(exc: BaseException) -> bool:
    """Return whether a server answers, and will go on to say no."""
    return "FATAL:" in str(exc) and "the database system is" not in str(exc)
