"""Questions are answered also where nothing can be stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Settings
from assistant.conversations.conversations import Conversations
from assistant.conversations.database import Database
from tests.assistant.conversations.conftest import (
    FIRMS,
    HOW_MANY,
    MAKE,
    QUOTES,
    answer,
    begin,
    open_in,
    wait_for,
)
from tests.ui.page.fakes import SmallAssistant
from tests.waiting import wait_until


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program, which writes and does not end until it is rolled back."""
    Database.in_folder(tmp_path).close()
    file = tmp_path / "conversations.sqlite"
    with closing(sqlite3.connect(file, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_what_cannot_be_stored_is_answered_all_the_same_and_stored_later(
    locked: sqlite3.Connection, tmp_path: Path
) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    with closing(open_in(tmp_path, patience=0.01)) as conversations:
        conversation = begin(conversations)
        answer(conversations, conversation, HOW_MANY, small)
        (shown,) = conversations.messages(conversation.id)
        assert shown.answer
        assert "another program holds" in shown.unkept
        assert conversations.conversation(conversation.id) == conversation
        locked.rollback()
        answer(conversations, conversation, MAKE, small)
        assert small.asked[1][1] == (shown.answer.turn(),)
        wait_until(
            lambda: not any(m.unkept for m in conversations.messages(conversation.id))
        )
    with closing(open_in(tmp_path)) as later:
        kept = later.messages(conversation.id)
        assert [message.question for message in kept] == [HOW_MANY, MAKE]
        assert kept[0].answer == shown.answer


def test_where_nothing_can_be_kept_all_works_as_long_as_the_process_does(
    settings: Settings,
) -> None:
    folder = settings.index_dir / "conversations"
    folder.mkdir(parents=True)
    (folder / "conversations.sqlite").write_bytes(b"no database" * 1_000)
    with closing(Conversations.open(settings)) as conversations:
        assert conversations.unkept
        assert "damaged" in conversations.unkept.message
        conversation = begin(conversations)
        small = SmallAssistant([FIRMS], QUOTES)
        answer(conversations, conversation, HOW_MANY, small)
        assert conversations.messages(conversation.id)[0].answer
        assert conversations.unkept
    assert (folder / "conversations.sqlite").read_bytes() == b"no database" * 1_000


def test_a_database_that_breaks_meanwhile_takes_no_answer_away_that_comes(
    tmp_path: Path,
) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    with closing(open_in(tmp_path)) as conversations:
        conversation = begin(conversations)
        answer(conversations, conversation, HOW_MANY, small)
        with closing(sqlite3.connect(tmp_path / "conversations.sqlite")) as other:
            other.execute("DROP TABLE citation")
        asked = conversations.ask(conversation, MAKE, small)
        assert wait_for(conversations, asked).text == "They make glass. [1]"
        (left,) = conversations.messages(conversation.id)
        assert left.unkept
        assert conversations.unkept
