"""Conversations that last: over reloads, tabs and restarts, in a real browser."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serving, free_port
from tests.browser.test_page import ask
from tests.waiting import wait_until

LASTING_PAGE = Path(__file__).with_name("lasting_page.py")
HOW_MANY, MAKE = "How many firms?", "What do they make?"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def hold(tmp_path: Path) -> Path:
    """A file that keeps an answer from being finished while it is there."""
    return tmp_path / "hold"


class Server:
    """A server that can be killed and started again at the same address."""

    def __init__(self, start: Callable[[], Serving]) -> None:
        self._start = start
        self._running = start()
        self.address = self._running.address

    def restart(self, how: signal.Signals) -> None:
        self._running.end(how)
        self._running = self._start()

    def end(self) -> None:
        self._running.end(signal.SIGTERM)


@pytest.fixture
def server(hold: Path, tmp_path: Path) -> Iterator[Server]:
    port, log = free_port(), tmp_path / "log"
    environment = {"HOLD": hold, "CLUSTER_POLICY_INDEX_DIR": tmp_path / "index"}
    with ExitStack() as ends:
        server = Server(lambda: Serving(LASTING_PAGE, log, environment, port))
        ends.callback(server.end)
        yield server
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture
def address(server: Server) -> str:
    return server.address


def put(page: Page, question: str) -> None:
    """Put a question, and wait only until it stands there."""
    box = page.get_by_placeholder("Ask about the documents")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".cp-question").last).to_have_text(question)


def all_of(page: Page) -> list[str]:
    """Return what stands in two messages, once it is drawn with all its buttons."""
    expect(page.locator(".cp-made")).to_have_count(2)
    for name in ("Edit", "Open source"):
        expect(page.get_by_role("button", name=name)).to_have_count(2)
    expect(last_of(page)).to_have_count(2)
    return page.get_by_test_id("stChatMessage").all_inner_texts()


def last_of(page: Page) -> Locator:
    """Return what is drawn last of each answer."""
    return page.get_by_role("radio", name="Not helpful")


def begin_new(page: Page) -> None:
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_text("What would you like to know?")).to_be_visible()


def answers(page: Page) -> Locator:
    return page.locator(".cp-answer")


def test_a_reload_and_a_second_tab_show_the_conversation(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    ask(page, MAKE, 1)
    assert "?conversation=" in page.url
    shown = all_of(page)
    page.reload()
    assert all_of(page) == shown
    second = page.context.new_page()
    second.goto(page.url)
    assert all_of(second) == shown


def test_back_leads_to_the_conversation_before_and_forward_again(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    first = page.url
    begin_new(page)
    ask(page, MAKE, 0)
    assert page.url != first
    expect(answers(page)).to_have_count(1)
    page.go_back()
    expect(page.get_by_text("What would you like to know?")).to_be_visible()
    page.go_back()
    expect(answers(page)).to_contain_text("There are 252 firms.")
    expect(page).to_have_url(first)
    page.go_forward()
    page.go_forward()
    expect(answers(page)).to_contain_text("They make glass.")


def test_an_answer_on_its_way_goes_on_over_a_reload_and_in_two_tabs(
    page: Page, hold: Path
) -> None:
    hold.touch()
    put(page, HOW_MANY)
    expect(answers(page)).to_contain_text("There are 252 firms.")
    page.reload()
    expect(answers(page)).to_contain_text("There are 252 firms.")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    second = page.context.new_page()
    second.goto(page.url)
    expect(answers(second)).to_contain_text("There are 252 firms.")
    put(second, MAKE)
    expect(second.locator(".cp-stage").last).to_contain_text("1 before you")
    hold.unlink()
    for tab in (page, second):
        expect(tab.locator(".cp-made")).to_have_count(2)
        expect(answers(tab).last).to_contain_text("They make glass.")


def test_what_is_asked_in_one_tab_appears_in_the_other(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.locator(".cp-made")).to_have_count(1)
    second.get_by_role("button", name="Edit").click()
    written = second.get_by_label("The question in other words")
    written.fill("How many, really?")
    ask(page, MAKE, 1)
    expect(second.locator(".cp-made")).to_have_count(2)
    expect(written).to_have_value("How many, really?")
    expect(answers(second).last).to_contain_text("They make glass.")


def test_who_waits_is_told_how_many_are_before_and_may_leave_the_line(
    page: Page, server: Server, hold: Path
) -> None:
    hold.touch()
    put(page, HOW_MANY)
    expect(answers(page)).to_contain_text("There are 252 firms.")
    browser = page.context.browser
    assert browser
    others = [browser.new_context().new_page() for _ in range(2)]
    for number, other in enumerate(others, 1):
        other.goto(server.address)
        put(other, MAKE)
        expect(other.locator(".cp-stage")).to_contain_text(f"{number} before you")
    others[0].get_by_role("button", name="Stop").click()
    expect(others[0].get_by_text("Stopped before it was asked.")).to_be_visible()
    expect(others[1].locator(".cp-stage")).to_contain_text("1 before you")
    hold.unlink()
    expect(others[1].locator(".cp-made")).to_be_visible()
    expect(answers(others[1])).to_contain_text("They make glass.")


def test_conversations_are_listed_for_the_browser_that_began_them(
    page: Page, server: Server
) -> None:
    ask(page, HOW_MANY, 0)
    first = page.url
    begin_new(page)
    ask(page, MAKE, 0)
    server.restart(signal.SIGKILL)
    page.goto(server.address)
    rows = page.locator(".st-key-conversations button")
    expect(rows).to_have_text([re.compile("What do they"), re.compile("How many")])
    rows.last.click()
    expect(answers(page)).to_contain_text("There are 252 firms.")
    expect(page).to_have_url(first)

    browser = page.context.browser
    assert browser
    other = browser.new_context().new_page()
    other.goto(first)
    expect(answers(other)).to_contain_text("There are 252 firms.")
    expect(other.locator(".st-key-conversations button")).to_have_count(0)


def test_a_conversation_is_renamed_edited_and_deleted(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    page.get_by_role("button", name="Rename or delete").click()
    title = page.get_by_label("Title")
    title.fill("On firms")
    page.get_by_role("button", name="Rename", exact=True).click()
    expect(page.locator(".st-key-conversations button")).to_contain_text("On firms")
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Edit").click()
    page.get_by_label("The question in other words").fill(MAKE)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(answers(page)).to_contain_text("They make glass.")
    expect(page.locator(".cp-question")).to_have_text(MAKE)
    page.reload()
    expect(page.locator(".cp-question")).to_have_text(MAKE)

    page.get_by_role("button", name="Rename or delete").click()
    page.get_by_role("button", name="Delete this conversation").click()
    expect(page.get_by_text("What would you like to know?")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("This conversation is not there.")).to_be_visible()


def test_a_lost_connection_changes_nothing(page: Page, hold: Path) -> None:
    hold.touch()
    put(page, HOW_MANY)
    expect(answers(page)).to_contain_text("There are 252 firms.")
    page.context.set_offline(True)
    hold.unlink()
    page.context.set_offline(False)
    expect(page.locator(".cp-made")).to_be_visible()
    expect(answers(page)).to_have_count(1)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_restart_shows_what_was_there_and_what_was_cut_off(
    page: Page, server: Server, hold: Path, how: signal.Signals
) -> None:
    ask(page, HOW_MANY, 0)
    expect(last_of(page)).to_have_count(1)
    shown = page.get_by_test_id("stChatMessage").all_inner_texts()
    hold.touch()
    put(page, MAKE)
    expect(answers(page).last).to_contain_text("They make glass.")
    server.restart(how)
    page.reload()
    expect(page.locator(".cp-cut-off")).to_contain_text("cut off")
    expect(answers(page).last).to_contain_text("They make glass.")
    expect(last_of(page)).to_have_count(1)
    messages = page.get_by_test_id("stChatMessage")
    wait_until(lambda: messages.all_inner_texts()[:2] == shown)

    hold.unlink()
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".cp-made")).to_have_count(2)
    expect(page.locator(".cp-cut-off")).to_have_count(0)
    expect(page.get_by_role("button", name="Ask again")).to_have_count(0)
    expect(answers(page)).to_have_count(2)


def test_a_page_that_stays_open_over_a_restart_finds_its_conversation_again(
    page: Page, server: Server
) -> None:
    ask(page, HOW_MANY, 0)
    server.restart(signal.SIGKILL)
    ask(page, MAKE, 1)
    expect(answers(page)).to_have_count(2)
    expect(answers(page).first).to_contain_text("There are 252 firms.")


def test_a_page_whose_server_is_gone_says_so_in_its_own_words(
    page: Page, server: Server
) -> None:
    ask(page, HOW_MANY, 0)
    server.end()
    expect(page.get_by_text("The connection is lost")).to_be_visible()
    expect(page.get_by_text("What was asked is kept")).to_be_visible()
    assert "streamlit" not in page.locator("body").inner_text().casefold()
    server.restart(signal.SIGKILL)
    expect(page.get_by_text("The connection is lost")).to_be_hidden()
    ask(page, MAKE, 1)


def test_an_address_of_no_conversation_says_so_and_can_be_asked_at(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.address}/?conversation=none")
    expect(page.get_by_text("This conversation is not there.")).to_be_visible()
    ask(page, HOW_MANY, 0)
    expect(page.get_by_text("This conversation is not there.")).to_be_hidden()
    assert "conversation=none" not in page.url
