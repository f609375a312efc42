"""A service whose updates go on when they are told to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import httpx
import pytest

from assistant import Settings
from assistant.access import Visitor
from assistant.service.application import make_application
from assistant.service.keys import Keys
from assistant.service.served import Served
from assistant.service.sync_runs import SyncRuns
from index import SyncProgress, SyncReport
from index.errors import SyncStoppedError
from index.sync.reports import Progress
from tests.assistant.service.conftest import ClientOf, listening
from tests.waiting import PATIENCE, wait_until

REPORT = SyncReport(("secret/kestrel.md",), (), (), (), (), 8642, "2", 0.1)


class Steps:
    """A sync that goes on when it is told to, and ends as it is told to."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.outcome: SyncReport | Exception = REPORT

    def __call__(
        self,
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        assert progress
        assert stop
        progress(SyncProgress("read", 1, 8642))
        wait_until(lambda: self.go_on.is_set() or stop.is_set())
        if stop.is_set():
            raise SyncStoppedError("The update was stopped.")
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.fixture
def steps() -> Steps:
    return Steps()


@pytest.fixture
def synced(served_settings: Settings, tmp_path: Path) -> Settings:
    """Return the settings of an index of which no sync is known."""
    return served_settings.model_copy(update={"index_dir": tmp_path / "index"})


@pytest.fixture
def served(
    steps: Steps, synced: Settings, served_settings: Settings, service_keys: Keys
) -> Iterator[Served]:
    with closing(SyncRuns(steps, synced)) as syncs:
        yield Served(served_settings, service_keys, syncs=lambda: syncs)


@pytest.fixture
def address(served: Served) -> Iterator[str]:
    with listening(make_application(served)) as address:
        yield address


@pytest.fixture
def clients(address: str, service_keys: Keys) -> Iterator[ClientOf]:
    opened: list[httpx.Client] = []

    def client(visitor: Visitor) -> httpx.Client:
        key = service_keys.add(visitor.name, visitor.role, visitor.groups)
        headers = {"Authorization": f"Bearer {key}"}
        opened.append(httpx.Client(base_url=address, headers=headers, timeout=PATIENCE))
        return opened[-1]

    yield client
    for one in opened:
        one.close()
