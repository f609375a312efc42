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
from assistant.conversations.sight import Sight
from assistant.errors import NotKeptError
from tests.assistant.conversations.conftest import (
    FIRMS,
    HOW_MANY,
    MAKE,
    QUOTES,
    PausingAssistant,
    answer,
    begin,
    open_in,
    wait_for,
)
from tests.ui.page.fakes import SmallAssistant
from tests.waiting import PATIENCE, wait_until


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


def test_what_was_asked_before_the_database_was_there_is_kept_once_it_is(
    settings: Settings,
) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    place = settings.index_dir / "conversations"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("A file where the folder has to be.")
    with closing(Conversations.open(settings)) as conversations:
        conversation = begin(conversations)
        answer(conversations, conversation, HOW_MANY, small)
        answer(conversations, conversation, MAKE, small)
        assert small.asked[1][1]
        assert conversations.unkept
        assert all(m.unkept for m in conversations.messages(conversation.id))
        assert conversations.listed(conversation.owner) == (conversation,)
        assert conversations.listed(conversation.owner, "252") == (conversation,)
        assert conversations.listed(conversation.owner, "steel") == ()
        place.unlink()
        wait_until(
            lambda: not any(m.unkept for m in conversations.messages(conversation.id))
        )
        assert not conversations.unkept
        (listed,) = conversations.listed(conversation.owner)
        assert listed.id == conversation.id
    with closing(Conversations.open(settings)) as later:
        kept = later.messages(conversation.id)
        assert [message.question for message in kept] == [HOW_MANY, MAKE]


def test_visitors_who_may_not_read_all_are_told_what_is_not_kept_and_when_it_is(
    tmp_path: Path,
) -> None:
    everything = Sight("anna", lambda _: (), dict, lambda _: ())
    with closing(open_in(tmp_path)) as conversations:
        break_in(tmp_path, "conversation")
        assert conversations.seen_by(everything).listed("anna") == ()
        assert conversations.seen_by(everything).unkept
        mend_in(tmp_path, "conversation")
        assert conversations.seen_by(everything).listed("anna") == ()
        assert not conversations.seen_by(everything).unkept


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
        everything = Sight("anna", lambda _: (), dict, lambda _: ())
        with pytest.raises(NotKeptError, match="damaged"):
            conversations.seen_by(everything, strict=True)
    assert (folder / "conversations.sqlite").read_bytes() == b"no database" * 1_000


def test_a_database_that_breaks_meanwhile_takes_no_answer_away_that_comes(
    tmp_path: Path,
) -> None:
    pausing = PausingAssistant()
    with closing(open_in(tmp_path)) as conversations:
        conversation = begin(conversations)
        asked = conversations.ask(conversation, HOW_MANY, pausing)
        assert pausing.paused.wait(PATIENCE)
        break_in(tmp_path)
        pausing.go_on.set()
        assert wait_for(conversations, asked).text == "There are 252 firms. [1]"
        (left,) = conversations.messages(conversation.id)
        assert left.unkept
        assert conversations.unkept


def test_a_question_is_not_answered_as_if_nothing_had_been_asked_before(
    tmp_path: Path,
) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    with closing(open_in(tmp_path)) as conversations:
        conversation = begin(conversations)
        answer(conversations, conversation, HOW_MANY, small)
        break_in(tmp_path)
        said = answer(conversations, conversation, MAKE, small)
        assert said.state == "failed"
        assert "What was asked before cannot be read" in said.error
        assert [question for question, _ in small.asked] == [HOW_MANY]
        # Where nothing was asked before, nothing is lacking.
        other = begin(conversations)
        assert answer(conversations, other, MAKE, small).text == "They make glass. [1]"


def test_who_is_not_told_otherwise_is_told_by_an_error(tmp_path: Path) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    everything = Sight("anna", lambda _: (), dict, lambda _: ())
    with closing(open_in(tmp_path)) as conversations:
        conversation = begin(conversations)
        answer(conversations, conversation, HOW_MANY, small)
        strict = conversations.seen_by(everything, strict=True)
        assert strict.messages(conversation.id)
        break_in(tmp_path, "message")
        with pytest.raises(NotKeptError):
            strict.messages(conversation.id)
        assert conversations.seen_by(everything).messages(conversation.id) == ()


def break_in(folder: Path, table: str = "citation") -> None:
    """Have a table of the database in a folder be missing."""
    with closing(sqlite3.connect(folder / "conversations.sqlite")) as other:
        other.execute(f"ALTER TABLE {table} RENAME TO lost")


def mend_in(folder: Path, table: str) -> None:
    """Have a table be there again."""
    with closing(sqlite3.connect(folder / "conversations.sqlite")) as other:
        other.execute(f"ALTER TABLE lost RENAME TO {table}")
