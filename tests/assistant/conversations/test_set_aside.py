"""What is asked in other words, or deleted, does not come back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.conversations.conversations import Conversations
from tests.assistant.conversations.conftest import (
    FIRMS,
    HOW_MANY,
    MAKE,
    QUOTES,
    PausingAssistant,
    answer,
    begin,
    wait_for,
)
from tests.ui.page.fakes import SmallAssistant
from tests.waiting import PATIENCE, assert_ends


def test_a_question_in_other_words_sets_aside_what_followed_and_keeps_it(
    conversations: Conversations, tmp_path: Path
) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    conversation = begin(conversations)
    kept = answer(conversations, conversation, HOW_MANY, small)
    wrong = answer(conversations, conversation, "What do they mkae?", small)
    answer(conversations, conversation, "And why?", small)
    again = conversations.ask_instead(conversation, wrong, MAKE, small)
    done = wait_for(conversations, again)
    assert conversations.messages(conversation.id) == (kept, done)
    assert small.asked[-1] == (MAKE, (kept.answer.turn(),) if kept.answer else ())
    with closing(sqlite3.connect(tmp_path / "conversations.sqlite")) as connection:
        stored = connection.execute("SELECT question FROM message WHERE set_aside")
        assert {question for (question,) in stored} == {
            "What do they mkae?",
            "And why?",
        }


def test_what_is_set_aside_while_it_comes_does_not_come_back(
    conversations: Conversations,
) -> None:
    small = PausingAssistant()
    conversation = begin(conversations)
    wrong = conversations.ask(conversation, MAKE, small)
    assert small.paused.wait(PATIENCE)
    again = conversations.ask_instead(conversation, wrong, HOW_MANY, small)
    small.go_on.set()
    done = wait_for(conversations, again)
    assert conversations.messages(conversation.id) == (done,)
    assert small.asked[-1] == (HOW_MANY, ())


def test_who_follows_what_is_deleted_before_its_turn_waits_no_longer(
    conversations: Conversations,
) -> None:
    assistant = PausingAssistant()
    first = conversations.begin("ann", HOW_MANY)
    conversations.ask(first, HOW_MANY, assistant)
    assert assistant.paused.wait(PATIENCE)
    second = conversations.begin("ann", MAKE)
    waiting = conversations.ask(second, MAKE, assistant)
    followed = conversations.follow(waiting.id)
    assert next(followed).state == "waiting"
    conversations.delete(second)
    assert_ends(lambda: [*followed])
    assert conversations.messages(second.id) == ()
    assistant.go_on.set()


def test_what_is_deleted_while_it_comes_does_not_come_back(
    conversations: Conversations, tmp_path: Path
) -> None:
    small = PausingAssistant()
    conversation = begin(conversations)
    conversations.ask(conversation, HOW_MANY, small)
    conversations.ask(conversation, MAKE, small)
    assert small.paused.wait(PATIENCE)
    conversations.delete(conversation)
    small.go_on.set()
    other = begin(conversations)
    answer(conversations, other, MAKE, small)
    assert [kept.id for kept in conversations.listed("anna")] == [other.id]
    assert conversations.conversation(conversation.id) is None
    assert conversations.messages(conversation.id) == ()
    assert [question for question, _ in small.asked] == [HOW_MANY, MAKE]
