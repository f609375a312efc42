"""Documents in a real browser: a short list, and one open beside the chat."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_page import ask, close_source
from tests.waiting import wait_until

LIBRARY_PAGE = Path(__file__).with_name("library_page.py")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    return serve(LIBRARY_PAGE, CLUSTER_POLICY_CORPUS_DIR=tmp_path / "corpus")


def open_listed(page: Page, words: str) -> Locator:
    """Open the only document that has these words, and return what it says."""
    field = page.get_by_label("Find a document", exact=True)
    field.fill(words)
    field.press("Enter")
    listed = page.locator(".st-key-documents").get_by_role("button")
    expect(listed).to_have_count(1)
    listed.click()
    text = page.get_by_role("region", name="Text of the document")
    expect(text).to_be_visible()
    return text


def scrolled(text: Locator) -> float:
    return float(text.evaluate("element => element.scrollTop"))


def test_the_sidebar_of_sixty_documents_is_under_two_screens(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".cp-side").last).to_have_text("Documents 60")
    expect(page.get_by_text("Could not be read: 20")).to_be_visible()
    content = page.get_by_test_id("stSidebarContent")
    assert content.evaluate("element => element.scrollHeight") < 2 * 800
    page.get_by_text("Could not be read: 20").click()
    expect(page.get_by_text("7.pdf", exact=True)).to_be_visible()


def test_a_document_is_read_beside_the_chat_while_one_asks(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    text = open_listed(page, "plan for glass")
    reply = ask(page, "How many firms?", 0)
    quoted = page.locator(".cp-quoted")
    expect(quoted.last).to_be_visible()
    assert "".join(quoted.all_inner_texts()) == "There are 252 firms."
    # Neither lies over the other.
    beside, chat = text.bounding_box(), reply.bounding_box()
    assert beside
    assert chat
    assert chat["x"] + chat["width"] <= beside["x"]

    reply = ask(page, "And in 2030?", 1)
    reply.locator("button.cp-marker").first.click()
    expect(page.locator("#quoted-span")).to_have_text(
        "In 2030 there will be 300 firms."
    )
    expect(page.locator("#quoted-span")).to_be_in_viewport()
    close_source(page)
    expect(text).to_be_hidden()
    expect(reply.locator(".cp-answer")).to_be_visible()


def test_an_open_document_is_scrolled_by_keyboard(page: Page) -> None:
    text = open_listed(page, "plan for glass")
    expect(text).to_be_focused()
    assert scrolled(text) == 0
    page.keyboard.press("End")
    expect(text.get_by_text("In 2030 there will be")).to_be_in_viewport()
    page.keyboard.press("Home")
    expect(text.get_by_text("There are 252 firms.")).to_be_in_viewport()


def test_words_headings_and_pages_are_gone_to(page: Page) -> None:
    text = open_listed(page, "plan for glass")
    field = page.get_by_label("Find in the document")
    field.fill("FIRMS")
    field.press("Enter")
    expect(page.get_by_text("1 of 2", exact=True)).to_be_visible()
    expect(text.locator(".cp-here")).to_be_in_viewport()
    page.locator(".st-key-match-down").get_by_role("button").click()
    expect(page.get_by_text("2 of 2", exact=True)).to_be_visible()
    expect(text.get_by_text("300", exact=False)).to_be_in_viewport()

    page.locator("[class*=st-key-page-of]").get_by_role("combobox").click()
    page.get_by_role("option", name="page 1").click()
    expect(text.get_by_text("There are 252")).to_be_in_viewport()
    page.locator("[class*=st-key-heading-of]").get_by_role("combobox").click()
    page.get_by_role("option", name="What is to come").click()
    expect(text.get_by_text("What is to come")).to_be_in_viewport()


def test_the_original_is_downloaded_as_it_is(page: Page, tmp_path: Path) -> None:
    open_listed(page, "plan for glass")
    with page.expect_download() as download:
        page.get_by_role("link", name="Original").click()
    assert download.value.suggested_filename == "plan.txt"
    original = tmp_path / "corpus" / "plan.txt"
    assert download.value.path().read_bytes() == original.read_bytes()


def test_on_a_phone_the_chat_can_be_read_below_the_document(page: Page) -> None:
    text = open_listed(page, "plan for glass")
    page.set_viewport_size({"width": 390, "height": 844})
    reply = ask(page, "How many firms?", 0)
    expect(text).to_be_in_viewport()
    expect(reply.locator(".cp-answer")).to_be_in_viewport()
    wide = "document.documentElement.scrollWidth"
    wait_until(lambda: page.evaluate(wide) <= 390)


def test_all_documents_are_on_a_page_and_the_conversation_is_kept(page: Page) -> None:
    ask(page, "How many firms?", 0)
    conversation = page.url.partition("conversation=")[2]
    page.get_by_role("link", name="All documents").click()
    expect(page.get_by_text("Sorted by")).to_be_visible()
    assert page.url.partition("?")[0].endswith("/documents")
    assert page.url.partition("conversation=")[2] == conversation
    page.reload()
    expect(page.locator(".st-key-documents").get_by_role("button")).to_have_count(50)
    text = page.get_by_role("region", name="Text of the document")
    field = page.get_by_label("Find a document")
    field.fill("number 41")
    field.press("Enter")
    page.get_by_role("button", name="number 41").click()
    expect(text).to_have_text("Glass.")

    page.get_by_role("link", name="Back to the conversation").click()
    expect(page.locator(".cp-answer")).to_contain_text("252")
    wait_until(lambda: page.url.partition("conversation=")[2] == conversation)


def test_the_page_of_a_pdf_is_shown_as_it_looks_with_the_quote(page: Page) -> None:
    reply = ask(page, "Where are the works?", 0)
    reply.locator("button.cp-marker").first.click()
    expect(page.locator("#quoted-span")).to_have_text("They are built by the river.")
    page.get_by_role("radio", name="Page").click()
    picture = page.get_by_role("img", name="Page 2 of the file")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") == 1100
    expect(page.get_by_text("Page 2 (2 of 2)")).to_be_visible()
    page.locator(".st-key-page-left").get_by_role("button").click()
    expect(page.get_by_role("img", name="Page 1 of the file")).to_be_visible()
