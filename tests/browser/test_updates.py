"""Updates from the page in a real browser, over a small assistant."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from tests.browser.conftest import Serve
from tests.browser.test_page import ask, open_marker

SMALL_PAGE = Path(__file__).with_name("small_page.py")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def hold(tmp_path: Path) -> Path:
    """A file that keeps an update from being finished while it is there."""
    return tmp_path / "hold"


@pytest.fixture
def address(serve: Serve, hold: Path) -> str:
    return serve(SMALL_PAGE, HOLD=hold)


@pytest.fixture
def sent(page: Page) -> list[str | bytes]:
    """What the page asks of the server, from here on."""
    frames: list[str | bytes] = []

    def listen(connection: WebSocket) -> None:
        connection.on("framesent", lambda frame: frames.append(frame))

    page.on("websocket", listen)
    page.reload()
    expect(page.locator(".st-key-documents")).to_be_visible()
    return frames


def start_update(page: Page) -> None:
    page.get_by_role("button", name="Update the index").click()


def test_the_list_is_fresh_after_every_update_and_the_page_asks_for_nothing_by_itself(
    page: Page, sent: list[str | bytes]
) -> None:
    for number in range(9, 12):
        expect(page.locator(".cp-side").last).to_have_text(f"Documents {number}")
        sent.clear()
        start_update(page)
        expect(page.locator(".cp-report")).to_contain_text(f"{number + 1} passages")
        expect(page.locator(".cp-side").last).to_have_text(f"Documents {number + 1}")
        assert len(sent) == 1, "a run that the page starts by itself can push others"
    expect(page.get_by_label("Find a document")).to_be_visible()
    page.wait_for_timeout(1_000)
    assert len(sent) == 1, "nothing goes on, and yet something is asked"


def test_the_chat_and_the_filter_work_while_an_update_runs(
    page: Page, hold: Path
) -> None:
    hold.touch()
    start_update(page)
    bar = page.get_by_text("9 of 10 passages")
    expect(bar).to_be_visible()

    filter_ = page.get_by_label("Find a document")
    filter_.fill("plan 7")
    filter_.press("Enter")
    expect(page.locator(".st-key-documents")).not_to_contain_text("Plan 6")
    reply = ask(page, "What?", 0)
    expect(open_marker(page, reply)).to_have_text("Glass.")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-document-view")).to_be_hidden()
    expect(bar).to_be_visible()
    expect(page.get_by_role("button", name="Update the index")).to_be_disabled()

    hold.unlink()
    expect(page.locator(".cp-report")).to_contain_text("10 passages")
    expect(page.locator(".cp-side").last).to_have_text("Documents 10")
    expect(page.locator(".st-key-documents")).not_to_contain_text("Plan 6")
    expect(page.get_by_role("button", name="Update the index")).to_be_enabled()
    expect(reply.locator(".cp-answer")).to_contain_text("Glass.")


def test_an_update_can_be_stopped(page: Page, hold: Path) -> None:
    hold.touch()
    start_update(page)
    page.get_by_role("button", name="Stop the update").click()
    expect(page.get_by_text("The update was stopped.")).to_be_visible()
    expect(page.get_by_role("button", name="Stop the update")).to_be_hidden()
    expect(page.get_by_role("button", name="Update the index")).to_be_enabled()
    expect(page.locator(".cp-side").last).to_have_text("Documents 9")


def test_under_another_name_nobody_is_at_the_machine(
    browser: Browser, address: str
) -> None:
    # Names are given to addresses by others, and a proxy here may pass on any of them.
    port, page = urlsplit(address).port, browser.new_page()
    for name, count in (("policies.example.org", 0), ("localhost", 1)):
        page.goto(f"http://{name}:{port}/")
        expect(page.locator(".st-key-documents")).to_be_visible()
        expect(page.get_by_role("button", name="Update the index")).to_have_count(count)
