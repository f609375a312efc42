"""Own the update of the index that the page makes, one at a time, in a thread.

It is started by a click or by a change in the folder, and is the same thing either way.
"""

from __future__ import annotations

import logging
from threading import Thread

from assistant import Settings
from assistant.errors import displayable
from assistant.service.sync_runs import SyncFunction, SyncRuns
from index import DisplayableError, SyncReport
from index.errors import SyncStoppedError
from index.sync.changes import PACE, Pace
from index.sync.watcher import Held, watch
from ui.page.open_pages import OpenPages
from ui.sync_messages import describe_changes

LOGGER = logging.getLogger(__name__)

_PATIENCE = 0.2
_CLOSING = 10.0


class Indexing(SyncRuns):
    """Bring the index up to date, also by itself, and say how far it has come.

    The report is of the last update that changed something or was asked for.
    """

    def __init__(self, sync: SyncFunction, settings: Settings) -> None:
        """Keep what to call; nothing runs yet."""
        self.visitors = OpenPages()
        super().__init__(sync, settings, self.visitors.redraw)
        self.held = False
        """Whether the folder is not followed, because somebody went back."""
        self._watcher: Thread | None = None
        self._generation = ""

    def update(self) -> None:
        """Start an update, unless one is running."""
        self.start()

    def watch(self, pace: Pace = PACE) -> None:
        """Update whenever files change, from now on until it is closed."""
        self._watcher = Thread(
            target=self._watch, args=(pace,), name="watching", daemon=True
        )
        self._watcher.start()

    def close(self) -> None:
        """Follow the folder no longer, and stop the update that is running."""
        super().close()
        if self._watcher:
            self._watcher.join(_CLOSING)

    def _keep(self, report: SyncReport) -> None:
        super()._keep(report)
        self.held = False

    def _run_unasked(self) -> SyncReport:
        while not self._begin():
            if self._closing.wait(_PATIENCE):
                raise SyncStoppedError("The folder is no longer followed.")
        try:
            report = self._run(unasked=True)
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
