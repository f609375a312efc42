"""Bring the index up to date in a thread, once at a time, and tell how far that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Condition, Event, Thread
from typing import TYPE_CHECKING, Protocol

from assistant.errors import displayable
from index.errors import DisplayableError

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.sync.reports import Progress, SyncProgress, SyncReport

_PATIENCE = 0.2


class SyncFunction(Protocol):
    """What brings the index up to date: ``sync_index``."""

    def __call__(
        self, settings: Settings, progress: Progress | None, *, stop: Event | None
    ) -> SyncReport:
        """Return what was done; raise what there is to say otherwise."""


class SyncRuns:
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
        self.progress: SyncProgress | None = None
        self.report: SyncReport | None = None
        """Of the last sync that was asked for."""
        self.error: DisplayableError | None = None
        """Why there is no report."""
        self.running = False
        self._sync = sync
        self._settings = settings
        self._notify = notify
        self._stop = Event()
        self._closing = Event()
        self._changed = Condition()

    @property
    def elsewhere(self) -> bool:
        """Whether the index is shared, and only the commands may write it.

        This machine's folder may hold other documents, or none: whoever asks it for a
        sync must not take the documents of all others away.
        """
        return bool(self._settings.chroma_url)

    @property
    def stopping(self) -> bool:
        """Whether the sync was told to stop, and has not yet."""
        return self.running and self._stop.is_set()

    def start(self) -> bool:
        """Start a sync, unless one is running; return whether it was started."""
        begun = self._begin()
        if begun:
            self.report = self.error = None
            Thread(target=self._run_asked, name="indexing", daemon=True).start()
        return begun

    def stop(self) -> None:
        """Stop the sync that is running; the index stays as it was."""
        self._stop.set()

    def close(self) -> None:
        """Stop the sync that is running, and start no other."""
        with self._changed:
            self._closing.set()
            self._stop.set()

    def follow(self) -> Iterator[None]:
        """Yield whenever there may be something new to tell, until it is finished."""
        while self.running:
            with self._changed:
                if self.running:
                    self._changed.wait(_PATIENCE)
            yield

    def _begin(self) -> bool:
        with self._changed:
            if self.running or self._closing.is_set():
                return False
            self.running = True
            self.progress = None
            self._stop.clear()
            return True

    def _run_asked(self) -> None:
        try:
            self._keep(self._run())
        except DisplayableError as error:
            self.error = error
        self._end()

    def _keep(self, report: SyncReport) -> None:
        self.report = report

    def _run(self) -> SyncReport:
        try:
            return self._sync(self._settings, self._advance, stop=self._stop)
        except Exception as error:
            raise displayable(error) from error

    def _end(self) -> None:
        with self._changed:
            self.running = False
            self._changed.notify_all()
        if self.progress and self.progress.stage != "scan":
            self._notify()

    def _advance(self, progress: SyncProgress) -> None:
        with self._changed:
            before, self.progress = self.progress, progress
            self._changed.notify_all()
        if progress.stage != "scan" and (before is None or before.stage == "scan"):
            self._notify()
