"""Keep how far a sync is and how it ended, and find that of another process."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING

from assistant.errors import NotKeptError
from index.errors import IndexBusyError

if TYPE_CHECKING:
    from assistant.conversations.sync_store import StoredSync, SyncStore
    from assistant.settings import Settings
    from index.sync.reports import Progress, SyncProgress, SyncReport

LOGGER = logging.getLogger(__name__)


class LastSync:
    """How the last sync of an index ended; safe to use from several threads."""

    def __init__(self, settings: Settings, pause: float = 1.0) -> None:
        """Open nothing yet: the database is that of the conversations.

        ``pause`` is in seconds: no sync is said to be anywhere before that, nor more
        often.
        """
        self._settings = settings
        self._pause = pause
        self._store: SyncStore | None = None
        self._lock = Lock()
        self.ended_here = 0.0
        """When the last sync of this process ended, in seconds since 1970."""

    def run(self, sync: Callable[[Progress], SyncReport]) -> SyncReport:
        """Return what ``sync`` returns, and keep how it ended, for all processes.

        What it is given is to be told how far it is, for them as well.
        """
        try:
            with closing(_Telling(self._settings, self._pause)) as telling:
                report = sync(telling.tell)
        except IndexBusyError:  # It did not begin.
            self.ended_here = time.time()
            raise
        except Exception:
            self._keep(None)
            raise
        self._keep(report)
        return report

    def find(self) -> StoredSync | None:
        """Return how the last sync ended; None: it is not known, or was none."""
        try:
            with self._lock:
                if self._store is None:
                    self._store = _open(self._settings)
                return self._store.last(_index_of(self._settings))
        except NotKeptError as error:
            LOGGER.info("How the last sync ended is not known: %s", error)
            return None

    def close(self) -> None:
        """Let the database go."""
        with self._lock:
            if self._store:
                self._store.close()
                self._store = None

    def _keep(self, report: SyncReport | None) -> None:
        from assistant.conversations.sync_store import StoredSync

        self.ended_here = time.time()
        kept = StoredSync(self.ended_here, _count(report) if report else None)
        try:
            # Of its own: it may end when all else has been closed.
            store = _open(self._settings)
            try:
                store.end(_index_of(self._settings), kept)
            finally:
                store.close()
        except NotKeptError as error:
            LOGGER.warning("How the sync ended is not kept: %s", error)


class _Telling:
    """Keeps now and then how far a sync is."""

    def __init__(self, settings: Settings, pause: float) -> None:
        self._settings = settings
        self._pause = pause
        self._told = time.monotonic()
        self._store: SyncStore | None = None

    def tell(self, progress: SyncProgress) -> None:
        """Keep it, where it is time to, and nobody waits long for a database."""
        # Whoever only looks whether there is something to do has not begun.
        if progress.stage == "scan" or time.monotonic() - self._told < self._pause:
            return
        try:
            if self._store is None:
                self._store = _open(self._settings)
            self._store.advance(_index_of(self._settings), progress)
            self._told = time.monotonic()
        except NotKeptError as error:
            LOGGER.warning("How far the sync is, is not kept: %s", error)
            self._told = float("inf")

    def close(self) -> None:
        if self._store:
            self._store.close()


def _open(settings: Settings) -> SyncStore:
    from assistant.conversations.database import Database
    from assistant.conversations.sync_store import SyncStore

    return SyncStore(Database.of(settings))


def _index_of(settings: Settings) -> str:
    """Return what an index is called: a database has one on servers at most."""
    if settings.chroma_url:
        return "on servers"
    return f"{socket.gethostname()}:{settings.index_dir.resolve()}"


def _count(report: SyncReport) -> dict[str, int]:
    return {
        "added": len(report.added),
        "changed": len(report.changed),
        "removed": len(report.removed),
        "renamed": len(report.renamed),
        "unchanged": len(report.unchanged),
        "failures": len(report.failures),
        "passages": report.passages,
    }
