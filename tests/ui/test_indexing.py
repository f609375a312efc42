from __future__ import annotations

from collections.abc import Callable
from threading import Event

from assistant import Settings
from index import SyncProgress, SyncReport
from index.errors import IndexBusyError
from tests.ui.fakes import PATIENCE
from ui.indexing import Indexing

REPORT = SyncReport(("a.txt",), (), (), (), (), 1, "2", 0.1)


def drain(indexing: Indexing) -> None:
    for _ in indexing.follow():
        pass


def test_an_update_runs_once_however_often_it_is_started() -> None:
    started, go_on = Event(), Event()
    calls: list[Settings] = []

    def sync(
        settings: Settings, progress: Callable[[SyncProgress], None] | None
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
        settings: Settings, progress: Callable[[SyncProgress], None] | None
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
