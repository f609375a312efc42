"""Logging in at a real provider, in a real browser: who sees what, and who does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant import Settings
from index import sync_index
from tests.assistant.access.closed_corpus import leaked, write_corpus
from tests.browser.log_in_page import page_of, serving_with_log_in

PLANTS = "How many plants does the Kestrel programme have?"
PEOPLE: dict[str, dict[str, Any]] = {
    "Ann": {"email": "ann@example.org"},
    "Bo": {"email": "bo@example.org", "groups": ["economists"]},
    "Eva": {"email": "eva@example.org"},
    "Adam": {"email": "adam@example.org", "roles": ["administrator"]},
    "Mallory": {"email": "mallory@example.com"},
}

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with a log-in, as it is served to people."""
    folder = tmp_path_factory.mktemp("page")
    write_corpus(folder / "corpus")
    settings = Settings(corpus_dir=folder / "corpus", index_dir=folder / "index")
    sync_index(settings)
    with serving_with_log_in(settings, PEOPLE, folder / "log") as served:
        yield served


def said(page: Page) -> str:
    return page.locator("body").inner_text()


def asked(page: Page, question: str) -> str:
    """Ask, and return the address of the conversation once it is answered."""
    page.get_by_test_id("stChatInput").get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")
    answered = page.get_by_text("not written by a language model")
    expect(answered.or_(page.get_by_text("Searched")).first).to_be_visible()
    return page.url


def test_nothing_is_there_for_who_has_not_logged_in(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    assert page.get_by_role("textbox").count() == 0
    assert "Glass" not in said(page)


def test_an_account_of_another_domain_gets_no_further(
    browser: Browser, address: str
) -> None:
    page = page_of("Mallory", browser, address)
    expect(page.get_by_text("not open to your account")).to_be_visible()
    assert page.get_by_role("textbox").count() == 0


def test_each_sees_what_is_open_to_them_and_a_link_opens_no_more(
    browser: Browser, address: str
) -> None:
    bo = page_of("Bo", browser, address)
    link = asked(bo, PLANTS)
    expect(bo.get_by_text("8642").first).to_be_visible()
    ann = page_of("Ann", browser, address)
    expect(ann.get_by_text("The glass cluster").first).to_be_visible()
    assert not leaked(said(ann))
    assert ann.get_by_role("button", name="Update the index").count() == 0
    ann.goto(link)
    expect(ann.get_by_text("This conversation is not there.")).to_be_visible()
    assert not leaked(said(ann))
    asked(ann, PLANTS)
    expect(ann.get_by_text("Searched 6 documents").first).to_be_visible()


def test_an_editor_may_update_the_index_and_who_has_logged_out_is_out(
    browser: Browser, address: str
) -> None:
    eva = page_of("Eva", browser, address)
    expect(eva.get_by_role("button", name="Update the index")).to_be_visible()
    eva.get_by_role("button", name="Log out").click()
    expect(eva.get_by_role("button", name="Log in")).to_be_visible()
    assert "Glass" not in said(eva)


def test_a_cookie_that_the_page_has_not_signed_lets_nobody_in(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    forged = '{"is_logged_in": true, "email": "adam@example.org", "iat": 99999999999}'
    context.add_cookies([{"name": "_streamlit_user", "value": forged, "url": address}])
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    assert "Glass" not in said(page)
