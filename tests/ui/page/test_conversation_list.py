"""A visitor's own conversations: listed, found, opened, renamed and deleted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.page.fakes import HOSTILE, SmallAssistant, make_document
from tests.ui.page.test_conversation import address, open_at
from tests.ui.page.test_page import ask, open_page, shown
from ui.page.markup import plain_label

FIRMS = make_document("firms.txt", "Firms", "There are 252 firms. They make glass.")
QUOTES = {
    "How many firms?": [("firms.txt", "There are 252 firms.")],
    "What do they make?": [("firms.txt", "They make glass.")],
}


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([FIRMS], QUOTES)


def begin(page: AppTest, question: str) -> str:
    """Begin a new conversation with a question; return its id."""
    if "conversation" in page.query_params:
        page.button(key="new-conversation").click().run()
    ask(page, question)
    return address(page)


def listed(page: AppTest) -> list[str]:
    return [b.label for b in page.button if str(b.key).startswith("conversation-")]


def test_the_list_has_the_newest_first_and_a_click_opens_one(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    assert listed(page) == []
    first = begin(page, "How many firms?")
    begin(page, "What do they make?")
    wanted = ["What do they make?", "How many firms?"]
    assert listed(page.run()) == list(map(plain_label, wanted))
    page.button(key=f"conversation-{first}").click().run()
    assert address(page) == first
    assert "There are 252 firms." in shown(page)
    assert "They make glass." not in shown(page)


def test_nobody_lists_or_changes_the_conversations_of_others(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    id_ = begin(page, "How many firms?")
    other = open_at(small, id_)
    assert "There are 252 firms." in shown(other)
    assert listed(other) == []
    keys = {str(button.key) for button in other.button}
    assert "delete-conversation" not in keys
    assert not any(key.startswith("edit-") for key in keys)


def test_many_conversations_are_found_by_their_words(small: SmallAssistant) -> None:
    page = open_page(small)
    for number in range(9):
        begin(page, f"What of plan {number}?")
    begin(page, "How many firms?")
    page.run()
    assert len(listed(page)) == 8
    assert "and 2 older" in shown(page)
    page.text_input(key="find-conversation").set_value("PLAN 3").run()
    assert listed(page) == [plain_label("What of plan 3?")]
    page.text_input(key="find-conversation").set_value("252 firms").run()
    assert listed(page) == [plain_label("How many firms?")]
    page.text_input(key="find-conversation").set_value("nothing like it").run()
    assert "None has these words." in shown(page)


def test_a_conversation_is_renamed_and_its_title_is_never_markup(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    id_ = begin(page, "How many firms?")
    page.text_input(key=f"title-{id_}").set_value(HOSTILE[:60])
    next(b for b in page.button if b.label == "Rename").click().run()
    assert listed(page) == [plain_label(HOSTILE[:60])]
    assert "There are 252 firms." in shown(page)


def test_a_deleted_conversation_is_gone_for_good(small: SmallAssistant) -> None:
    page = open_page(small)
    id_ = begin(page, "How many firms?")
    page.button(key="delete-conversation").click().run()
    assert "conversation" not in page.query_params
    assert listed(page) == []
    assert "This conversation is not there." in shown(open_at(small, id_))


def test_a_question_in_other_words_takes_the_place_of_it_and_what_followed(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    id_ = begin(page, "How many frims?")
    ask(page, "And what is to be done?")
    first = next(b for b in page.button if str(b.key).startswith("edit-"))
    first.click().run()
    assert page.text_area[0].value == "How many frims?"
    page.text_area[0].set_value("How many firms?")
    next(b for b in page.button if b.label == "Ask").click().run()
    text = shown(page)
    assert "There are 252 firms." in text
    assert "How many frims?" not in text
    assert "And what is to be done?" not in text
    assert small.asked[-1] == ("How many firms?", ())
    assert not page.text_area
    assert "How many frims?" not in shown(open_at(small, id_))


def test_editing_can_be_left_and_changes_nothing(small: SmallAssistant) -> None:
    page = open_page(small)
    begin(page, "How many firms?")
    next(b for b in page.button if str(b.key).startswith("edit-")).click().run()
    next(b for b in page.button if b.label == "Cancel").click().run()
    assert not page.text_area
    assert "There are 252 firms." in shown(page)
    assert len(small.asked) == 1


def test_a_click_that_cannot_be_carried_out_says_why(
    small: SmallAssistant, tmp_path: Path
) -> None:
    page = open_page(small)
    begin(page, "How many firms?")
    file = tmp_path / "index" / "conversations" / "conversations.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.button(key="delete-conversation").click().run()
        assert "another program holds" in shown(page)
        assert "There are 252 firms." in shown(page)
        other.rollback()
    page.run()
    assert "another program holds" not in shown(page)
