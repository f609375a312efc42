"""Answers that a model writes, in a real browser: stopped, cited and rejected."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_page import ask, close_source
from tests.ui.page.writing import STOPPED

WRITING_PAGE = Path(__file__).with_name("writing_page.py")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(serve: Serve) -> str:
    return serve(WRITING_PAGE)


def test_a_stopped_answer_stands_and_the_next_question_works(page: Page) -> None:
    box = page.get_by_placeholder("Ask about the documents")
    box.fill("Slowly?")
    box.press("Enter")
    reply = page.get_by_test_id("stChatMessage").nth(1)
    expect(reply.locator(".cp-answer")).to_contain_text("There are 252 firms.")
    expect(reply.locator(".cp-stage")).to_contain_text("Writing the answer")
    stop = page.get_by_role("button", name="Stop")
    stop.click()
    expect(reply).to_contain_text(STOPPED)
    expect(reply.locator(".cp-made")).to_be_visible()
    expect(stop).to_be_hidden()
    expect(reply.locator(".cp-stage")).to_be_hidden()
    expect(reply).not_to_contain_text("They make glass.")

    second = ask(page, "Quickly?", 1)
    expect(second.locator(".cp-answer")).to_contain_text("They make glass.")
    expect(second).not_to_contain_text(STOPPED)
    expect(stop).to_be_hidden()
    expect(reply.locator(".cp-answer")).to_have_text("There are 252 firms.12")


def test_each_marker_opens_its_own_source_and_the_rejected_stays_closed(
    page: Page,
) -> None:
    reply = ask(page, "Quickly?", 0)
    quotes = ["Det finns 252 företag.", "By 2020 there were 252 firms."]
    for number, quote in enumerate(quotes, 1):
        reply.locator(f'button.cp-marker[data-source$=":{number}"]').first.click()
        expect(page.locator("#quoted-span")).to_have_text(quote)
        close_source(page)

    rejected = reply.get_by_text("There are 300 firms.")
    expect(rejected).to_be_hidden()
    reply.get_by_text("1 statement of the model was not supported").click()
    expect(rejected).to_be_visible()
    view = page.get_by_test_id("stAppViewContainer")
    assert view.evaluate("view => view.scrollWidth - view.clientWidth") == 0
