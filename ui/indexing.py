"""Own the update of the index that the page starts, one at a time, in a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Condition, Thread

from assistant import Settings
from index import DisplayableError, SyncProgress, SyncReport
from ui.errors import displayable

SyncFunction = Callable[[Settings, Callable[[SyncProgress], None] | None], SyncReport]
_PATIENCE = 0.2


class Indexing:
    """Bring the index up to date, and say how far it has come."""

    def __init__(self, sync: SyncFunction, settings: Settings) -> None:
        """Keep what to call; nothing runs yet."""
        self.progress: SyncProgress | None = None
        self.report: SyncReport | None = None
        self.error: DisplayableError | None = None
        self.running = False
        self._sync = sync
        self._settings = settings
        self._changed = Condition()

    def start(self) -> None:
        """Start an update, unless one is running."""
        with self._changed:
            if self.running:
                return
            self.running = True
            self.progress = self.report = self.error = None
        Thread(target=self._run, name="indexing", daemon=True).start()

    def follow(self) -> Iterator[None]:
        """Yield whenever there may be something new to draw, until it is finished."""
        while self.running:
            with self._changed:
                if self.running:
                    self._changed.wait(_PATIENCE)
            yield

    def _run(self) -> None:
        try:
            self.report = self._sync(self._settings, self._advance)
        except Exception as error:
            self.error = displayable(error)
        with self._changed:
            self.running = False
            self._changed.notify_all()

    def _advance(self, progress: SyncProgress) -> None:
        with self._changed:
            self.progress = progress
            self._changed.notify_all()
