"""The page of all documents: everything that is known of each, sorted and searched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Settings
from assistant.language.translations.said import say
from assistant.language.translations.texts import speaking
from index import sync_index
from index.documents import Page, ReadFailure, Span
from tests.ui.page.fakes import HOSTILE, SmallAssistant, make_document
from tests.ui.page.test_library import listed
from tests.ui.page.test_markup import Markup
from tests.waiting import PATIENCE
from ui.page.indexing import Indexing

MANY = [
    make_document(f"{n:03}.txt", f"Plan {120 - n:03}", "Text.", "sv" if n % 2 else "en")
    for n in range(120)
]
FAILURES = (ReadFailure("scan.pdf", "The pages are pictures."),)


def script() -> None:
    import streamlit as st

    from ui.page import languages
    from ui.page.documents_page import draw_documents
    from ui.page.pages import asked_for

    languages.enter()
    asked_for()
    draw_documents(st.session_state["assistant"])


def drawn(small: SmallAssistant) -> AppTest:
    page = AppTest.from_function(script, default_timeout=PATIENCE)
    page.session_state["assistant"] = small
    page.session_state["indexing"] = Indexing(sync_index, Settings())
    page.run()
    assert not page.exception
    return page


def text_of(page: AppTest) -> str:
    return "\n".join(Markup(html.value).text for html in page.html)


@pytest.fixture
def page() -> AppTest:
    return drawn(SmallAssistant(MANY, {}, {}, FAILURES, (("000.txt", "001.txt"),)))


def test_all_is_told_of_each_document_and_of_each_file_that_could_not_be_read(
    page: AppTest,
) -> None:
    text = text_of(page)
    assert "Documents 120" in text
    assert "000.txt · English · 1 passage · 14 Nov 2023" in text
    assert "Could not be read 1" in text
    assert "The pages are pictures." in text
    assert "Nearly the same 1" in text


def test_of_many_that_could_not_be_read_or_are_there_twice_some_are_drawn() -> None:
    failures = tuple(ReadFailure(f"{n}.jpg", "is a picture") for n in range(1_000))
    families = tuple((f"{n:03}.txt", f"{n + 1:03}.txt") for n in range(119))
    page = drawn(SmallAssistant(MANY, {}, {}, failures, families))
    text = text_of(page)
    assert "Could not be read 1,000" in text
    assert "and 900 more" in text
    assert "Nearly the same 119" in text
    assert "and 19 more" in text
    page.text_input(key="find-documents").set_value("777.jpg").run()
    text = text_of(page)
    assert "Could not be read 1" in text
    assert "777.jpg" in text
    assert "Nearly the same" not in text


def test_fifty_are_drawn_at_once_and_the_others_on_a_choice(page: AppTest) -> None:
    assert len(listed(page)) == 50
    shown = page.selectbox(key="documents-from-120")
    assert shown.options == ["1 to 50 of 120", "51 to 100 of 120", "101 to 120 of 120"]
    shown.set_value(100).run()
    assert listed(page)[0] == "100.txt"
    assert len(listed(page)) == 20


def test_they_are_sorted_as_one_likes(page: AppTest) -> None:
    page.selectbox(key="documents-by").set_value("Title").run()
    assert listed(page)[:2] == ["119.txt", "118.txt"]
    page.selectbox(key="documents-by").set_value("File name").run()
    assert listed(page)[:2] == ["000.txt", "001.txt"]


def test_they_are_searched_by_words_and_by_language(page: AppTest) -> None:
    page.selectbox(key="documents-in").set_value("Swedish").run()
    assert len(listed(page)) == 50
    page.text_input(key="find-documents").set_value("PLAN 11").run()
    assert listed(page) == [f"00{n}.txt" for n in (1, 3, 5, 7, 9)]
    page.text_input(key="find-documents").set_value("nowhere").run()
    assert "No documents." in text_of(page)
    assert "scan.pdf" not in text_of(page)


def test_a_click_opens_a_document_there_as_well(page: AppTest) -> None:
    page.button(key="document-007.txt").click().run()
    assert [html for html in page.html if "<article" in html.value]


def test_nothing_of_a_document_becomes_markup() -> None:
    evil = make_document("x.txt", HOSTILE, "Text.")
    page = drawn(SmallAssistant([evil], {}, {}, (ReadFailure(HOSTILE, HOSTILE),)))
    tags = {tag.strip("/") for html in page.html for tag in Markup(html.value).tags}
    assert tags <= {"h2", "span", "ul", "li", "p"}


def test_pages_folders_types_and_warnings_are_told_and_chosen_by() -> None:
    pages = (Page(1, Span(0, 2)), Page(2, Span(2, 5)))
    page = drawn(
        SmallAssistant(
            [
                make_document("a/b/two.pdf", "Two", "Text.", pages=pages),
                make_document("a/one.md", "One", "Text."),
                replace(make_document("none.TXT", "None", "Text."), notes=("A note.",)),
            ]
        )
    )
    assert "a/b/two.pdf · 2 pages · English" in text_of(page)
    folder = page.selectbox(key="documents-under")
    assert folder.options == ["All folders", "No folder", "a/", "a/b/"]
    folder.set_value("a/").run()
    assert sorted(listed(page)) == ["a/b/two.pdf", "a/one.md"]
    page.selectbox(key="documents-of-type").set_value("md").run()
    assert listed(page) == ["a/one.md"]
    page.selectbox(key="documents-of-type").set_value("All types").run()
    page.selectbox(key="documents-under").set_value("No folder").run()
    assert listed(page) == ["none.TXT"]
    page.selectbox(key="documents-under").set_value("All folders").run()
    page.toggle(key="documents-with-warnings").set_value(True).run()
    assert listed(page) == ["none.TXT"]
    assert "A note." in text_of(page)


def test_a_file_that_could_not_be_read_is_found_by_the_reason_that_is_shown() -> None:
    failures = ReadFailure("1.pdf", "is encrypted"), ReadFailure("2.txt", "is empty")
    page = drawn(SmallAssistant(MANY, {}, {}, failures, ()))
    page.session_state["chosen_language"] = "sv"
    page.run()
    with speaking("sv"):
        reason = say("is encrypted")
        page.text_input(key="find-documents").set_value(reason).run()
    assert "encrypted" not in reason
    text = text_of(page)
    assert "1.pdf" in text
    assert "2.txt" not in text
