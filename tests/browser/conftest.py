"""A Chromium that asks nothing of the network, and a server of the page it opens."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.streamlit_server import serve_script
from tests.forked import start_forked
from tests.waiting import PATIENCE, wait_until

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "ui" / "page" / "app.py"
PAGE = ROOT / "ui" / "page" / "serving_page.py"
"""What is served to people."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Nothing that a browser does by itself: what is requested, the page requested.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A name that leads here, as that of a proxy or of somebody who means harm may.
    "--host-resolver-rules=MAP policies.example.org 127.0.0.1",
]


class Serve(Protocol):
    """Serves the page of a script, and returns its address."""

    def __call__(self, script: Path, **environment: Path) -> str: ...


@pytest.fixture(scope="session")
def chromium() -> str:
    return find_chromium()


def find_chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and "CI" in os.environ:
        pytest.fail("There is no Chromium here, and in CI there has to be one.")
    if found is None:
        pytest.skip("There is no Chromium on this machine.")
    return found


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    log = tmp_path / "log"
    with ExitStack() as servers:

        def serve(script: Path, **environment: Path) -> str:
            # Conversations are kept there, even where the documents are in memory.
            environment.setdefault("CLUSTER_POLICY_INDEX_DIR", tmp_path / "index")
            return servers.enter_context(serving(script, log, environment))

        yield serve
    assert "Traceback" not in log.read_text(encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Serving:
    """A server of the page of a script, until it is ended."""

    def __init__(
        self, script: Path, log: Path, environment: Mapping[str, Path | str], port: int
    ) -> None:
        """Start it, and wait until it answers; what it says goes on in ``log``."""
        self.address = f"http://127.0.0.1:{port}"
        served = (
            script if script == PAGE else Path(__file__).with_name("served_page.py")
        )
        self._server = start_forked(
            serve_script,
            served,
            port,
            output=log,
            environment={name: str(at) for name, at in environment.items()}
            | {"SCRIPT": str(script)},
        )
        try:
            wait_for_server(self._server.is_alive, self.address)
        except BaseException:
            self.end(signal.SIGKILL)
            raise

    @property
    def process_id(self) -> int:
        """Of the server."""
        assert self._server.pid
        return self._server.pid

    def end(self, how: signal.Signals) -> None:
        """End it, and wait until it has."""
        # One that killed itself may be gone before that is known here.
        with suppress(ProcessLookupError):
            if self._server.is_alive():
                os.kill(self.process_id, how)
        self._server.join(PATIENCE)
        assert not self._server.is_alive(), "the server does not end"


@contextmanager
def serving(script: Path, log: Path, environment: dict[str, Path]) -> Iterator[str]:
    server = Serving(script, log, environment, free_port())
    try:
        yield server.address
    finally:
        server.end(signal.SIGTERM)


def wait_for_server(is_alive: Callable[[], bool], address: str) -> None:
    def answers() -> bool:
        assert is_alive(), "the server ended"
        with suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
            return True
        return False

    wait_until(answers)


@pytest.fixture(scope="module")
def started_browser(chromium: str) -> Iterator[Browser]:
    """A Chromium that is started once for a file of tests."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE * 1000)
        started = playwright.chromium.launch(
            executable_path=chromium, args=OPTIONS, timeout=PATIENCE * 1000
        )
        yield started
        started.close()


@pytest.fixture
def browser(started_browser: Browser) -> Iterator[Browser]:
    """A Chromium in which nothing is open, and nothing kept of another test."""
    yield started_browser
    for context in started_browser.contexts:
        context.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page in a low window, so that a document does not fit into it."""
    hosts: set[str | None] = set()
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 480})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE * 1000)
    opened.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(address)
    yield opened
    assert opened.evaluate("window.hacked") is None
    context.close()  # What it asks and raises in its end counts too.
    assert errors == []
    assert hosts - {None} == {"127.0.0.1"}, "something was asked of the network"
