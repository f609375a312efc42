"""Own the update of the index that the page makes, one at a time, in a thread.

It is started by a click or by a change in the folder, and is the same thing either way.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from threading import Condition, Event, Thread
from typing import Protocol

from assistant import Settings
from assistant.errors import displayable
from index import DisplayableError, SyncProgress, SyncReport
from index.errors import SyncStoppedError
from index.sync.changes import PACE, Pace
from index.sync.reports import Progress
from index.sync.watcher import Held, watch
from ui.page.open_pages import OpenPages
from ui.sync_messages import describe_changes

LOGGER = logging.getLogger(__name__)

_PATIENCE = 0.2
_CLOSING = 10.0


class SyncFunction(Protocol):
    """What brings the index up to date: ``sync_index``."""

    def __call__(
        self, settings: Settings, progress: Progress | None, *, stop: Event | None
    ) -> SyncReport:
        """Return what was done; raise what there is to say otherwise."""


class Indexing:
    """Bring the index up to date, and say how far it has come."""

    def __init__(self, sync: SyncFunction, settings: Settings) -> None:
        """Keep what to call; nothing runs yet."""
        self.progress: SyncProgress | None = None
        self.report: SyncReport | None = None
        """Of the last update that changed something or was asked for."""
        self.error: DisplayableError | None = None
        self.running = False
        self.held = False
        """Whether the folder is not followed, because somebody went back."""
        self.visitors = OpenPages()
        self._sync = sync
        self._settings = settings
        self._stop = Event()
        self._closing = Event()
        self._changed = Condition()
        self._watcher: Thread | None = None
        self._generation = ""

    @property
    def elsewhere(self) -> bool:
        """Whether the index is shared, and only the commands may write it.

        This machine's folder may hold other documents, or none: a page that is opened
        on it must not take the documents of all others away.
        """
        return bool(self._settings.chroma_url)

    @property
    def stopping(self) -> bool:
        """Whether the update was told to stop, and has not yet."""
        return self.running and self._stop.is_set()

    def start(self) -> None:
        """Start an update, unless one is running."""
        if self._begin():
            self.report = self.error = None
            Thread(target=self._run_asked, name="indexing", daemon=True).start()

    def stop(self) -> None:
        """Stop the update that is running; the index stays as it was."""
        self._stop.set()

    def watch(self, pace: Pace = PACE) -> None:
        """Update whenever files change, from now on until it is closed."""
        self._watcher = Thread(
            target=self._watch, args=(pace,), name="watching", daemon=True
        )
        self._watcher.start()

    def close(self) -> None:
        """Follow the folder no longer, and stop the update that is running."""
        with self._changed:
            self._closing.set()
            self._stop.set()
        if self._watcher:
            self._watcher.join(_CLOSING)

    def follow(self) -> Iterator[None]:
        """Yield whenever there may be something new to draw, until it is finished."""
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
            self.report = self._run()
            self.held = False
        except DisplayableError as error:
            self.error = error
        self._end()

    def _run_unasked(self) -> SyncReport:
        while not self._begin():
            if self._closing.wait(_PATIENCE):
                raise SyncStoppedError("The folder is no longer followed.")
        try:
            report = self._run()
            self.error = None
            if report.generation != self._generation and describe_changes(report):
                self.report = report
            self._generation = report.generation
            return report
        except SyncStoppedError as error:
            LOGGER.info("The update was stopped on the page")
            self.error = error  # Following the folder has no more to say of it.
            raise
        finally:
            self._end()

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
            self.visitors.redraw()

    def _watch(self, pace: Pace) -> None:
        """Update at once and whenever files change; what hinders it is the error."""
        try:
            for news in watch(self._settings, self._run_unasked, self._closing, pace):
                self.held = isinstance(news, Held)
                if isinstance(news, DisplayableError):
                    self.error = news
                self.visitors.redraw()
        except Exception as error:
            self.error = displayable(error)

    def _advance(self, progress: SyncProgress) -> None:
        with self._changed:
            before, self.progress = self.progress, progress
            self._changed.notify_all()
        if progress.stage != "scan" and (before is None or before.stage == "scan"):
            self.visitors.redraw()
