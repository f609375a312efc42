"""Questions in conversations over HTTP: kept, and understood by what was asked before.

A client that goes away before its answer is there has it end with what has come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from http import HTTPStatus
from threading import Event
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.access.question_sizes import Places, Words
from assistant.answers import AnswerEvent
from assistant.chain_state import begin
from assistant.conversations.conversation import Conversation, Message
from assistant.language.translations.texts import _, marked
from assistant.service.callers import Caller, Kept, OwnConversation, ServedHere
from assistant.service.event_stream import Accept, write_answer_event, write_event
from assistant.service.problems import PROBLEMS, Problem, told
from assistant.service.question_limits import take_turn
from assistant.service.real_answers import answered
from assistant.service.running import EVENTS, PiecesResponse, run_while_there
from assistant.service.served import KeptConversations, Served

router = APIRouter(prefix="/api", tags=["conversations"], responses=PROBLEMS)
_MESSAGE = TypeAdapter(Message)
_STOPPED = marked("The answer was stopped before it was there.")
_ANSWERS = answered(
    "POST /api/conversations",
    description="The question with its answer, where `state` is `answered`; `failed` "
    "has `error` and `hint`. As events `asked` with the message, then those of "
    "`/api/ask`, and `error` at last where it failed, for those who accept "
    "`text/event-stream`.",
)


class KeptQuestion(BaseModel):
    """A question, and where its answer may come from."""

    model_config = ConfigDict(extra="forbid")
    question: Words
    among: Places = []


_EXAMPLES = {
    "a question": {"value": {"question": "How many firms are in the Xuzhou cluster?"}}
}
Question = Annotated[KeptQuestion, Body(openapi_examples=_EXAMPLES)]


@router.post("/conversations", response_model=Message, responses=_ANSWERS)
async def begin_conversation(
    asked: Question,
    request: Request,
    served: ServedHere,
    caller: Caller,
    kept: Kept,
    accept: Accept = "",
) -> Any:
    """Begin a conversation with a question, and answer it."""
    question = begin(asked.question)["question"]
    take_turn(served.rate, caller)

    def ask() -> Message:
        opened = kept.conversations.begin(kept.owner, question)
        return _ask(kept, opened, question, asked)

    return await _answer(served, kept, ask, request, accept)


@router.post(
    "/conversations/{conversation_id}/messages",
    response_model=Message,
    responses=_ANSWERS,
)
async def ask_in_conversation(
    asked: Question,
    request: Request,
    served: ServedHere,
    caller: Caller,
    kept: Kept,
    own: OwnConversation,
    accept: Accept = "",
) -> Any:
    """Answer a question in one of the caller's conversations."""
    question = begin(asked.question)["question"]
    take_turn(served.rate, caller)
    return await _answer(
        served, kept, lambda: _ask(kept, own, question, asked), request, accept
    )


def _ask(
    kept: KeptConversations, opened: Conversation, question: str, asked: KeptQuestion
) -> Message:
    among = tuple(asked.among)
    narrowed = kept.assistant.among(*among) if among else kept.assistant
    return kept.conversations.ask(opened, question, narrowed, among)


async def _answer(
    served: Served,
    kept: KeptConversations,
    ask: Callable[[], Message],
    request: Request,
    accept: str,
) -> Any:
    def follow(gone: Event) -> Iterator[Message]:
        asked = latest = ask()
        try:
            yield told(asked)
            for latest in map(told, kept.conversations.follow(asked.id)):
                if gone.is_set():
                    return
                yield latest
        finally:
            if not latest.finished:
                kept.conversations.stop(asked.id)
        if latest.answer:
            served.metrics.count_answer(latest.answer)

    if EVENTS in accept:
        return PiecesResponse(served.following, lambda gone: _events(follow(gone)))
    return await run_while_there(
        request.receive, served.following, lambda gone: deque(follow(gone), 1)[0]
    )


def _events(messages: Iterator[Message]) -> Iterator[bytes]:
    """Yield what each state of a message has that the one before had not."""
    before = next(messages)
    yield write_event("asked", _MESSAGE.dump_json(before))
    stage = ""
    for message in messages:
        if message.state == "answering" and message.stage != stage:
            stage = message.stage
            yield write_answer_event(AnswerEvent(message.stage))
        if text := message.text[len(before.text) :]:
            yield write_answer_event(AnswerEvent("text", text=text))
        for citation in message.citations[len(before.citations) :]:
            yield write_answer_event(AnswerEvent("citation", citation=citation))
        before = message
    if before.answer:
        yield write_answer_event(AnswerEvent("done", answer=before.answer))
    else:
        yield write_event("error", _problem_of(before).model_dump_json().encode())


def _problem_of(message: Message) -> Problem:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    said = message.error or _(_STOPPED)
    return Problem(title=status.phrase, status=status, detail=said, hint=message.hint)
