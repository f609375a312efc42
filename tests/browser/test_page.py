"""The chat page with nothing replaced: a real server, index, model and browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Nothing that a browser does by itself: what is requested, the page requested.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# Long enough for a slow machine that unpacks the model and builds the index.
PATIENCE = 180_000
HOSTILE = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'> **b**"
FACT = "The optics cluster in Wuhan employs 48,213 people."

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and "CI" in os.environ:
        pytest.fail("There is no Chromium here, and in CI there has to be one.")
    if found is None:
        pytest.skip("There is no Chromium on this machine.")
    return found


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "docs_corpus", tmp_path / "corpus"))


@pytest.fixture
def address(corpus: Path, tmp_path: Path) -> Iterator[str]:
    """A page over a corpus that nobody has indexed yet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"CORPUS_DIR": corpus, "INDEX_DIR": tmp_path / "index"}
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "ui" / "app.py")]
    command += ["--server.address=127.0.0.1", f"--server.port={port}"]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--server.headless=true"],
            cwd=ROOT,
            env=os.environ
            | {
                f"CLUSTER_POLICY_{name}": str(value) for name, value in settings.items()
            },
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for_server(server, f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


def wait_for_server(server: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture
def page(chromium: str, address: str) -> Iterator[Page]:
    """The page in a low window, so that a document does not fit into it."""
    hosts: set[str | None] = set()
    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        opened = browser.new_page(viewport={"width": 1280, "height": 480})
        opened.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        opened.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        opened.on("pageerror", lambda error: errors.append(str(error)))
        opened.goto(address)
        yield opened
        assert opened.evaluate("window.hacked") is None
        browser.close()
    assert errors == []
    assert hosts - {None} == {"127.0.0.1"}, "something was asked of the network"


def ask(page: Page, question: str, reply: int) -> Locator:
    """Ask, and return the reply once it has come with its sources."""
    box = page.get_by_placeholder("Ask about the documents")
    box.fill(question)
    box.press("Enter")
    answered = page.get_by_test_id("stChatMessage").nth(2 * reply + 1)
    expect(answered.locator(".cp-made")).to_be_visible()
    return answered


def open_marker(page: Page, reply: Locator) -> Locator:
    """Click the first marker of a reply, and return the quote that it opens."""
    reply.locator("button.cp-marker").first.click()
    quote = page.locator("#quoted-span")
    expect(quote).to_be_in_viewport()
    return quote


def test_a_visitor_asks_reads_the_source_and_adds_a_document(
    page: Page, corpus: Path
) -> None:
    expect(page.get_by_text("What would you like to know?")).to_be_visible()

    reply = ask(page, "How many firms are in the Xuzhou cluster?", 0)
    expect(reply.locator(".cp-answer")).to_contain_text("252")
    expect(reply.locator(".cp-quote").first).to_contain_text("252")
    expect(open_marker(page, reply)).to_contain_text("252")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    filler = "This paragraph is about the weather and says nothing else.\n\n" * 120
    new = f"A note on optics {HOSTILE}\n\n{filler}{FACT} {HOSTILE}\n\n{filler}"
    (corpus / "optics.txt").write_text(new, encoding="utf-8")
    page.get_by_role("button", name="Update the index").click()
    expect(page.locator(".cp-report")).to_contain_text("1 added")
    expect(page.locator(".cp-list")).to_contain_text("A note on optics <script>")

    reply = ask(page, "How many people does the optics cluster in Wuhan employ?", 1)
    expect(reply.locator(".cp-answer")).to_contain_text("48,213")
    expect(open_marker(page, reply)).to_contain_text("48,213")
    document = page.locator("article.cp-document")
    expect(document).to_contain_text(HOSTILE)
    assert document.locator("script, img, strong").count() == 0
