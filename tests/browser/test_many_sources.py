"""An answer with fifty sources, each of which can be read; and one that fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_page import ask
from tests.browser.test_working_day import look_from_all_sides

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MANY_SOURCES_PAGE = Path(__file__).with_name("many_sources_page.py")


@pytest.fixture
def address(serve: Serve) -> str:
    return serve(MANY_SOURCES_PAGE)


def test_each_of_fifty_sources_can_be_read_beside_a_document(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    reply = ask(page, "Which firms are in Luleå?", 0)
    cards = reply.locator("[class*=st-key-card-source-]")
    expect(cards).to_have_count(50)
    expect(reply.locator("button.cp-marker")).to_have_count(50)
    assert_accessible(page, "fifty")
    reply.locator("button.cp-marker").nth(24).click()
    expect(page.locator("#quoted-span")).to_have_text(
        "Firm: Norrglas 25 AB | Municipality: Luleå | Employees: 175"
    )
    widths = cards.evaluate_all("e => e.map(c => c.getBoundingClientRect().width)")
    assert min(widths) > 280
    look_from_all_sides(page, "fifty-beside")


def test_an_error_is_told_where_the_answer_would_stand(page: Page) -> None:
    box = page.get_by_placeholder("Ask about the documents")
    box.fill("What fails?")
    box.press("Enter")
    expect(page.locator(".cp-error")).to_contain_text("The index is being written")
    look_from_all_sides(page, "error")
