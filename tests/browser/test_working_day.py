"""A whole working day on the real page: refreshes, restarts, clicks at bad moments."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant import Settings
from assistant.export.receipt import read_receipt
from assistant.export.verification import verify_receipt
from tests.browser.conftest import PAGE, ROOT, Serving, free_port
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_lasting import Server, begin_new, put
from tests.browser.test_page import ask

FIRMS = "How many registered firms are in the Xuzhou glass cluster?"
ACTIONS = "Which actions does Shandong take to upgrade its clusters?"
STALE = "How many looms does the mill in Alby have?"
NOWHERE = "Who won the football match in Lund?"
UNHEARD = (NOWHERE, "Who lost the chess game in Lund?", "Who sang in Lund?")
"""Asked one after the other, until the answer to one is cut off."""

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    shutil.copytree(ROOT / "docs_corpus", corpus)
    (corpus / "alby.txt").write_text("The mill in Alby has 40 looms.", "utf-8")
    return corpus


@pytest.fixture
def server(corpus: Path, tmp_path: Path) -> Iterator[Server]:
    port, log = free_port(), tmp_path / "log"
    environment = {
        "CLUSTER_POLICY_CORPUS_DIR": corpus,
        "CLUSTER_POLICY_INDEX_DIR": tmp_path / "index",
    }
    with ExitStack() as ends:
        server = Server(lambda: Serving(PAGE, log, environment, port))
        ends.callback(server.end)
        yield server
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture
def address(server: Server) -> str:
    return server.address


def test_nothing_of_a_day_is_lost(page: Page, server: Server, corpus: Path) -> None:
    # In the morning: the first question, the source beside it, a reload.
    expect(page.get_by_text("What would you like to know?")).to_be_visible()
    look_from_all_sides(page, "welcome")
    reply = ask(page, FIRMS, 0)
    expect(reply.locator(".cp-answer")).to_contain_text("252")
    look_from_all_sides(page, "answer")
    reply.get_by_role("button", name="Open source 1").click()
    expect(page.locator(".cp-document mark").first).to_contain_text("252")
    look_from_all_sides(page, "beside")
    page.reload()
    expect(page.locator(".cp-answer")).to_contain_text("252")
    morning = page.url

    # A question, and at once a reload, another conversation, a question there.
    put(page, ACTIONS)
    page.reload()
    begin_new(page)
    ask(page, STALE, 0)
    expect(page.locator(".cp-answer")).to_have_count(1)
    expect(page.locator(".cp-answer")).to_contain_text("40 looms")
    noon = page.url
    page.goto(morning)
    expect(page.locator(".cp-made")).to_have_count(2)
    expect(page.locator(".cp-answer").last).to_contain_text("brand promotion")

    # The server is killed while it answers, and started again.
    asked = 2
    for question in UNHEARD:
        put(page, question)
        server.restart(signal.SIGKILL)
        page.reload()
        asked += 1
        expect(page.locator("[id^=question-]")).to_have_count(asked)
        expect(page.locator(".cp-made, .cp-cut-off")).to_have_count(asked)
        if page.locator(".cp-cut-off").count():
            break
    expect(page.locator(".cp-cut-off")).to_have_count(1)
    expect(page.locator(".cp-answer").first).to_contain_text("252")
    look_from_all_sides(page, "cut-off")
    page.get_by_role("button", name="Ask again", exact=True).click()
    expect(page.locator(".cp-made")).to_have_count(asked)
    expect(page.locator(".cp-cut-off")).to_have_count(0)
    last = page.locator("[id^=answer-]").last
    expect(last).to_contain_text("I did not find it in the documents")
    look_from_all_sides(page, "declined")

    # In another tab one says that it does not help, and goes back to what was before.
    second = page.context.new_page()
    second.goto(morning)
    second.get_by_role("radio", name="Not helpful").last.click()
    second.get_by_role("radio", name="The documents do say it").click()
    begin_new(second)
    second.go_back()
    expect(second.get_by_role("radio", name="The documents do say it")).to_be_checked()
    second.get_by_role("button", name="Download the conversation").click()
    with second.expect_download() as download:
        second.get_by_role("link", name="Receipt (JSON)").last.click()
    receipt = download.value.path()
    second.close()

    # A document changes; the answer of noon says so, and is asked again.
    (corpus / "alby.txt").write_text("The mill in Alby has 44 looms.", "utf-8")
    page.goto(noon)
    expect(page.locator(".cp-changed").first).to_be_visible()
    expect(page.locator(".cp-answer")).to_contain_text("40 looms")
    look_from_all_sides(page, "changed")
    page.get_by_role("button", name="Ask again now").click()
    expect(page.locator(".cp-answer").last).to_contain_text("44 looms")
    expect(page.locator(".cp-answer").first).to_contain_text("40 looms")

    # In the evening: what there is, what was not answered, how all is.
    for name, seen in {
        "documents": "xuzhou-glass-export-base",
        "unanswered": NOWHERE,
        "health": "Answers of the last 24 hours",
    }.items():
        page.goto(f"{server.address}/{name}")
        expect(page.get_by_text(seen).first).to_be_visible()
        look_from_all_sides(page, name)

    # What was taken along stands as it was quoted.
    checked = verify_receipt(read_receipt(receipt), Settings(corpus_dir=corpus))
    assert checked.quotes
    assert checked.holds


def look_from_all_sides(page: Page, state: str) -> None:
    """Let axe see the page light and dark, wide and as on a phone."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert_accessible(page, f"day-{state}-{scheme}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 844})
    assert_accessible(page, f"day-{state}-phone")
    page.set_viewport_size({"width": 1280, "height": 900})
