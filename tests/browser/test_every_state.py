"""States of the page that no other test looks at, seen by axe from all sides."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_documents import LIBRARY_PAGE
from tests.browser.test_lasting import begin_new
from tests.browser.test_page import ask
from tests.browser.test_saved_answers import FOLDER_PAGE
from tests.browser.test_working_day import look_from_all_sides

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORKS = "Where are the works?"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


class TestOfALibrary:
    """Of sixty documents, one of them a PDF."""

    @pytest.fixture
    def address(self, serve: Serve, corpus: Path) -> str:
        return serve(LIBRARY_PAGE, CLUSTER_POLICY_CORPUS_DIR=corpus)

    def test_a_page_as_a_picture(self, page: Page) -> None:
        ask(page, WORKS, 0).locator("button.cp-marker").first.click()
        page.get_by_role("radio", name="Page", exact=True).click()
        expect(page.locator(".cp-picture")).to_be_visible()
        look_from_all_sides(page, "picture")

    def test_a_question_that_is_put_in_other_words(self, page: Page) -> None:
        ask(page, WORKS, 0)
        page.get_by_role("button", name="Edit Where are the works").click()
        expect(page.get_by_label("The question in other words")).to_be_visible()
        look_from_all_sides(page, "editing")

    def test_more_conversations_than_are_listed(self, page: Page) -> None:
        for number in range(10):
            if number:
                begin_new(page)
            ask(page, WORKS, 0)
        expect(page.locator(".st-key-conversations button")).to_have_count(8)
        expect(page.get_by_text("and 2 older")).to_be_visible()
        look_from_all_sides(page, "conversations")

    @pytest.mark.parametrize(
        ("named", "said"),
        [
            ("document=nothing.txt", "nothing.txt is no longer in the index."),
            ("conversation=nothing-of-this-name", "This conversation is not there."),
        ],
    )
    def test_what_is_not_there(
        self, page: Page, address: str, named: str, said: str
    ) -> None:
        page.goto(f"{address}/?{named}")
        expect(page.get_by_text(said).first).to_be_visible()
        expect(page.get_by_text("Language unknown")).to_have_count(0)
        look_from_all_sides(page, named.partition("=")[0])


class TestWithoutDocuments:
    """Before anybody put one into the folder."""

    @pytest.fixture
    def address(self, serve: Serve, corpus: Path) -> str:
        corpus.mkdir()
        return serve(FOLDER_PAGE, CLUSTER_POLICY_CORPUS_DIR=corpus)

    def test_the_chat_and_the_page_of_documents(self, page: Page, address: str) -> None:
        expect(page.get_by_text("There are no documents yet")).to_be_visible()
        look_from_all_sides(page, "empty")
        page.goto(f"{address}/documents")
        expect(page.get_by_text("No documents.")).to_be_visible()
        look_from_all_sides(page, "empty-documents")
