"""Questions to ask next, in a browser: they come by themselves, and a click asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.suggestions.test_following import FIRMS
from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_page import ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(serve: Serve) -> str:
    return serve(Path(__file__).with_name("following_page.py"))


def test_they_appear_without_a_click_and_one_is_asked_with_one(page: Page) -> None:
    ask(page, FIRMS, 0)
    expect(page.get_by_text("You could ask next:")).to_be_visible()
    assert_accessible(page, "next")
    page.get_by_role("button", name="How many schools are there").click()
    expect(page.locator(".cp-answer").last).to_contain_text("There are 9 schools.")
    expect(page.locator(".cp-made")).to_have_count(2)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_text("You could ask next:")).to_have_count(1)
    assert_accessible(page, "next-phone")
