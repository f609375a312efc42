"""Questions are answered in the background, whoever looks, and whatever is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from assistant import AnswerEvent, Turn
from assistant.conversations.conversations import Conversations
from assistant.conversations.sight import Sight
from index.errors import IndexBusyError
from tests.assistant.conversations.conftest import (
    FIRMS,
    HOW_MANY,
    MAKE,
    QUOTES,
    WRITTEN,
    PausingAssistant,
    answer,
    begin,
    open_in,
    wait_for,
)
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.ui.page.writing import STOPPED, WritingAssistant
from tests.waiting import PATIENCE


def test_an_answer_goes_on_when_nobody_follows_it(
    conversations: Conversations, tmp_path: Path
) -> None:
    small = PausingAssistant()
    conversation = begin(conversations)
    asked = conversations.ask(conversation, HOW_MANY, small)
    assert small.paused.wait(PATIENCE)
    follower = conversations.follow(asked.id)
    assert next(follower).text == "There are 252 firms. [1]"
    del follower
    with closing(open_in(tmp_path)) as elsewhere:
        (other,) = elsewhere.messages(conversation.id)
        assert (other.text, other.state) == ("There are 252 firms. [1]", "answering")
        small.go_on.set()
        done = wait_for(elsewhere, other)
        assert done.answer
        assert [c.quote for c in done.answer.citations] == ["There are 252 firms."]
        assert elsewhere.messages(conversation.id) == (done,)
    assert conversations.messages(conversation.id) == (done,)


def test_two_quick_questions_are_answered_in_order_and_do_not_mix(
    conversations: Conversations,
) -> None:
    small = PausingAssistant()
    conversation = begin(conversations)
    first = conversations.ask(conversation, HOW_MANY, small)
    second = conversations.ask(conversation, MAKE, small)
    assert small.paused.wait(PATIENCE)
    waiting = conversations.messages(conversation.id)[1]
    assert (waiting.state, waiting.before, waiting.text) == ("waiting", 1, "")
    small.go_on.set()
    assert wait_for(conversations, second).text == "They make glass. [1]"
    assert wait_for(conversations, first).text == "There are 252 firms. [1]"


def test_a_question_knows_those_before_it_also_where_nothing_was_found(
    conversations: Conversations,
) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    conversation = begin(conversations)
    for question in (HOW_MANY, "Who is the mayor?", "And now?"):
        answer(conversations, conversation, question, small)
    turn = Turn(HOW_MANY, "There are 252 firms. [1]")
    mayor = Turn("Who is the mayor?", "The documents do not say.")
    assert small.asked == [
        (HOW_MANY, ()),
        ("Who is the mayor?", (turn,)),
        ("And now?", (turn, mayor)),
    ]


def test_a_question_knows_those_that_another_process_answered(
    conversations: Conversations, tmp_path: Path
) -> None:
    conversation = begin(conversations)
    answer(conversations, conversation, HOW_MANY, SmallAssistant([FIRMS], QUOTES))
    with closing(open_in(tmp_path)) as later:
        found = later.conversation(conversation.id)
        assert found
        small = SmallAssistant([FIRMS], QUOTES)
        answer(later, found, MAKE, small)
    assert small.asked == [(MAKE, (Turn(HOW_MANY, "There are 252 firms. [1]"),))]


def test_conversations_do_not_mix(conversations: Conversations) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    first, second = begin(conversations), begin(conversations, "li")
    answer(conversations, first, HOW_MANY, small)
    answer(conversations, second, MAKE, small)
    assert [m.question for m in conversations.messages(first.id)] == [HOW_MANY]
    assert [m.question for m in conversations.messages(second.id)] == [MAKE]
    assert small.asked[1] == (MAKE, ())


def test_titles_of_the_nearest_are_those_of_when_it_was_answered(
    conversations: Conversations,
) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    conversation = begin(conversations)
    answer(conversations, conversation, "Who is the mayor?", small)
    small.publish(make_document("firms.txt", "Renamed", FIRMS.text))
    (kept,) = conversations.messages(conversation.id)
    assert kept.titles == {"firms.txt": "Firms"}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (IndexBusyError("Process 7 writes.", "Wait."), ("Process 7 writes.", "Wait.")),
        (ValueError("secret"), ("Something went wrong, and it is not your fault.",)),
    ],
)
def test_an_error_is_kept_as_it_was_shown(
    conversations: Conversations, error: Exception, said: tuple[str, ...]
) -> None:
    conversation = begin(conversations)
    answer(
        conversations, conversation, "Now?", SmallAssistant([FIRMS], {"Now?": error})
    )
    (kept,) = conversations.messages(conversation.id)
    assert kept.state == "failed"
    assert (kept.error, kept.hint)[: len(said)] == said


def test_what_fails_before_the_answer_begins_is_an_error_and_not_a_wait_for_ever(
    conversations: Conversations,
) -> None:
    def busy() -> dict[str, str]:
        raise IndexBusyError("The index is busy.")

    seen = conversations.seen_by(Sight("anna", lambda _: (), busy, lambda _: ()))
    small = SmallAssistant([FIRMS], QUOTES)
    said = answer(seen, begin(conversations), HOW_MANY, small)
    assert (said.state, said.error) == ("failed", "The index is busy.")
    assert conversations.on_their_way() == (0, 0)


def test_a_stream_that_ends_early_is_an_error_and_not_a_wait_for_ever(
    conversations: Conversations,
) -> None:
    class Silent(SmallAssistant):
        def stream(
            self, question: str, history: Sequence[Turn] = (), stop: Event | None = None
        ) -> Iterator[AnswerEvent]:
            yield AnswerEvent("searching", text=question)

    done = answer(conversations, begin(conversations), "Anyone?", Silent([FIRMS]))
    assert done.error
    assert done.answer is None


def test_a_stopped_answer_keeps_what_it_had_and_the_next_question_is_asked(
    conversations: Conversations,
) -> None:
    small = WritingAssistant([FIRMS], WRITTEN, slow=[HOW_MANY])
    conversation = begin(conversations)
    first = conversations.ask(conversation, HOW_MANY, small)
    assert small.paused.wait(PATIENCE)
    assert conversations.messages(conversation.id)[0].stage == "writing"
    conversations.stop(first.id)
    done = wait_for(conversations, first)
    assert done.answer
    assert done.answer.text == done.text == "There are 252. [1]"
    assert done.answer.notes == (STOPPED,)
    assert not done.stopping
    assert answer(conversations, conversation, MAKE, small).text == "Glass. [1]"
    assert small.asked[1][1] == (Turn(HOW_MANY, "There are 252. [1]"),)


def test_a_waiting_question_that_is_stopped_is_never_asked(
    conversations: Conversations,
) -> None:
    small = WritingAssistant([FIRMS], WRITTEN, slow=[HOW_MANY])
    conversation = begin(conversations)
    first = conversations.ask(conversation, HOW_MANY, small)
    waiting = conversations.ask(conversation, MAKE, small)
    assert small.paused.wait(PATIENCE)
    conversations.stop(waiting.id)
    assert wait_for(conversations, waiting).state == "withdrawn"
    third = conversations.ask(conversation, MAKE, small)
    conversations.stop(first.id)
    assert wait_for(conversations, third).text == "Glass. [1]"
    assert [question for question, _ in small.asked] == [HOW_MANY, MAKE]


def test_an_answer_is_stopping_until_it_has_ended(conversations: Conversations) -> None:
    small = PausingAssistant()
    conversation = begin(conversations)
    asked = conversations.ask(conversation, HOW_MANY, small)
    assert small.paused.wait(PATIENCE)
    assert not conversations.messages(conversation.id)[0].stopping
    conversations.stop(asked.id)
    assert conversations.messages(conversation.id)[0].stopping
    small.go_on.set()
    assert not wait_for(conversations, asked).stopping


def test_a_stop_that_comes_too_late_changes_nothing(
    conversations: Conversations,
) -> None:
    conversation = begin(conversations)
    small = WritingAssistant([FIRMS], WRITTEN)
    done = answer(conversations, conversation, HOW_MANY, small)
    conversations.stop(done.id)
    assert conversations.messages(conversation.id) == (done,)


def test_what_was_cut_off_can_be_asked_again_in_its_place(
    conversations: Conversations, tmp_path: Path
) -> None:
    small = SmallAssistant([FIRMS], QUOTES)
    conversation = begin(conversations)
    first = answer(conversations, conversation, HOW_MANY, small)
    answer(conversations, conversation, MAKE, small)
    with closing(sqlite3.connect(tmp_path / "conversations.sqlite")) as connection:
        connection.execute(
            "UPDATE message SET state = 'answering', producer_id = 'gone', "
            "answer = NULL WHERE id = ?",
            (first.id,),
        )
        connection.commit()
    cut, second = conversations.messages(conversation.id)
    assert (cut.state, cut.text) == ("cut_off", "There are 252 firms. [1]")
    wait_for(conversations, conversations.ask_again(conversation, cut, small))
    again, after = conversations.messages(conversation.id)
    assert again.answer == first.answer
    assert after == second


def test_an_empty_title_renames_nothing(conversations: Conversations) -> None:
    conversation = begin(conversations)
    answer(conversations, conversation, MAKE, SmallAssistant([FIRMS], QUOTES))
    conversations.rename(conversation, "  ")
    conversations.rename(conversation, "On\nglass")
    assert [kept.title for kept in conversations.listed("anna")] == ["On glass"]
