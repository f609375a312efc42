"""The pages beside the chat, in a real browser: reached, used, seen by axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_lasting import LASTING_PAGE
from tests.browser.test_page import ask

WOOL = "How much wool is there?"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    return serve(LASTING_PAGE, HOLD=tmp_path / "hold")


def test_what_was_not_answered_is_found_there_and_asked_again(page: Page) -> None:
    ask(page, WOOL, 0)
    ask(page, "How many firms?", 1)
    conversation = page.url
    page.get_by_role("link", name="Unanswered questions").click()
    expect(page.get_by_role("heading", name="Unanswered questions 1")).to_be_visible()
    expect(page.get_by_text("Asked once · by 1 visitor")).to_be_visible()
    assert_accessible(page, "unanswered")
    page.get_by_role("button", name="Ask again How much wool").click()
    expect(page.get_by_text("The documents still do not say.")).to_be_visible()
    assert_accessible(page, "unanswered-again")
    page.set_viewport_size({"width": 390, "height": 844})
    assert_accessible(page, "unanswered-phone")
    page.get_by_role("link", name="Back to the conversation").click()
    expect(page.locator(".cp-made")).to_have_count(2)
    expect(page).to_have_url(conversation)


def test_how_all_is_stands_on_a_page_of_its_own(page: Page) -> None:
    for number in range(3):
        ask(page, "How many firms?", number)
    page.get_by_role("link", name="Health of this page").click()
    expect(page.get_by_role("heading", name="Models and index")).to_be_visible()
    # However far the chat was scrolled.
    title = page.get_by_role("heading", name="Cluster policy assistant")
    expect(title).to_be_in_viewport()
    expect(page.get_by_text("embedding model: ")).to_be_visible()
    assert_accessible(page, "health")
    page.set_viewport_size({"width": 390, "height": 844})
    assert_accessible(page, "health-phone")
    page.reload()
    expect(page.get_by_role("heading", name="Packages")).to_be_visible()
