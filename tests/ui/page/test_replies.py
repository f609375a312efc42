from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event
from typing import cast

from assistant import AnswerEvent, Assistant, Turn
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.ui.page.writing import STOPPED, Statement, WritingAssistant
from tests.waiting import PATIENCE
from ui.page.replies import Conversation, Reply

FIRMS = make_document("firms.txt", "Firms", "There are 252 firms. They make glass.")


class PausingAssistant(SmallAssistant):
    """Stops in the middle of every answer until it may go on."""

    def __init__(self) -> None:
        super().__init__(
            [FIRMS],
            {
                "How many firms?": [("firms.txt", "There are 252 firms.")],
                "What do they make?": [("firms.txt", "They make glass.")],
            },
        )
        self.paused = Event()
        self.go_on = Event()

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        stop: Event | None = None,
    ) -> Iterator[AnswerEvent]:
        for event in super().stream(question, history):
            yield event
            if event.kind == "text":
                self.paused.set()
                assert self.go_on.wait(PATIENCE)


def ask(conversation: Conversation, question: str, small: SmallAssistant) -> Reply:
    return conversation.ask(question, cast(Assistant, small))


def drain(reply: Reply) -> None:
    for _ in reply.follow():
        pass


def test_an_answer_goes_on_when_nobody_follows_it() -> None:
    small = PausingAssistant()
    reply = ask(Conversation(), "How many firms?", small)
    assert small.paused.wait(PATIENCE)
    follower = reply.follow()
    next(follower)
    assert reply.text == "There are 252 firms. [1]"
    assert not reply.finished
    del follower
    small.go_on.set()
    drain(reply)
    assert reply.answer is not None
    assert [c.quote for c in reply.answer.citations] == ["There are 252 firms."]


def test_two_quick_questions_are_answered_in_order_and_do_not_mix() -> None:
    small = PausingAssistant()
    conversation = Conversation()
    first = ask(conversation, "How many firms?", small)
    second = ask(conversation, "What do they make?", small)
    assert small.paused.wait(PATIENCE)
    assert second.stage == "Waiting for the answer before this one…"
    assert second.text == ""
    small.go_on.set()
    drain(second)
    assert first.text == "There are 252 firms. [1]"
    assert second.text == "They make glass. [1]"


def test_a_question_knows_the_answered_ones_before_it() -> None:
    small = SmallAssistant([FIRMS], {"How many?": [("firms.txt", "There are 252")]})
    conversation = Conversation()
    for question in ["How many?", "Who is the mayor?", "And now?"]:
        drain(ask(conversation, question, small))
    turn = Turn("How many?", "There are 252 [1]")
    assert small.asked == [
        ("How many?", ()),
        ("Who is the mayor?", (turn,)),
        ("And now?", (turn,)),
    ]


def test_a_stream_that_ends_early_is_an_error_and_not_a_wait_for_ever() -> None:
    class Silent(SmallAssistant):
        def stream(
            self,
            question: str,
            history: Sequence[Turn] = (),
            stop: Event | None = None,
        ) -> Iterator[AnswerEvent]:
            yield AnswerEvent("searching", text=question)

    reply = ask(Conversation(), "Anyone?", Silent([FIRMS]))
    drain(reply)
    assert reply.error is not None
    assert reply.answer is None


HOW_MANY = "How many firms are there, and what do they make?"
WRITTEN = {
    HOW_MANY: [
        Statement("There are 252.", (("firms.txt", "There are 252 firms.", ""),)),
        Statement("They make glass.", (("firms.txt", "They make glass.", ""),)),
    ],
    "What do they make?": [
        Statement("Glass.", (("firms.txt", "They make glass.", ""),))
    ],
}


def test_a_stopped_answer_keeps_what_it_had_and_the_next_question_is_asked() -> None:
    small = WritingAssistant([FIRMS], WRITTEN, slow=[HOW_MANY])
    conversation = Conversation()
    first = ask(conversation, HOW_MANY, small)
    assert small.paused.wait(PATIENCE)
    assert first.stage == "Writing the answer, checking each statement…"
    first.stop()
    drain(first)
    assert first.answer is not None
    assert first.answer.text == first.text == "There are 252. [1]"
    assert first.answer.notes == (STOPPED,)
    second = ask(conversation, "What do they make?", small)
    drain(second)
    assert second.text == "Glass. [1]"
    assert small.asked[1][1] == (Turn(HOW_MANY, "There are 252. [1]"),)


def test_a_waiting_question_that_is_stopped_is_never_asked() -> None:
    small = WritingAssistant([FIRMS], WRITTEN, slow=[HOW_MANY])
    conversation = Conversation()
    first = ask(conversation, HOW_MANY, small)
    waiting = ask(conversation, "What do they make?", small)
    assert small.paused.wait(PATIENCE)
    waiting.stop()
    drain(waiting)
    assert waiting.withdrawn
    assert not first.finished
    third = ask(conversation, "What do they make?", small)
    first.stop()
    drain(third)
    assert [question for question, _ in small.asked] == [HOW_MANY, "What do they make?"]
    assert waiting.answer is None
    assert third.text == "Glass. [1]"


def test_a_reply_is_stopping_until_its_answer_has_ended() -> None:
    small = PausingAssistant()
    reply = ask(Conversation(), "How many firms?", small)
    assert small.paused.wait(PATIENCE)
    assert not reply.stopping
    reply.stop()
    assert reply.stopping
    small.go_on.set()
    drain(reply)
    assert not reply.stopping


def test_a_stop_that_comes_too_late_changes_nothing() -> None:
    small = WritingAssistant([FIRMS], WRITTEN)
    reply = ask(Conversation(), HOW_MANY, small)
    drain(reply)
    before = reply.answer
    reply.stop()
    assert reply.answer is before
    assert not reply.stopping
    assert not reply.withdrawn
