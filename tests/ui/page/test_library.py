"""The list of documents: what is in it, what is left out, and what to know of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def listed(page: AppTest) -> list[str]:
    keys = [str(button.key) for button in page.button]
    return [
        key.removeprefix("document-") for key in keys if key.startswith("document-")
    ]


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
        (None, "Sept 2020"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str | None, said: str) -> None:
    assert said in text_of(drawn([indexed(1, date=date)]))


def test_damaged_places_are_counted_where_there_are_any() -> None:
    assert "1 damaged place in the text" in text_of(drawn([indexed(1, warnings=1)]))
    assert "damaged" not in text_of(drawn([indexed(1)]))


def test_however_many_there_are_a_few_are_listed_the_last_changed_first() -> None:
    many = [replace(indexed(n), modified=1.6e9 + n) for n in range(130)]
    page = drawn(many)
    assert listed(page) == [f"{n}.txt" for n in range(129, 123, -1)]
    assert "and 124 more" in text_of(page)


def test_what_could_not_be_read_is_one_line_that_opens() -> None:
    page = drawn(failures=[ReadFailure(f"{n}.pdf", "is damaged") for n in range(105)])
    (html,) = [h.value for h in page.html if "<details" in h.value]
    assert "<summary>Could not be read: 105</summary>" in html
    assert "open" not in {name for name, _ in Markup(html).attributes}
    assert "and 5 more" in html


def test_a_note_of_a_document_stands_in_the_line_of_the_notes() -> None:
    noted = replace(indexed(1), notes=("Page 2 is a picture.",))
    text = text_of(drawn([noted, indexed(2)]))
    assert "Damaged, or with a note: 1" in text
    assert "Page 2 is a picture." in text


def test_a_list_of_some_length_can_be_searched_by_title_and_file() -> None:
    page = drawn([indexed(number) for number in range(9)])
    page.text_input(key="find-document").set_value("PLAN 7").run()
    assert listed(page) == ["7.txt"]
    page.text_input(key="find-document").set_value("8.TXT").run()
    assert listed(page) == ["8.txt"]
    page.text_input(key="find-document").set_value("nowhere").run()
    assert text_of(page).strip() == "No documents."


def test_documents_that_say_nearly_the_same_are_named_by_their_titles() -> None:
    text = text_of(drawn([indexed(1), indexed(2)], families=[("1.txt", "gone.txt")]))
    assert "Nearly the same: 1" in text
    assert "gone.txt" in text
    assert "Plan 1" in text


def test_nothing_of_a_document_or_a_file_s_name_becomes_markup() -> None:
    page = drawn(
        [indexed(1, title=HOSTILE)],
        [ReadFailure(HOSTILE, HOSTILE)],
        [(HOSTILE, "1.txt")],
    )
    tags = {tag.strip("/") for html in page.html for tag in Markup(html.value).tags}
    assert tags <= {"ul", "li", "p", "details", "summary"}
