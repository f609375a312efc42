"""The chat page with nothing replaced: a real server, index, model and browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLateError

from tests.browser.conftest import APP, Serve
from tests.waiting import wait_until

CORPUS = Path(__file__).resolve().parents[2] / "docs_corpus"
HOSTILE = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'> **b**"
FACT = "The optics cluster in Wuhan employs 48,213 people."

pytestmark = pytest.mark.browser


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus"))


@pytest.fixture
def address(serve: Serve, corpus: Path, tmp_path: Path) -> str:
    """A page over a corpus that nobody has indexed yet."""
    return serve(
        APP.with_name("serving_page.py"),
        CLUSTER_POLICY_CORPUS_DIR=corpus,
        CLUSTER_POLICY_INDEX_DIR=tmp_path / "index",
    )


def ask(page: Page, question: str, reply: int) -> Locator:
    """Ask, and return the reply once it has come with its sources."""
    box = page.get_by_placeholder("Ask about the documents")
    box.fill(question)
    box.press("Enter")
    answered = page.get_by_test_id("stChatMessage").nth(2 * reply + 1)
    expect(answered.locator(".cp-made")).to_be_visible()
    return answered


def open_marker(page: Page, reply: Locator) -> Locator:
    """Click the first marker of a reply, and return the quote that it opens."""
    reply.locator("button.cp-marker").first.click()
    quote = page.locator("#quoted-span")
    expect(quote).to_be_in_viewport()
    return quote


def wait_until_idle(page: Page) -> None:
    """Return when the server has taken up all that was clicked or written."""
    idle = ("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stApp")).to_have_attribute(*idle)


def close_source(page: Page) -> None:
    """Close the document, and wait until the server knows of it.

    A click within the same few milliseconds, as no person clicks, can be taken up
    instead of the closing, and the document is drawn anew.
    """
    wait_until_idle(page)
    view = page.locator(".st-key-document-view")

    def is_closed() -> bool:
        # A key pressed as soon as the button is drawn can come before the page listens
        # to it; whoever sees that nothing happens presses it once more.
        page.keyboard.press("Escape")
        try:
            view.wait_for(state="hidden", timeout=5_000)
        except TooLateError:
            return False
        return True

    wait_until(is_closed)
    wait_until_idle(page)


def test_a_visitor_asks_reads_the_source_and_adds_a_document(
    page: Page, corpus: Path
) -> None:
    expect(page.get_by_text("What would you like to know?")).to_be_visible()

    reply = ask(page, "How many firms are in the Xuzhou cluster?", 0)
    expect(reply.locator(".cp-answer")).to_contain_text("252")
    expect(reply.locator(".cp-quote").first).to_contain_text("252")
    expect(open_marker(page, reply)).to_contain_text("252")
    close_source(page)

    filler = "This paragraph is about the weather and says nothing else.\n\n" * 120
    new = f"A note on optics {HOSTILE}\n\n{filler}{FACT} {HOSTILE}\n\n{filler}"
    (corpus / "optics.txt").write_text(new, encoding="utf-8")
    # Nobody clicks: the page has followed the folder.
    expect(page.locator(".cp-report")).to_contain_text("1 added")
    expect(page.locator(".st-key-documents")).to_contain_text("A note on optics")

    reply = ask(page, "How many people does the optics cluster in Wuhan employ?", 1)
    expect(reply.locator(".cp-answer")).to_contain_text("48,213")
    expect(open_marker(page, reply)).to_contain_text("48,213")
    document = page.locator("article.cp-document")
    expect(document).to_contain_text(HOSTILE)
    assert document.locator("script, img, strong").count() == 0


def test_what_came_further_off_is_drawn_when_it_is_opened(
    page: Page, address: str
) -> None:
    page.goto(address)
    reply = ask(page, "Who won the football world cup?", 0)
    cards = reply.locator("[class*='st-key-card-nearest-']")
    expect(cards).to_have_count(1)
    more = reply.get_by_text("More passages")
    more.click()
    expect(cards.nth(1)).to_be_visible()
    more.click()
    expect(cards.nth(1)).not_to_be_visible()
    expect(cards.nth(0)).to_be_visible()
