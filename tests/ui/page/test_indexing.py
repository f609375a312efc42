from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from threading import Event, Lock
from uuid import uuid4

import pytest

from assistant import Settings
from index import DisplayableError, SyncProgress, SyncReport, roll_back, sync_index
from index.errors import CorpusMissingError, IndexBusyError, SyncStoppedError
from index.sync.changes import Pace
from index.sync.reports import Progress
from tests.waiting import PATIENCE, wait_until
from ui.page.indexing import Indexing

QUICK = Pace(quiet=0.05, patience=1.0, poll=0.1, retry=0.1, mend=0.2)

REPORT = SyncReport(("a.txt",), (), (), (), (), 1, "2", 0.1)


def drain(indexing: Indexing) -> None:
    for _ in indexing.follow():
        pass


def test_an_update_runs_once_however_often_it_is_started() -> None:
    started, go_on = Event(), Event()
    calls: list[Settings] = []

    def sync(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        assert progress is not None
        calls.append(settings)
        progress(SyncProgress("embed", 3, 9))
        started.set()
        assert go_on.wait(PATIENCE)
        return REPORT

    indexing = Indexing(sync, Settings())
    indexing.start()
    assert started.wait(PATIENCE)
    indexing.start()
    assert indexing.running
    assert indexing.progress == SyncProgress("embed", 3, 9)
    go_on.set()
    drain(indexing)
    assert len(calls) == 1
    assert indexing.report == REPORT


def test_an_error_is_kept_until_the_next_update() -> None:
    outcomes: list[SyncReport | Exception] = [
        IndexBusyError("Process 7 is updating the index.", "Wait for it."),
        ValueError("secret"),
        REPORT,
    ]

    def sync(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    indexing = Indexing(sync, Settings())
    messages = []
    for _ in range(3):
        indexing.start()
        drain(indexing)
        messages.append(indexing.error.message if indexing.error else "")
    assert messages[0] == "Process 7 is updating the index."
    assert "secret" not in messages[1]
    assert messages[2] == ""
    assert indexing.report == REPORT


def test_an_update_that_is_stopped_says_so() -> None:
    started = Event()

    def sync(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        assert stop is not None
        started.set()
        assert stop.wait(PATIENCE)
        raise SyncStoppedError("The update was stopped.")

    indexing = Indexing(sync, Settings())
    indexing.start()
    assert started.wait(PATIENCE)
    assert not indexing.stopping
    indexing.stop()
    drain(indexing)
    assert indexing.error
    assert indexing.error.message == "The update was stopped."
    assert not indexing.stopping


class Folder:
    """A page that follows a folder, with syncs whose outcomes are set meanwhile."""

    def __init__(self, settings: Settings) -> None:
        self.outcome: SyncReport | Exception = SyncReport((), (), (), (), (), 1, "1", 1)
        self.syncs = self.at_once = self.most_at_once = 0
        self.indexing = Indexing(self.sync, settings)
        self._settings = settings
        self._lock = Lock()

    def sync(
        self,
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.at_once, self.most_at_once)
        time.sleep(0.02)
        with self._lock:
            self.at_once -= 1
            self.syncs += 1
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def change(self) -> None:
        """Add a file, and wait for the sync that this leads to."""
        before = self.syncs
        (self._settings.corpus_dir / f"{uuid4().hex}.txt").write_text("Glass.")
        self.until(lambda: self.syncs > before and not self.indexing.running)

    def until(self, true: Callable[[], bool]) -> None:
        wait_until(true)


@pytest.fixture
def folder(settings: Settings) -> Iterator[Folder]:
    folder = Folder(settings)
    with closing(folder.indexing):
        yield folder


def test_a_change_in_the_folder_and_a_click_are_never_two_updates_at_once(
    folder: Folder,
) -> None:
    folder.indexing.watch(QUICK)
    for _ in range(5):
        folder.indexing.start()
        folder.change()
        folder.indexing.start()
        drain(folder.indexing)
    assert folder.syncs >= 10
    assert folder.most_at_once == 1


def test_only_what_the_folder_brings_is_reported_unasked(folder: Folder) -> None:
    folder.indexing.watch(QUICK)
    folder.until(lambda: folder.syncs == 1)
    assert folder.indexing.report is None
    folder.outcome = REPORT
    folder.change()
    assert folder.indexing.report is REPORT
    folder.outcome = SyncReport((), (), (), ("a.txt",), (), 1, "2", 0.1)
    folder.change()
    assert folder.indexing.report is REPORT


def test_what_hinders_following_is_shown_until_it_is_mended(folder: Folder) -> None:
    folder.outcome = CorpusMissingError("There is no folder.")
    folder.indexing.watch(QUICK)
    folder.until(lambda: folder.indexing.error is not None)
    folder.outcome = REPORT
    folder.until(lambda: folder.indexing.error is None)
    folder.outcome = ValueError("secret")
    folder.change()
    folder.until(lambda: isinstance(folder.indexing.error, DisplayableError))
    assert "secret" not in str(folder.indexing.error)


def test_an_update_that_the_folder_began_can_be_stopped_too(folder: Folder) -> None:
    folder.outcome = SyncStoppedError("The update was stopped.")
    folder.indexing.watch(QUICK)
    folder.until(lambda: folder.indexing.error is folder.outcome)
    folder.outcome = REPORT
    folder.change()
    assert folder.indexing.error is None


def test_an_index_that_somebody_took_back_is_held_until_the_click(
    settings: Settings,
) -> None:
    for text in ("Glass.", "Gloves."):
        (settings.corpus_dir / "a.txt").write_text(text)
        sync_index(settings)
    roll_back(settings)
    with closing(Indexing(sync_index, settings)) as indexing:
        indexing.watch(QUICK)
        wait_until(lambda: indexing.held)
        indexing.start()
        drain(indexing)
        assert not indexing.held
        assert indexing.report
        assert indexing.report.changed == ("a.txt",)


def test_an_index_on_a_server_is_not_written_from_the_page() -> None:
    def sync(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        return REPORT

    assert Indexing(sync, Settings(chroma_url="http://127.0.0.1:8000")).elsewhere
    assert not Indexing(sync, Settings()).elsewhere
