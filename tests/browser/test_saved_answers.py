"""Answers of yesterday in a real browser: they say what has changed since."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_page import ask, close_source

FOLDER_PAGE = Path(__file__).with_name("folder_page.py")
QUOTE = "In 2019 there were 252 firms in the park."
FILLER = "It rains in the town, and nobody minds.\n\n" * 60
PLAN = f"The plan\n\n{QUOTE}\n\n{FILLER}They make glass."
ASKED = "What does line 3 of plan.txt say?"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    plan = folder / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    (folder / "other.txt").write_text("Nothing of this.", encoding="utf-8")
    return plan


@pytest.fixture
def address(serve: Serve, plan: Path) -> str:
    return serve(FOLDER_PAGE, CLUSTER_POLICY_CORPUS_DIR=plan.parent)


def test_an_answer_of_yesterday_says_what_its_source_says_today(
    page: Page, plan: Path
) -> None:
    reply = ask(page, ASKED, 0)
    expect(reply.locator(".cp-changed")).to_have_count(0)
    changed = FILLER + PLAN.replace("252", "260").replace("2019", "2024")
    plan.write_text(changed, encoding="utf-8")
    page.reload()
    reply = page.get_by_test_id("stChatMessage").nth(1)
    expect(reply.locator(".cp-changed")).to_contain_text("has changed since")
    expect(reply.locator("del")).to_have_text(["2019", "252"])
    expect(reply.locator("ins")).to_have_text(["2024", "260"])
    expect(reply.locator(".cp-answer")).to_contain_text(QUOTE)
    assert_accessible(page, "stale")

    reply.get_by_role("button", name="Open source 1").click()
    near = page.locator(".cp-document .cp-now")
    expect(near).to_have_text("In 2024 there were 260 firms in the park.")
    expect(near).to_be_in_viewport()
    expect(page.locator(".cp-document mark")).to_have_count(0)
    assert_accessible(page, "stale-document")
    close_source(page)

    reply.get_by_role("button", name="Ask again now").click()
    expect(page.locator("[id^=question-]")).to_have_count(2)
    expect(page.locator(".cp-answer")).to_have_count(2)
    expect(page.get_by_role("button", name="Ask again now")).to_have_count(1)


def test_an_answer_whose_document_went_away_says_so(page: Page, plan: Path) -> None:
    ask(page, ASKED, 0)
    plan.unlink()
    page.reload()
    expect(page.get_by_text("The document is gone.")).to_be_visible()
    expect(page.locator(".cp-quote")).to_have_text(QUOTE)
    assert_accessible(page, "gone")
    page.locator("button.cp-marker").first.click()
    expect(page.locator(".st-key-document-view")).to_contain_text("no longer in the")


def test_questions_are_asked_of_the_documents_that_were_chosen(
    page: Page, plan: Path
) -> None:
    page.get_by_role("combobox", name="Ask only").fill("plan")
    page.get_by_role("option", name="The plan").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert_accessible(page, "choosing")
    ask(page, ASKED, 0)
    expect(page.get_by_text("Asked of 1 document only: The plan")).to_be_visible()
    ask(page, ASKED, 1)
    expect(page.get_by_text("Asked of 1 document only: The plan")).to_have_count(2)
    assert_accessible(page, "asked-of")
    page.reload()
    expect(page.locator(".st-key-asked-of")).to_contain_text("The plan")
