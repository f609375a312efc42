"""A table that is wider than its window shows the cell that answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import APP, Serve
from tests.browser.test_page import ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_NOTES = [f"Note number {number} on the town" for number in range(12)]
_TOWNS = {"Aldermoor": 417, "Brackwater": 623, "Chelwood": 58}


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    rows = [["Town", *_NOTES, "Number of firms"]]
    rows += [[town, *_NOTES, str(firms)] for town, firms in _TOWNS.items()]
    text = "\n".join(",".join(row) for row in rows)
    (corpus / "towns.csv").write_text(text, encoding="utf-8")
    return serve(
        APP.with_name("serving_page.py"),
        CLUSTER_POLICY_CORPUS_DIR=corpus,
        CLUSTER_POLICY_INDEX_DIR=tmp_path / "index",
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_the_cell_that_answers_comes_into_view(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    reply = ask(page, "How many firms does Brackwater have?", 0)
    expect(reply.locator(".cp-answer")).to_contain_text("623")
    reply.locator("button.cp-marker").first.click()
    cell = page.locator(".cp-grid .cp-key")
    expect(cell).to_have_text("623")
    expect(cell).to_be_in_viewport(ratio=0.9)
    expect(page.locator(".cp-grid tr", has_text="Brackwater")).to_be_in_viewport()
