"""What was clicked stays where it is while a document opens and closes beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_documents import LIBRARY_PAGE
from tests.browser.test_page import ask, close_source
from tests.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BESIDE = {(1280, 480), (1280, 900)}
ABOVE = {(390, 844), (768, 1024), (900, 800)}


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    return serve(LIBRARY_PAGE, CLUSTER_POLICY_CORPUS_DIR=tmp_path / "corpus")


def two_asked(page: Page) -> Locator:
    """Return the marker of the second answer, which is to be seen."""
    ask(page, "How many firms?", 0)
    marker = ask(page, "And in 2030?", 1).locator("button.cp-marker").first
    marker.scroll_into_view_if_needed()
    return marker


def top(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["y"]


def is_uncovered(page: Page, marker: Locator) -> bool:
    """Whether it is between the document above it and the box for a question."""
    view = page.locator(".st-key-document-view").bounding_box()
    assert view
    below = view["y"] + view["height"]
    return below < top(marker) < top(page.get_by_test_id("stBottom"))


@pytest.mark.parametrize(("width", "height"), sorted(BESIDE | ABOVE))
def test_the_marker_that_was_clicked_stays_in_sight(
    page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    marker = two_asked(page)
    before = top(marker)
    marker.click()
    expect(page.locator("#quoted-span")).to_be_in_viewport()
    if (width, height) in BESIDE:
        wait_until(lambda: abs(top(marker) - before) < 2)
    else:
        wait_until(lambda: is_uncovered(page, marker))
    expect(marker).to_be_in_viewport(ratio=1)
    close_source(page)
    expect(marker).to_be_in_viewport(ratio=1)


# Before the page has made room: what it does then is seen before sizes are.
SCROLL_AS_IT_OPENS = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".st-key-document-view")) return;
  observer.disconnect();
  document.querySelector('[data-testid="stMain"]').scrollTop += 1;
}).observe(document.body, { childList: true, subtree: true });
"""


def test_what_the_page_scrolls_by_itself_does_not_move_what_was_clicked(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    marker = two_asked(page)
    page.evaluate(SCROLL_AS_IT_OPENS)
    marker.click()
    expect(page.locator("#quoted-span")).to_be_in_viewport()
    wait_until(lambda: is_uncovered(page, marker))
