"""What a visitor says of an answer: kept, shown again, changed and taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from streamlit.testing.v1 import AppTest

from assistant import Settings
from assistant.conversations.database import Database
from assistant.conversations.feedback import Feedback
from assistant.conversations.store import ConversationStore
from tests.ui.page.fakes import SmallAssistant
from tests.ui.page.test_conversation import address, open_at
from tests.ui.page.test_page import ACTIONS, FIRMS, QUOTES, ask, asked, open_page, shown


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([FIRMS, ACTIONS], QUOTES)


def complaints() -> list[Feedback]:
    """Return what is kept, as another process reads it."""
    with closing(ConversationStore(Database.of(Settings()))) as store:
        return [complaint.feedback for complaint in store.feedback.complaints()]


def field(page: AppTest, kind: str, reply: int = 0) -> Any:
    """Return what is chosen from, of the answer that stands at this place."""
    key = f"{kind}-{asked(page)[reply]}"
    (found,) = [group for group in page.get("button_group") if group.key == key]
    return found


def say(page: AppTest, kind: str, value: object) -> AppTest:
    field(page, kind).set_value(value).run()
    assert not page.exception
    return page


def test_that_it_helps_is_kept_shown_again_and_taken_back(
    small: SmallAssistant,
) -> None:
    page = ask(open_page(small), "How many firms?")
    assert field(page, "helpful").value is None
    say(page, "helpful", True)
    assert complaints() == []
    page.run()
    assert field(page, "helpful").value is True
    assert not [b for b in page.get("button_group") if "reason" in str(b.key)]
    say(page, "helpful", None)
    page.run()
    assert field(page, "helpful").value is None


def test_why_it_does_not_help_is_kept_as_it_is_said(small: SmallAssistant) -> None:
    page = ask(open_page(small), "How many firms?")
    say(page, "helpful", False)
    assert complaints() == [Feedback(False)]
    assert field(page, "reason").options == [
        "Wrong figure",
        "Wrong document",
        "Not what was asked",
        "Something else",
    ]
    say(page, "reason", "wrong_figure")
    page.text_input(key=f"words-{asked(page)[0]}").set_value("It is of 2022.").run()
    assert complaints() == [Feedback(False, "wrong_figure", "It is of 2022.")]
    say(page, "reason", "wrong_document")
    assert complaints() == [Feedback(False, "wrong_document", "It is of 2022.")]
    say(page, "helpful", True)
    assert complaints() == []
    say(page, "helpful", False)
    assert complaints() == [Feedback(False)]


def test_of_a_refusal_it_can_be_said_that_the_documents_do_say_it(
    small: SmallAssistant,
) -> None:
    page = ask(open_page(small), "What of the weather?")
    say(page, "helpful", False)
    assert "The documents do say it" in field(page, "reason").options
    assert "Wrong figure" not in field(page, "reason").options
    say(page, "reason", "documents_say")
    assert complaints() == [Feedback(False, "documents_say")]


def test_each_visitor_has_an_opinion_of_their_own(small: SmallAssistant) -> None:
    page = ask(open_page(small), "How many firms?")
    say(page, "helpful", False)
    other = open_at(small, address(page))
    assert field(other, "helpful").value is None
    say(other, "helpful", True)
    page.run()
    assert field(page, "helpful").value is False


def test_what_cannot_be_kept_is_not_shown_as_said(
    small: SmallAssistant, tmp_path: Path
) -> None:
    page = ask(open_page(small), "How many firms?")
    file = tmp_path / "index" / "conversations" / "conversations.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        say(page, "helpful", False)
        assert "another program holds" in shown(page)
        assert field(page, "helpful").value is None
        other.rollback()
    say(page, "helpful", False)
    assert complaints() == [Feedback(False)]


@contextmanager
def queries_of(table: str) -> Iterator[list[str]]:
    """Give what a database is asked for of a table until the block ends."""
    asked_for: list[str] = []

    def note(*said: Any) -> None:
        if said[2].startswith("SELECT") and f"FROM {table}" in said[2]:
            asked_for.append(said[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked_for
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_what_is_said_of_all_answers_is_looked_up_together(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    for _ in range(3):
        ask(page, "How many firms?")
    say(page, "helpful", True)
    with queries_of("feedback") as feedback, queries_of("conversation") as read:
        page.run()
    assert len(feedback) == 1
    # One more is the list of the visitor's conversations.
    assert len(read) <= 2
    assert field(page, "helpful").value is True
    assert [field(page, "helpful", reply).value for reply in (1, 2)] == [None, None]
