"""Evaluations over HTTP: questions with known answers, asked as the caller may ask.

Whoever waits for the events of the evaluation that they ask for ends it by going away.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from threading import Event
from typing import Annotated, Any, Literal

from anyio import to_thread
from anyio.lowlevel import current_token
from fastapi import APIRouter, Body, Depends, HTTPException, Path
from fastapi.responses import JSONResponse

from assistant.access.visitor import Action, Visitor
from assistant.conversations.evaluation_store import StoredEvaluation
from assistant.conversations.sight import owner_of
from assistant.errors import NotAdmittedError
from assistant.evaluation.evaluation import EvaluationStoppedError, evaluate
from assistant.service.callers import ServedHere, admitting
from assistant.service.evaluation_runs import EvaluationRun
from assistant.service.evaluation_shapes import (
    EXAMPLES,
    EvaluationReport,
    ListedQuestions,
    WrittenQuestions,
)
from assistant.service.event_stream import (
    Accept,
    RunState,
    look_again,
    write_states,
)
from assistant.service.problems import PROBLEMS, Problem, problem_of
from assistant.service.question_limits import take_turn
from assistant.service.real_answers import answered
from assistant.service.running import EVENTS, PiecesResponse, turn_from_thread
from assistant.service.served import Served

router = APIRouter(prefix="/api", tags=["evaluations"], responses=PROBLEMS)


class EvaluationState(RunState):
    """How far an evaluation is, and what came of it."""

    id: str
    state: Literal["running", "done", "failed", "cut_off"]
    """`cut_off` where the process that asked has ended."""
    asked: int
    """How many of the questions have been asked."""
    questions: int
    report: EvaluationReport | None = None
    problem: Problem | None = None


_CLOSED = NotAdmittedError(
    "This evaluation rests on documents that are not open to you.",
    "Evaluate again with those that are.",
)
_CUT_OFF = EvaluationStoppedError(
    "The evaluation was cut off: the process that asked the questions has ended.",
    "Start it again.",
)
_evaluator = admitting(Action.EVALUATE, "Only editors and administrators may evaluate.")
Evaluator = Annotated[Visitor, Depends(_evaluator)]
_administrator = admitting(
    Action.READ_ALL,
    "Only administrators may stop the evaluations of others.",
    "One's own is stopped by its id.",
)


def _own_evaluation(
    served: ServedHere,
    evaluator: Evaluator,
    evaluation_id: Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")],
) -> StoredEvaluation:
    stored = served.evaluations.find(owner_of(evaluator), evaluation_id)
    if stored is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "There is no such evaluation.")
    return stored


OwnEvaluation = Annotated[StoredEvaluation, Depends(_own_evaluation)]


@router.post(
    "/evaluate",
    response_model=EvaluationState,
    status_code=HTTPStatus.ACCEPTED,
    responses=answered("POST /api/evaluate", HTTPStatus.ACCEPTED)
    | answered(
        "POST /api/evaluate",
        description="For those who accept `text/event-stream`: `running` whenever a "
        "question has been asked, and `done` or `failed` at last.",
    ),
)
async def start_evaluation(
    asked: Annotated[
        ListedQuestions | WrittenQuestions, Body(openapi_examples=EXAMPLES)
    ],
    served: ServedHere,
    evaluator: Evaluator,
    accept: Accept = "",
) -> Any:
    """Ask questions with known answers, and measure how well they are answered."""
    take_turn(served.rate, evaluator)
    questions = await to_thread.run_sync(asked.read)
    turn = partial(turn_from_thread, served.turns, current_token())

    owner = owner_of(evaluator)

    def work(run: EvaluationRun) -> str:
        # What is told afterwards rests on documents that came meanwhile, too.
        assistant = served.assistant_of(evaluator).noting(run.note)
        evaluation = evaluate(
            assistant, questions, run.advance, stop=run.stop, turn=turn
        )
        return EvaluationReport.of(evaluation).model_dump_json()

    def start() -> EvaluationState:
        many = len(questions.questions)
        evaluation_id = served.evaluations.start(owner, many, work)
        if evaluation_id is None:
            raise HTTPException(
                HTTPStatus.CONFLICT, "Another evaluation is going on. Wait for its end."
            )
        return EvaluationState(
            id=evaluation_id, state="running", asked=0, questions=many
        )

    def follow(gone: Event) -> Iterator[bytes]:
        started = start()
        try:
            yield from _write_states(served, evaluator, started.id, gone)
        finally:
            served.evaluations.stop_run(started.id)

    if EVENTS in accept:
        return PiecesResponse(served.starting_evaluations, follow)
    # It may have to wait for the database, and nobody else is to wait for that.
    state = await to_thread.run_sync(start)
    return JSONResponse(state.model_dump(mode="json"), HTTPStatus.ACCEPTED)


@router.get(
    "/evaluate/{evaluation_id}",
    response_model=EvaluationState,
    responses=answered(
        "GET /api/evaluate/{evaluation_id}",
        description="How it is; for those who accept `text/event-stream` as events, "
        "as if they had asked for it. Going away ends nothing.",
    ),
)
def follow_evaluation(
    served: ServedHere, evaluator: Evaluator, stored: OwnEvaluation, accept: Accept = ""
) -> Any:
    """Say how far one of the caller's evaluations is, and what came of it."""
    if EVENTS not in accept:
        return _state_of(served, evaluator, stored)
    return PiecesResponse(
        served.following_evaluations,
        partial(_write_states, served, evaluator, stored.id),
    )


@router.delete("/evaluate/{evaluation_id}", status_code=HTTPStatus.NO_CONTENT)
def end_evaluation(
    served: ServedHere, evaluator: Evaluator, stored: OwnEvaluation
) -> None:
    """Stop one of the caller's evaluations, and keep nothing of it."""
    served.evaluations.forget(owner_of(evaluator), stored.id)


@router.delete(
    "/evaluate",
    status_code=HTTPStatus.NO_CONTENT,
    dependencies=[Depends(_administrator)],
)
def end_any_evaluation(served: ServedHere) -> None:
    """Stop the evaluation that goes on, whoever asked for it."""
    served.evaluations.stop()


def _write_states(
    served: Served, evaluator: Visitor, evaluation_id: str, gone: Event
) -> Iterator[bytes]:
    state_of = partial(_state_now, served, evaluator, evaluation_id)
    return write_states(look_again(gone), state_of, gone)


def _state_now(
    served: Served, evaluator: Visitor, evaluation_id: str
) -> EvaluationState:
    stored = served.evaluations.find(owner_of(evaluator), evaluation_id)
    if stored is None:  # It was forgotten meanwhile.
        error = EvaluationStoppedError("The evaluation was stopped.")
        told = {"id": evaluation_id, "asked": 0, "questions": 0}
        return EvaluationState(state="failed", problem=problem_of(error)[0], **told)
    return _state_of(served, evaluator, stored)


def _state_of(
    served: Served, evaluator: Visitor, stored: StoredEvaluation
) -> EvaluationState:
    state = EvaluationState(
        id=stored.id,
        state=stored.state,
        asked=stored.asked,
        questions=stored.questions,
    )
    told = stored.report or stored.problem
    if told and served.hides(evaluator, stored.documents):
        state.state, state.problem = "failed", problem_of(_CLOSED)[0]
    elif stored.report:
        state.report = EvaluationReport.model_validate_json(stored.report)
    elif stored.problem:
        state.problem = Problem.model_validate_json(stored.problem)
    elif stored.state == "cut_off":
        state.problem = problem_of(_CUT_OFF)[0]
    return state
