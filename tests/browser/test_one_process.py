"""The page and what serves other programs are one process, over one opened index."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from playwright.sync_api import Page, expect

from assistant.service.slow_connections import LARGEST_HEAD
from tests.assistant.access.closed_corpus import write_corpus
from tests.assistant.service.conftest import connected
from tests.browser.conftest import ROOT, free_port, wait_for_server
from tests.waiting import PATIENCE
from ui.page.serving_page import HEADERS

pytestmark = [pytest.mark.slow, pytest.mark.browser]

QUESTION = "How many firms are in the glass cluster?"
ASKED = {
    "model": "cluster-policy",
    "messages": [{"role": "user", "content": QUESTION}],
}
PROGRAM = "from ui.cli.commands import main; main()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one")
    write_corpus(folder / "corpus")
    return folder


@pytest.fixture(scope="module")
def command(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Start the real command; what it says is in ``log``."""
    port = free_port()
    places = {
        "CLUSTER_POLICY_CORPUS_DIR": str(folder / "corpus"),
        "CLUSTER_POLICY_INDEX_DIR": str(folder / "index"),
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    said = folder / "log"
    arguments = "chat", "--host", "127.0.0.1", "--port", str(port)
    with said.open("wb") as output:
        started = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *arguments],
            cwd=ROOT,
            env=os.environ | places,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for_server(lambda: started.poll() is None, f"http://127.0.0.1:{port}")
        yield started, f"http://127.0.0.1:{port}"
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(PATIENCE)
    told = said.read_text(encoding="utf-8")
    assert "Traceback" not in told
    assert "ScriptRunContext" not in told


@pytest.fixture(scope="module")
def address(command: tuple[subprocess.Popen[bytes], str]) -> str:
    return command[1]


def test_a_head_without_an_end_is_refused_beside_the_page_too(address: str) -> None:
    with connected(address) as client:
        client.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * LARGEST_HEAD)
        assert client.recv(1 << 16).startswith(b"HTTP/1.1 431 ")


def leases_held(process_id: int) -> int:
    """Return how often a process and its children hold a state of the index open."""
    held = []
    for one in Path(f"/proc/{process_id}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed since it was listed
            held.append(str(one.readlink()))
    children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text()
    return sum("/leases/" in name for name in held) + sum(
        leases_held(int(child)) for child in children.split()
    )


def test_each_way_in_answers_at_its_address_and_nothing_elsewhere(address: str) -> None:
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        shown = client.get("/")
        assert shown.headers["content-type"].startswith("text/html")
        answer = client.post("/api/ask", json={"question": QUESTION}).json()
        assert answer["citations"][0]["document_id"] == "glass.md"
        for there in ("/api/openapi.json", "/v1/models", "/metrics", "/documents"):
            assert client.get(there).status_code == 200, there
        for nowhere in ("/nothing", "/api/nothing", "/v1/nothing", "/apis", "/v1x"):
            assert client.get(nowhere).status_code == 404, nowhere
        for any_answer in (shown, client.get("/v1/models")):
            for name, value in HEADERS.items():
                assert any_answer.headers[name] == value
        told = client.post("/v1/chat/completions", json=ASKED).json()
    assert told["choices"][0]["message"]["content"] == answer["text"]


# Before what has a page: from then on Playwright's loop runs in this thread.
async def test_agents_are_answered_at_their_address(address: str) -> None:
    async with (
        httpx2.AsyncClient(timeout=PATIENCE) as http,
        Client(streamable_http_client(f"{address}/mcp", http_client=http)) as client,
    ):
        told = await client.call_tool("ask_question", {"question": QUESTION})
    assert "252" in told.model_dump_json()


def test_the_page_answers_from_the_index_that_the_others_opened(
    page: Page, command: tuple[subprocess.Popen[bytes], str]
) -> None:
    started, address = command
    asked = {"question": QUESTION}
    answer = httpx.post(f"{address}/api/ask", json=asked, timeout=PATIENCE).json()
    box = page.get_by_placeholder("Ask about the documents")
    box.fill(QUESTION)
    box.press("Enter")
    expect(page.get_by_text("252 registered firms").first).to_be_visible()
    assert answer["status"] == "answered"
    assert leases_held(started.pid) == 1


def test_a_source_leads_to_the_page_at_its_place(page: Page, address: str) -> None:
    place = f"{address}/v1/chat/completions"
    told = httpx.post(place, json=ASKED, timeout=PATIENCE).json()
    (annotation, *_) = told["choices"][0]["message"]["annotations"]
    page.goto(annotation["url_citation"]["url"])
    expect(page.locator("mark").first).to_be_visible()
