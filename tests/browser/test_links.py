"""Links that are copied in one browser and opened in another, after a change too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_exports import clipboard
from tests.browser.test_page import ask, close_source
from tests.browser.test_saved_answers import ASKED, FILLER, FOLDER_PAGE, PLAN, QUOTE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOSTILE = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    # No slash in its name, which would make it a folder.
    plan = tmp_path / "corpus" / "plans" / "plan & <b>å.txt"
    plan.parent.mkdir(parents=True)
    plan.write_text(PLAN, encoding="utf-8")
    return plan


@pytest.fixture
def address(serve: Serve, plan: Path) -> str:
    return serve(FOLDER_PAGE, CLUSTER_POLICY_CORPUS_DIR=plan.parent.parent)


def copy_link(page: Page, within: str) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(within).get_by_role("button", name="Copy link").click()
    expect(page.locator(within).get_by_text("Copied")).to_be_visible()
    return clipboard(page)


def test_a_link_to_a_quote_finds_it_after_the_document_has_changed(
    page: Page, plan: Path, address: str
) -> None:
    page.get_by_role("link", name="All documents").click()
    page.locator(".st-key-documents").get_by_role("button").click()
    expect(page.locator(".cp-document")).to_be_visible()
    # Copied on the page of documents, it leads to the conversation.
    link = copy_link(page, ".st-key-document-view")
    assert link.startswith(f"{address}/?document=plans%2Fplan")
    start = PLAN.index(QUOTE)
    held = f"&at={start}-{start + len(QUOTE)}&quote={QUOTE.replace(' ', '+')}"
    plan.write_text(FILLER + PLAN, encoding="utf-8")
    page.goto(link + held)
    expect(page.locator("#quoted-span")).to_have_text(QUOTE)
    expect(page.locator("#quoted-span")).to_be_in_viewport()
    expect(page.get_by_text("at another place in the document now")).to_be_visible()
    assert_accessible(page, "linked")

    # What is copied there is where it stands now.
    page.goto(copy_link(page, ".st-key-document-view"))
    expect(page.locator("#quoted-span")).to_have_text(QUOTE)
    expect(page.get_by_text("at another place")).to_be_hidden()
    close_source(page)
    page.wait_for_url(lambda url: "document=" not in url)

    plan.unlink()
    page.goto(link + held)
    expect(page.get_by_text("no longer in the index")).to_be_visible()
    expect(page.locator(".cp-quote")).to_have_text(QUOTE)


def test_what_a_link_holds_is_shown_as_text(page: Page, address: str) -> None:
    page.goto(f"{address}/?document={HOSTILE}&at=0-9&quote={HOSTILE}")
    expect(page.locator(".st-key-document-view")).to_contain_text(HOSTILE)
    expect(page.locator(".cp-quote")).to_have_text(HOSTILE)
    assert page.evaluate("document.querySelector('.st-key-document-view img')") is None


def test_a_link_to_an_answer_opens_it_for_others(page: Page, plan: Path) -> None:
    (plan.parent.parent / "plan.txt").write_text(PLAN, encoding="utf-8")
    page.reload()
    for place in range(3):
        ask(page, ASKED, place)
    page.reload()
    first = page.get_by_test_id("stChatMessage").first
    expect(first).not_to_be_in_viewport()
    link = copy_link(page, ".cp-copying:has([data-link]) >> nth=0 >> xpath=..")
    page.context.clear_cookies()
    page.goto(link)
    expect(page.get_by_test_id("stChatMessage")).to_have_count(6)
    expect(page.get_by_test_id("stChatMessage").first).to_be_in_viewport()
