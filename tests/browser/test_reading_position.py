"""What was clicked stays where it is while a document opens and closes beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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


@pytest.mark.parametrize(("width", "height"), sorted(BESIDE | ABOVE))
def test_the_marker_that_was_clicked_stays_in_sight(
    page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    ask(page, "How many firms?", 0)
    reply = ask(page, "And in 2030?", 1)
    marker = reply.locator("button.cp-marker").first
    marker.scroll_into_view_if_needed()

    def top(css: str = "button.cp-marker") -> float:
        box = page.locator(css).last.bounding_box()
        assert box
        return box["y"]

    before = top()
    marker.click()
    expect(page.locator("#quoted-span")).to_be_in_viewport()
    if (width, height) in BESIDE:
        wait_until(lambda: abs(top() - before) < 2)
    else:
        view = page.locator(".st-key-document-view").bounding_box()
        assert view
        below = view["y"] + view["height"]
        wait_until(lambda: below < top() < top("[data-testid=stBottom]"))
    expect(marker).to_be_in_viewport(ratio=1)
    close_source(page)
    expect(marker).to_be_in_viewport(ratio=1)
