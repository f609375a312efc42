"""Back, forward and a reload lead from an open document and to it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_documents import LIBRARY_PAGE
from tests.browser.test_page import ask, close_source, open_marker

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRMS = "There are"  # 252 firms: the figure is marked by itself.
FUTURE = "In 2030"
_TAKEN_UP = 1_500
"""Milliseconds, as a person takes: an address that is younger is not gone back from."""


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    return serve(LIBRARY_PAGE, CLUSTER_POLICY_CORPUS_DIR=tmp_path / "corpus")


def test_back_closes_a_document_and_forward_opens_it_at_its_quote(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    reply = ask(page, "How many firms?", 0)
    conversation = page.url
    expect(open_marker(page, reply)).to_contain_text(FIRMS)
    page.wait_for_url(lambda url: "document=" in url)
    page.wait_for_timeout(_TAKEN_UP)

    page.go_back()
    expect(page.locator(".st-key-document-view")).to_be_hidden()
    expect(reply.locator(".cp-answer")).to_contain_text("252")
    expect(page).to_have_url(conversation)

    page.go_forward()
    expect(page.locator("#quoted-span")).to_contain_text(FIRMS)
    expect(page.locator("#quoted-span")).to_be_in_viewport()
    close_source(page)
    page.wait_for_url(conversation)


def test_back_leads_to_the_quote_that_was_open_before(page: Page) -> None:
    first = ask(page, "How many firms?", 0)
    second = ask(page, "And in 2030?", 1)
    expect(open_marker(page, first)).to_contain_text(FIRMS)
    second.locator("button.cp-marker").first.click()
    expect(page.locator("#quoted-span")).to_contain_text(FUTURE)
    page.wait_for_timeout(_TAKEN_UP)
    page.go_back()
    expect(page.locator("#quoted-span")).to_contain_text(FIRMS)
    expect(page.get_by_test_id("stChatMessage")).to_have_count(4)


def test_a_reload_shows_the_document_that_was_open(page: Page) -> None:
    reply = ask(page, "How many firms?", 0)
    open_marker(page, reply)
    page.wait_for_url(lambda url: "document=" in url)
    page.reload()
    expect(page.locator("#quoted-span")).to_contain_text(FIRMS)
    expect(reply.locator(".cp-answer")).to_contain_text("252")
