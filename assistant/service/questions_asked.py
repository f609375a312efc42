"""Questions over HTTP: their answers whole, or in events as they come."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.access.question_sizes import LONGEST_ANSWER, MOST_TURNS, Places, Words
from assistant.answers import Answer, AnswerEvent, Turn
from assistant.pipeline import Assistant
from assistant.service.callers import Caller, ServedHere
from assistant.service.event_stream import Accept, write_answer_event, write_event
from assistant.service.problems import PROBLEMS, problem_of
from assistant.service.question_limits import take_turn
from assistant.service.real_answers import answered
from assistant.service.running import EVENTS, PiecesResponse, run_while_there

router = APIRouter(prefix="/api", tags=["questions"], responses=PROBLEMS)


class EarlierTurn(BaseModel):
    """One earlier exchange."""

    model_config = ConfigDict(extra="forbid")
    question: Words
    answer: str = Field(default="", max_length=LONGEST_ANSWER)


class AskedQuestion(BaseModel):
    """A question, what went before it, and where the answer may come from."""

    model_config = ConfigDict(extra="forbid")
    question: Words
    history: list[EarlierTurn] = Field(default=[], max_length=MOST_TURNS)
    """Earlier exchanges, oldest first, so that "and there?" is understood."""
    among: Places = []

    def turns(self) -> list[Turn]:
        """Return the history as the assistant takes it."""
        return [Turn(turn.question, turn.answer) for turn in self.history]


Question = Annotated[
    AskedQuestion,
    Body(
        openapi_examples={
            "a question": {
                "value": {"question": "How many firms are in the Xuzhou cluster?"}
            },
            "a follow-up in one folder": {
                "value": {
                    "question": "And how many employees?",
                    "history": [{"question": "How many firms are in the cluster?"}],
                    "among": ["reports"],
                }
            },
        }
    ),
]


@router.post(
    "/ask",
    response_model=Answer,
    responses=answered(
        "POST /api/ask",
        description="The answer; as events `searching`, `reading`, `writing`, `text`, "
        "`citation` and `done`, or `error` with a problem, for those who accept "
        "`text/event-stream`.",
    ),
)
async def ask(
    asked: Question,
    request: Request,
    served: ServedHere,
    caller: Caller,
    accept: Accept = "",
) -> Any:
    """Answer a question from the documents, with quotes and where they stand."""
    take_turn(served.rate, caller)

    def chosen() -> Assistant:
        return served.assistant_of(caller, asked.among)

    def answer(gone: Event) -> Answer:
        answered = chosen().ask(asked.question, asked.turns(), gone)
        served.metrics.count_answer(answered)
        return answered

    def stream(gone: Event) -> Iterator[AnswerEvent]:
        events = chosen().stream(asked.question, asked.turns(), gone)
        return served.metrics.counted(events)

    if EVENTS in accept:
        return PiecesResponse(served.turns, lambda gone: _written(stream(gone)))
    return await run_while_there(request.receive, served.turns, answer)


def _written(events: Iterator[AnswerEvent]) -> Iterator[bytes]:
    begun = False
    try:
        for event in events:
            yield write_answer_event(event)
            begun = True
    except Exception as error:
        if not begun:
            raise
        problem, _ = problem_of(error)
        yield write_event("error", problem.model_dump_json().encode())
