"""Questions that are asked of some documents, as the page offers and tells it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from index.documents import Document
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.ui.page.test_page import ask, open_page, shown

NORTH = make_document("plans/north.txt", "The north", "There are 252 firms.")
SOUTH = make_document("plans/south.txt", "The south", "There are 31 firms.")
ISLANDS = make_document("islands.txt", "The islands", "There are 7 firms.")
QUOTES = {
    "How many?": [("plans/north.txt", "There are 252 firms.")],
    "And there?": [("plans/north.txt", "There are 252 firms.")],
}


class Noting(SmallAssistant):
    """Notes which documents there are when it is asked."""

    searched: list[list[str]]

    def __init__(self, documents: list[Document]) -> None:
        super().__init__(documents, QUOTES)
        self.searched = []

    def stream(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.searched.append([document.id for document in self.documents()])
        yield from super().stream(*args, **kwargs)


@pytest.fixture
def small() -> Noting:
    return Noting([NORTH, SOUTH, ISLANDS])


def choose(page: AppTest, *places: str) -> AppTest:
    field = next(m for m in page.multiselect if str(m.key).startswith("choose-asked"))
    return field.set_value(list(places)).run()


def offered(page: AppTest) -> list[str]:
    return list(page.multiselect[0].options)


def test_all_documents_are_asked_at_first_and_nothing_is_said(small: Noting) -> None:
    page = ask(open_page(small), "How many?")
    assert small.searched == [["plans/north.txt", "plans/south.txt", "islands.txt"]]
    assert "Asked of" not in shown(page)


def test_folders_and_documents_can_be_chosen(small: Noting) -> None:
    assert offered(open_page(small)) == [
        *("plans/", "The islands (islands.txt)", "The north (plans/north.txt)"),
        "The south (plans/south.txt)",
    ]


def test_questions_that_follow_are_asked_of_the_same(small: Noting) -> None:
    page = choose(open_page(small), "plans/")
    ask(page, "How many?")
    assert "Asked of 2 documents only: plans/" in shown(page)
    ask(page, "And there?")
    assert small.searched == [["plans/north.txt", "plans/south.txt"]] * 2
    assert shown(page).count("Asked of 2 documents only") == 2
    choose(page)
    ask(page, "How many?")
    assert len(small.searched[2]) == 3
    assert shown(page).count("Asked of 2 documents only") == 2


def test_a_conversation_that_is_opened_later_keeps_its_choice(small: Noting) -> None:
    page = choose(open_page(small), "plans/north.txt")
    ask(page, "How many?")
    later = open_page(small)
    later.query_params["conversation"] = page.query_params["conversation"]
    later.run()
    assert "Asked of 1 document only: The north (plans/north.txt)" in shown(later)
    ask(later, "And there?")
    assert small.searched == [["plans/north.txt"]] * 2


def test_a_new_conversation_begins_with_all_documents(small: Noting) -> None:
    page = choose(open_page(small), "plans/north.txt")
    ask(page, "How many?")
    page.button(key="new-conversation").click().run()
    assert page.multiselect[0].value == []


def test_a_choice_that_is_gone_is_not_dropped_in_silence(small: Noting) -> None:
    page = choose(open_page(small), "plans/north.txt")
    ask(page, "How many?")
    small.publish(ISLANDS)
    page.run()
    assert "no longer there" in page.multiselect[0].options
    assert "plans/north.txt" not in "".join(page.multiselect[0].options)
    ask(page, "And there?")
    assert small.searched[-1] == []


def test_of_very_many_documents_those_that_are_called_so_are_offered() -> None:
    many = [make_document(f"{n}.txt", f"Plan {n}", "Text.") for n in range(1_200)]
    page = open_page(SmallAssistant(many))
    assert len(offered(page)) == 1_000
    page.text_input(key="find-asked").set_value("plan 1199").run()
    assert offered(page) == ["Plan 1199 (1199.txt)"]
