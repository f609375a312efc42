"""The page on a phone: what one reads has the room, and nothing hangs over the edge."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_documents import LIBRARY_PAGE
from tests.browser.test_page import ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTH, HEIGHT = 390, 844


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    return serve(LIBRARY_PAGE, CLUSTER_POLICY_CORPUS_DIR=tmp_path / "corpus")


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return page


def size(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box
    return box["width"], box["height"]


def assert_within(page: Page) -> None:
    """Let nothing hang over the right edge."""
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0


def test_an_open_document_has_most_of_a_phone(phone: Page) -> None:
    reply = ask(phone, "How many firms?", 0)
    expect(reply.get_by_test_id("stChatMessageAvatarCustom")).to_be_hidden()
    assert size(reply.locator(".cp-answer"))[0] > 0.85 * WIDTH
    assert_within(phone)
    assert_accessible(phone, "phone-answer")

    reply.locator("button.cp-marker").first.click()
    expect(phone.locator("#quoted-span")).to_be_in_viewport()
    assert size(phone.locator(".cp-reading"))[1] > 0.35 * HEIGHT
    expect(phone.locator(".st-key-asked-of")).to_be_hidden()
    copy = phone.locator(".st-key-document-ways").get_by_role("button", name="Copy")
    copy.scroll_into_view_if_needed()
    expect(copy).to_be_in_viewport()
    assert_within(phone)
    assert_accessible(phone, "phone-beside")

    phone.get_by_role("button", name="Close").first.click()
    expect(phone.locator(".cp-reading")).to_be_hidden()
    expect(phone.locator(".st-key-asked-of")).to_be_visible()
    expect(phone.get_by_test_id("stExpandSidebarButton")).to_be_visible()


def test_documents_are_searched_in_the_whole_width(phone: Page, address: str) -> None:
    phone.goto(f"{address}/documents")
    field = phone.get_by_label("Find a document")
    expect(field).to_be_visible()
    assert size(field)[0] > 0.8 * WIDTH
    assert_within(phone)
    assert_accessible(phone, "phone-documents")
