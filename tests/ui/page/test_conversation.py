"""Which conversation a page shows, and what it says of those that are not kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Settings
from index import sync_index
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.ui.page.test_page import APP, ask, asked, open_page, shown
from tests.waiting import PATIENCE
from ui.page.indexing import Indexing

FIRMS = make_document("firms.txt", "Firms", "There are 252 firms. They make glass.")
QUOTES = {"How many firms?": [("firms.txt", "There are 252 firms.")]}


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([FIRMS], QUOTES)


def open_at(small: SmallAssistant, conversation: str) -> AppTest:
    """Open the page as another visitor, at the address of a conversation."""
    page = AppTest.from_file(APP, default_timeout=PATIENCE)
    page.session_state["assistant"] = small
    page.session_state["indexing"] = Indexing(sync_index, Settings())
    page.query_params["conversation"] = conversation
    return page.run()


def address(page: AppTest) -> str:
    named = page.query_params["conversation"]
    return named if isinstance(named, str) else named[0]


def test_an_address_shows_the_same_to_whoever_has_it(small: SmallAssistant) -> None:
    page = ask(open_page(small), "How many firms?")
    id_ = address(page)
    other = open_at(small, id_)
    answer = "There are 252 firms."
    assert shown(other).count(answer) == shown(page).count(answer) == 2
    assert len(small.asked) == 1


def test_what_is_shown_later_is_what_was_shown_and_not_what_holds_now(
    small: SmallAssistant,
) -> None:
    page = ask(open_page(small), "Who is the mayor?")
    id_ = address(page)
    assert "Firms" in shown(page)
    small.publish(make_document("firms.txt", "Steel", "There are 300 works."))
    later = shown(open_at(small, id_))
    assert "There are 252 firms. They make glass." in later
    assert "This source has changed since it was quoted." in later


def test_a_new_conversation_begins_with_its_first_question(
    small: SmallAssistant,
) -> None:
    page = ask(open_page(small), "How many firms?")
    first = address(page)
    page.button(key="new-conversation").click().run()
    assert "conversation" not in page.query_params
    assert "There are 252 firms." not in shown(page)
    ask(page, "How many firms?")
    assert address(page) != first
    assert small.asked[1] == ("How many firms?", ())


def test_a_conversation_that_is_not_there_is_said_not_to_be(
    small: SmallAssistant,
) -> None:
    page = open_at(small, "none")
    assert "This conversation is not there." in shown(page)
    ask(page, "How many firms?")
    assert "This conversation is not there." not in shown(page)


def test_where_nothing_can_be_kept_the_chat_works_and_says_so(
    small: SmallAssistant, tmp_path: Path
) -> None:
    folder = tmp_path / "index" / "conversations"
    folder.mkdir(parents=True)
    (folder / "conversations.sqlite").write_bytes(b"no database" * 1_000)
    page = ask(open_page(small), "How many firms?")
    assert "There are 252 firms." in shown(page)
    assert "Conversations cannot be kept: " in shown(page)
    assert str(tmp_path) not in shown(page)


def test_of_a_long_conversation_the_last_is_shown_and_the_rest_on_a_click(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    for number in range(23):
        ask(page, f"What of plan {number}?")
    other = open_at(small, address(page))
    assert len(asked(page)) == 20
    assert len(asked(other)) == 3
    assert "What of plan 22?" in shown(other)
    assert "What of plan 19?" not in shown(other)
    ask(other, "What of plan 23?")
    assert len(asked(other)) == 4
    assert "What of plan 20?" in shown(other)
    button = other.button(key="show-earlier")
    assert button.label == "Show earlier questions (20)"
    button.click().run()
    assert len(asked(other)) == 24
    assert "show-earlier" not in {b.key for b in other.button}
