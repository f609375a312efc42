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
        with closing(_Kept(self._settings, self._pause)) as kept:
            try:
                report = sync(kept.tell)
            except IndexBusyError:  # It did not begin.
                self.ended_here = time.time()
                raise
            except Exception:
                self._end(kept, None)
                raise
            self._end(kept, report)
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

    def _end(self, kept: _Kept, report: SyncReport | None) -> None:
        # First here: an older end that is still kept is not told of this one.
        self.ended_here = time.time()
        kept.end(self.ended_here, report)


class _Kept:
    """What is kept of one sync, in a database of its own: all else may be closed."""

    def __init__(self, settings: Settings, pause: float) -> None:
        self._settings = settings
        self._pause = pause
        self._told = time.monotonic()
        self._store: SyncStore | None = None

    def tell(self, progress: SyncProgress) -> None:
        """Keep how far it is, where it is time to; not where that has failed once."""
        # Whoever only looks whether there is something to do has not begun.
        if progress.stage == "scan" or time.monotonic() - self._told < self._pause:
            return
        told = self._keep(lambda store, index: store.advance(index, progress))
        self._told = time.monotonic() if told else float("inf")

    def end(self, when: float, report: SyncReport | None) -> None:
        """Keep when it ended, and how; None: it failed."""
        from assistant.conversations.sync_store import StoredSync

        ended = StoredSync(when, _count(report) if report else None)
        self._keep(lambda store, index: store.end(index, ended))

    def close(self) -> None:
        if self._store:
            self._store.close()

    def _keep(self, what: Callable[[SyncStore, str], None]) -> bool:
        """Return whether it is kept; a sync goes on without."""
        try:
            if self._store is None:
                self._store = _open(self._settings)
            what(self._store, _index_of(self._settings))
        except NotKeptError as error:
            LOGGER.warning("What is known of the sync is not kept: %s", error)
            return False
        return True


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
