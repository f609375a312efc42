"""Thumbs below an answer, in a real browser: kept over reloads, seen by axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_lasting import LASTING_PAGE
from tests.browser.test_page import ask, wait_until_idle

HOW_MANY = "How many firms?"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    return serve(LASTING_PAGE, HOLD=tmp_path / "hold")


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name, exact=True)


def reload_once_taken_up(page: Page) -> None:
    """Reload, but not before what was clicked or written has got to the server."""
    wait_until_idle(page)
    page.reload()


def test_what_is_said_of_an_answer_is_there_again_and_can_be_changed(
    page: Page,
) -> None:
    ask(page, HOW_MANY, 0)
    expect(choice(page, "Helpful")).not_to_be_checked()
    group = page.get_by_role("radiogroup", name="Does the answer to")
    expect(group).to_have_accessible_name(
        "Does the answer to “How many firms” help you?"
    )
    choice(page, "Not helpful").click()
    choice(page, "Wrong figure").click()
    expect(choice(page, "Wrong figure")).to_be_checked()
    words = page.get_by_label("In your own words")
    words.fill("It is of 2022.")
    words.press("Enter")
    assert_accessible(page, "not-helpful")
    expect(words).to_have_value("It is of 2022.")
    reload_once_taken_up(page)
    expect(choice(page, "Not helpful")).to_be_checked()
    expect(choice(page, "Wrong figure")).to_be_checked()
    expect(words).to_have_value("It is of 2022.")
    choice(page, "Helpful").click()
    expect(words).to_be_hidden()
    expect(choice(page, "Helpful")).to_be_checked()
    assert_accessible(page, "helpful")
    reload_once_taken_up(page)
    expect(choice(page, "Helpful")).to_be_checked()
    choice(page, "Helpful").click()
    expect(choice(page, "Helpful")).not_to_be_checked()
    reload_once_taken_up(page)
    expect(page.locator(".cp-made")).to_be_visible()
    expect(choice(page, "Helpful")).not_to_be_checked()


def test_it_can_be_said_by_keyboard_and_is_not_on_paper(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    choice(page, "Helpful").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_text("What is wrong with it?")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("What is wrong with it?")).to_be_hidden()
    expect(choice(page, "Helpful")).to_be_hidden()


def test_the_question_why_comes_into_view(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    ask(page, "What do they make?", 1)
    choice(page, "Not helpful").last.click()
    expect(page.get_by_text("What is wrong with it?")).to_be_in_viewport()
    expect(page.get_by_text("It is kept without your name")).to_be_in_viewport()
