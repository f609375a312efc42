"""Bring the index up to date in a thread, once at a time, and tell how far that is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Protocol

from assistant.errors import displayable
from assistant.service.background_runs import BackgroundRuns
from assistant.service.last_sync import LastSync
from index.errors import DisplayableError
from index.storage.opening import Index, open_index

if TYPE_CHECKING:
    from assistant.conversations.sync_store import StoredSync
    from assistant.settings import Settings
    from index.sync.reports import Progress, SyncProgress, SyncReport

LOGGER = logging.getLogger(__name__)


class SyncFunction(Protocol):
    """What brings the index up to date: ``sync_index``."""

    def __call__(
        self,
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        """Return what was done; raise what there is to say otherwise."""


class SyncRuns(BackgroundRuns):
    """The syncs of this process; safe to use from several threads."""

    def __init__(
        self,
        sync: SyncFunction,
        settings: Settings,
        notify: Callable[[], None] = lambda: None,
    ) -> None:
        """Keep what to call; nothing runs yet.

        ``notify`` is told when a sync has found something to do, and when it has ended.
        """
        super().__init__()
        self.progress: SyncProgress | None = None
        self.report: SyncReport | None = None
        """Of the last sync that was asked for."""
        self.error: DisplayableError | None = None
        """Why there is no report."""
        self._sync = sync
        self._settings = settings
        self._notify = notify
        self._last = LastSync(settings)
        self._index: Index | None = None
        """Open to see who writes it, once that was asked: to open it takes long."""
        self._opened = ExitStack()
        self._opening = Lock()
        self._before: StoredSync | None = None
        """What was kept when another process was last seen writing."""

    def close(self) -> None:
        """Stop what goes on, start nothing else, and let go what was opened."""
        super().close()
        self._last.close()
        with self._opening:
            self._index = None
            self._opened.close()

    @property
    def elsewhere(self) -> bool:
        """Whether the index is shared, and only the commands may write it.

        This machine's folder may hold other documents, or none: whoever asks it for a
        sync must not take the documents of all others away.
        """
        return bool(self._settings.chroma_url)

    @property
    def goes_on_elsewhere(self) -> bool:
        """Whether another process or machine is known to write the index."""
        try:
            writing = not self.running and self._find_writer() is not None
        except DisplayableError as error:
            # A server that cannot be reached, or a lock that cannot be looked at.
            LOGGER.info("Who writes the index is not known: %s", error)
            return False
        if writing:
            self._before = self._last.find()
        return writing

    def _find_writer(self) -> str | None:
        with self._opening:
            if self._index is None:
                opened = open_index(self._settings)
                self._index = self._opened.enter_context(opened)
            index = self._index
        return index.writer()

    @property
    def last(self) -> StoredSync | None:
        """How the last sync ended, wherever it was; None: that is not known.

        Of one that has given the lock back it may still have to be kept.
        """
        last = self._last.find()
        ended_before = self._before.ended if self._before else 0.0
        return last if last and last.ended not in (0.0, ended_before) else None

    @property
    def progress_elsewhere(self) -> SyncProgress | None:
        """How far a sync was when one was last seen to go on elsewhere, if known."""
        return self._before.progress if self._before else None

    @property
    def ended(self) -> float:
        """When the last sync of this process ended, in seconds since 1970, or 0."""
        return self._last.ended_here

    def start(self) -> bool:
        """Start a sync, unless one is running; return whether it was started."""
        begun = self._begin()
        if begun:
            self.report = self.error = None
            Thread(target=self._run_asked, name="indexing", daemon=True).start()
        return begun

    def _begin(self) -> bool:
        begun = super()._begin()
        if begun:
            self.progress = None
        return begun

    def _run_asked(self) -> None:
        try:
            self._keep(self._run())
        except DisplayableError as error:
            self.error = error
        self._end()

    def _keep(self, report: SyncReport) -> None:
        self.report = report

    def _run(self, *, unasked: bool = False) -> SyncReport:
        def sync(tell: Progress) -> SyncReport:
            def advance(progress: SyncProgress) -> None:
                self._advance(progress)
                tell(progress)

            settings, stop = self._settings, self._stop
            return self._sync(settings, advance, stop=stop, unasked=unasked)

        try:
            return self._last.run(sync)
        except Exception as error:
            raise displayable(error) from error

    def _end(self) -> None:
        super()._end()
        if self.progress and self.progress.stage != "scan":
            self._notify()

    def _advance(self, progress: SyncProgress) -> None:
        with self._changed:
            before, self.progress = self.progress, progress
            self._changed.notify_all()
        if progress.stage != "scan" and (before is None or before.stage == "scan"):
            self._notify()
