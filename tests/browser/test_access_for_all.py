"""The page by keyboard and by ear: what is focused, named and read out; and axe."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_lasting import LASTING_PAGE, put
from tests.browser.test_page import ask

HOW_MANY, MAKE = "How many firms?", "What do they make?"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def hold(tmp_path: Path) -> Path:
    """A file that keeps an answer from being finished while it is there."""
    return tmp_path / "hold"


@pytest.fixture
def address(serve: Serve, hold: Path) -> str:
    return serve(LASTING_PAGE, HOLD=hold)


def assert_accessible(page: Page, state: str) -> None:
    """Let axe look at the page as it is now."""
    page.wait_for_timeout(500)  # What fades in has its full contrast.
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{state}.png")
    told = seen_by_axe(page)
    if told:  # Where much else goes on, turning dark and fading in take longer.
        page.wait_for_timeout(5_000)
        told = seen_by_axe(page)
    assert told == [], f"{state}: {json.dumps(told, indent=1)}"


def seen_by_axe(page: Page) -> list[tuple[str, list[str]]]:
    """Return what is wrong with the page as it is now, and where."""
    return [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in Axe().run(page).response["violations"]
    ]


def test_one_tab_and_enter_lead_to_the_question(page: Page) -> None:
    expect(page.get_by_placeholder("Ask about the documents")).to_be_visible()
    skip = page.get_by_role("link", name="Skip to the question")
    expect(skip).to_be_attached()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert_accessible(page, "skip")
    page.keyboard.press("Enter")
    expect(page.get_by_placeholder("Ask about the documents")).to_be_focused()
    expect(skip).not_to_be_in_viewport()


def test_light_and_dark_leave_one_such_link(page: Page) -> None:
    skip = page.get_by_role("link", name="Skip to the question")
    expect(skip).to_have_count(1)
    shade = page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).not_to_have_css("background-color", shade)
    ask(page, HOW_MANY, 0)
    page.emulate_media(color_scheme="light")
    expect(page.locator(".stApp")).to_have_css("background-color", shade)
    ask(page, MAKE, 1)
    expect(skip).to_have_count(1)


def test_the_finished_answer_is_read_out_and_not_its_pieces(
    page: Page, hold: Path
) -> None:
    region = page.locator("#announced")
    hold.touch()
    put(page, HOW_MANY)
    expect(page.locator(".cp-answer")).to_contain_text("There are 252 firms.")
    expect(region).to_have_role("status")
    expect(region).not_to_be_empty()
    expect(region).not_to_contain_text("252")
    assert_accessible(page, "streaming")
    kept = region.element_handle()
    hold.unlink()
    expect(region).to_have_text("There are 252 firms.")
    assert kept
    assert kept.evaluate("region => region.isConnected"), "another is not read out"
    # It may be there before it is drawn for the first time.
    ask(page, MAKE, 1)
    expect(region).to_have_text("They make glass.")
    assert kept.evaluate("region => region.isConnected")


def test_every_button_has_a_name_of_its_own(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    ask(page, MAKE, 1)
    opening = page.get_by_role("button", name="Open source 1: Firms")
    expect(opening).to_have_count(2)
    expect(page.get_by_role("button", name="Edit How many firms")).to_have_count(1)
    expect(page.get_by_role("button", name="Edit What do they make")).to_have_count(1)
    hidden = opening.first.locator(".stMarkdownColoredText").bounding_box()
    assert hidden
    assert hidden["width"] <= 1
    assert_accessible(page, "answered")


def test_a_paste_that_is_too_long_is_told_of_and_kept(page: Page) -> None:
    box = page.get_by_placeholder("Ask about the documents")
    long = "Why is that so? " * 100
    box.fill(long)
    box.press("Enter")
    expect(page.get_by_text("This question has 1,600 characters")).to_be_visible()
    expect(box).to_have_value(long)
    assert_accessible(page, "too-long")
    box.fill("   ")
    box.press("Enter")
    expect(page.get_by_text("There are no words in this question.")).to_be_visible()
    expect(page.locator(".cp-question")).to_have_count(0)
    ask(page, HOW_MANY, 0)
    expect(page.get_by_text("There are no words")).to_be_hidden()


def test_a_file_is_downloaded_by_keyboard(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    page.get_by_role("button", name="Download").last.press("Enter")
    link = page.get_by_role("link", name="Word", exact=True)
    expect(link).to_be_visible()
    assert_accessible(page, "download")
    with page.expect_download() as download:
        link.press("Enter")
    assert download.value.suggested_filename == "How-many-firms.docx"
