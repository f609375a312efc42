"""The list of documents: what is in it, what is left out, and what to know of each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from index.documents import IndexedDocument, ReadFailure
from tests.ui.page.fakes import HOSTILE
from tests.ui.page.test_markup import Markup


def script() -> None:
    import streamlit as st

    from ui.page.library import draw_library

    draw_library(*st.session_state["drawn"])


def drawn(
    documents: Sequence[IndexedDocument] = (),
    failures: Sequence[ReadFailure] = (),
    families: Sequence[Sequence[str]] = (),
) -> AppTest:
    page = AppTest.from_function(script)
    page.session_state["drawn"] = (documents, failures, families)
    page.run()
    assert not page.exception
    return page


def text_of(page: AppTest) -> str:
    return "\n".join(Markup(html.value).text for html in page.html)


def indexed(
    number: int, *, date: str | None = None, warnings: int = 0, title: str = ""
) -> IndexedDocument:
    title = title or f"Plan {number}"
    return IndexedDocument(
        f"{number}.txt", title, "sv", 1, 1.6e9, "utf-8", warnings, date
    )


def test_an_empty_library_says_so_and_shows_no_lists() -> None:
    page = drawn()
    assert text_of(page).strip() == "No documents."
    assert not page.text_input


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2021-03-03", "dated 3 Mar 2021"),
        ("2021-03", "dated Mar 2021"),
        ("2021", "dated 2021"),
        (None, "Sep 2020"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str | None, said: str) -> None:
    assert said in text_of(drawn([indexed(1, date=date)]))


def test_damaged_places_are_counted_where_there_are_any() -> None:
    assert "1 damaged place in the text" in text_of(drawn([indexed(1, warnings=1)]))
    assert "damaged" not in text_of(drawn([indexed(1)]))


def test_what_is_too_long_is_cut_and_says_how_much_more_there_is() -> None:
    many = [indexed(number) for number in range(130)]
    failures = [ReadFailure(f"{n}.pdf", "is damaged") for n in range(105)]
    text = text_of(drawn(many, failures))
    assert "Could not be read: 105" in text
    assert "and 5 more" in text
    assert "and 30 more" in text
    assert "129.pdf" not in text


def test_a_list_of_some_length_can_be_searched_by_title_and_file() -> None:
    page = drawn([indexed(number) for number in range(9)])
    page.text_input(key="find-document").set_value("PLAN 7").run()
    assert "Plan 7" in text_of(page)
    assert "Plan 6" not in text_of(page)
    page.text_input(key="find-document").set_value("nowhere").run()
    assert text_of(page).strip() == "No documents."


def test_documents_that_say_nearly_the_same_are_named_by_their_titles() -> None:
    text = text_of(drawn([indexed(1), indexed(2)], families=[("1.txt", "gone.txt")]))
    assert "Nearly the same: 1" in text
    assert "gone.txt" in text
    assert text.count("Plan 1") == 2


def test_nothing_of_a_document_or_a_file_s_name_becomes_markup() -> None:
    page = drawn(
        [indexed(1, title=HOSTILE)],
        [ReadFailure(HOSTILE, HOSTILE)],
        [(HOSTILE, "1.txt")],
    )
    tags = {tag.strip("/") for html in page.html for tag in Markup(html.value).tags}
    assert tags <= {"ul", "li", "p", "details", "summary"}
