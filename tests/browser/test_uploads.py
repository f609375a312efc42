"""Documents put in and taken out on the page, by who may, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.browser.log_in_page import page_of
from tests.browser.test_log_in import address
from tests.waiting import wait_until

__all__ = ["address"]  # A fixture, used by its name.

HARBOUR = "# The harbour cluster\n\nThe harbour cluster in Dalian has 417 shipyards.\n"
YARDS = "How many shipyards does the harbour cluster have?"
PROGRAM = b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def documents_of(name: str, browser: Browser, address: str) -> Page:
    page = page_of(name, browser, address)
    page.goto(f"{address}/documents")
    expect(page.get_by_text("Sorted by")).to_be_visible()
    return page


def put(page: Page, name: str, content: bytes) -> None:
    page.get_by_text("Add documents").click()
    file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": content}
    page.locator("input[type=file]").set_input_files([file])
    expect(page.get_by_text(name, exact=True)).to_be_visible()
    page.get_by_role("button", name="Add to the folder").click()


def row_of(page: Page, title: str) -> Locator:
    return page.locator(".st-key-documents").get_by_role("button", name=title)


def is_listed(page: Page, title: str = "The harbour cluster") -> bool:
    """Return whether a document is in the list, drawn anew from its first row on."""
    page.reload()
    # The newest stand first, and what was there from the beginning below them.
    expect(row_of(page, "The glass cluster")).to_be_visible()
    return bool(row_of(page, title).count())


def asked(page: Page, address: str) -> str:
    page.goto(address)
    page.get_by_test_id("stChatInput").get_by_role("textbox").fill(YARDS)
    page.keyboard.press("Enter")
    answered = page.get_by_text("not written by a language model")
    expect(answered.or_(page.get_by_text("Searched")).first).to_be_visible()
    return page.locator("body").inner_text()


def test_an_editor_adds_a_document_asks_about_it_and_takes_it_out(
    browser: Browser, address: str
) -> None:
    page = documents_of("Eva", browser, address)
    put(page, "harbour.md", HARBOUR.encode())
    expect(page.get_by_text("harbour.md was added")).to_be_visible()
    wait_until(lambda: is_listed(page))
    assert "417" in asked(page, address)
    page.goto(f"{address}/documents")
    assert is_listed(page)
    row_of(page, "The harbour cluster").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    page.get_by_role("button", name="Remove this document").click()
    wait_until(lambda: not is_listed(page))
    assert "417" not in asked(page, address)


def test_what_is_not_what_its_name_says_is_refused_in_a_sentence(
    browser: Browser, address: str
) -> None:
    page = documents_of("Eva", browser, address)
    put(page, "harbour.pdf", PROGRAM)
    said = "harbour.pdf was not added: it is not a PDF, although its name says so."
    expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    assert not is_listed(page, "Harbour")


def test_a_reader_is_offered_neither(browser: Browser, address: str) -> None:
    page = documents_of("Ann", browser, address)
    row_of(page, "The toy cluster").click()
    expect(page.get_by_role("link", name="Original")).to_be_visible()
    assert page.get_by_text("Add documents").count() == 0
    assert page.get_by_role("button", name="Remove", exact=True).count() == 0
