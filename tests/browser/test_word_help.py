"""Help with a Chinese quote by keyboard, by touch and on a phone, not by pointing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_page import ask
from tests.browser.test_saved_answers import FOLDER_PAGE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUOTE = "全市有二百五十二家企业，年产值540亿元，支持企业技术创新。"


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "plan.txt").write_text(f"计划\n\n{QUOTE}\n", encoding="utf-8")
    return serve(FOLDER_PAGE, CLUSTER_POLICY_CORPUS_DIR=corpus)


def test_words_are_explained_to_who_cannot_point_at_them(page: Page) -> None:
    reply = ask(page, "What does line 3 of plan.txt say?", 0)
    help_ = reply.locator(".cp-word-help")
    expect(reply).to_contain_text("Word help, not a translation.")
    expect(help_).to_contain_text("二百五十二家企业 = 252 firms")
    expect(help_).to_contain_text("540亿元 = 54 billion yuan")

    button = page.get_by_role("button", name="Words of source 1")
    words = page.get_by_role("dialog", name="Words of source 1")
    button.focus()
    page.keyboard.press("Enter")
    expect(words).to_be_visible()
    expect(words).to_contain_text("not a translation")
    expect(words).to_contain_text("支持 = to be in favor of")
    assert_accessible(page, "words")
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    expect(button).to_be_focused()

    page.set_viewport_size({"width": 390, "height": 844})
    button.click()
    expect(words).to_be_in_viewport()
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, "words-phone")
    words.get_by_role("button", name="Close").click()
    expect(words).to_be_hidden()
