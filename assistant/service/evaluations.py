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
from assistant.conversations.sight import owner_of
from assistant.errors import NotAdmittedError
from assistant.evaluation.evaluation import Evaluation, Report, evaluate
from assistant.service.callers import ServedHere, admitting
from assistant.service.evaluation_runs import EvaluationRun
from assistant.service.evaluation_shapes import (
    EXAMPLES,
    EvaluationReport,
    ListedQuestions,
    WrittenQuestions,
)
from assistant.service.event_stream import Accept, RunState, write_states
from assistant.service.problems import PROBLEMS, Problem, problem_of
from assistant.service.question_limits import take_turn
from assistant.service.running import EVENTS, PiecesResponse, turn_from_thread
from assistant.service.served import Served

router = APIRouter(prefix="/api", responses=PROBLEMS)
_EVENTS_TOLD = {"content": {EVENTS: {"schema": {"type": "string"}}}}


class EvaluationState(RunState):
    """How far an evaluation is, and what came of it."""

    id: str
    state: Literal["running", "done", "failed"]
    asked: int
    """How many of the questions have been asked."""
    questions: int
    report: EvaluationReport | None = None
    problem: Problem | None = None


_evaluator = admitting(Action.EVALUATE, "Only editors and administrators may evaluate.")
Evaluator = Annotated[Visitor, Depends(_evaluator)]
_administrator = admitting(
    Action.READ_ALL,
    "Only administrators may stop the evaluations of others.",
    "One's own is stopped by its id.",
)


def _own_run(
    served: ServedHere,
    evaluator: Evaluator,
    evaluation_id: Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")],
) -> EvaluationRun:
    run = served.evaluations.find(owner_of(evaluator), evaluation_id)
    if run is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "There is no such evaluation.")
    return run


OwnRun = Annotated[EvaluationRun, Depends(_own_run)]


@router.post(
    "/evaluate",
    response_model=EvaluationState,
    status_code=HTTPStatus.ACCEPTED,
    responses={
        200: {
            "description": "For those who accept `text/event-stream`: `running` "
            "whenever a question has been asked, and `done` or `failed` at last.",
            **_EVENTS_TOLD,
        }
    },
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

    def work(run: EvaluationRun, report: Report, stop: Event) -> Evaluation:
        assistant = served.assistant_of(evaluator)
        with assistant.open_index() as generation:
            run.files = frozenset(generation.store.texts.content_hashes().values())
        return evaluate(assistant, questions, report, stop=stop, turn=turn)

    def start() -> EvaluationRun:
        many = len(questions.questions)
        run = served.evaluations.start(owner_of(evaluator), many, work)
        if run is None:
            raise HTTPException(
                HTTPStatus.CONFLICT, "Another evaluation is going on. Wait for its end."
            )
        return run

    def follow(gone: Event) -> Iterator[bytes]:
        run = start()
        try:
            state_of = partial(_state_of, served, evaluator, run)
            yield from write_states(served.evaluations, state_of, gone)
        finally:
            served.evaluations.stop_run(run)

    if EVENTS in accept:
        return PiecesResponse(served.following_evaluations, follow)
    state = _state_of(served, evaluator, start())
    return JSONResponse(state.model_dump(mode="json"), HTTPStatus.ACCEPTED)


@router.get(
    "/evaluate/{evaluation_id}",
    response_model=EvaluationState,
    responses={
        200: {
            "description": "How it is; for those who accept `text/event-stream` as "
            "events, as if they had asked for it. Going away ends nothing.",
            **_EVENTS_TOLD,
        }
    },
)
def follow_evaluation(
    served: ServedHere, evaluator: Evaluator, run: OwnRun, accept: Accept = ""
) -> Any:
    """Say how far one of the caller's evaluations is, and what came of it."""
    state_of = partial(_state_of, served, evaluator, run)
    if EVENTS not in accept:
        return state_of()
    return PiecesResponse(
        served.following_evaluations,
        partial(write_states, served.evaluations, state_of),
    )


@router.delete("/evaluate/{evaluation_id}", status_code=HTTPStatus.NO_CONTENT)
def end_evaluation(served: ServedHere, run: OwnRun) -> None:
    """Stop one of the caller's evaluations, and keep nothing of it."""
    served.evaluations.forget(run)


@router.delete(
    "/evaluate",
    status_code=HTTPStatus.NO_CONTENT,
    dependencies=[Depends(_administrator)],
)
def end_any_evaluation(served: ServedHere) -> None:
    """Stop the evaluation that goes on, whoever asked for it."""
    served.evaluations.stop()


def _state_of(
    served: Served, evaluator: Visitor, run: EvaluationRun
) -> EvaluationState:
    running = served.evaluations.is_running(run)
    evaluation = None if running else run.evaluation
    error = None if running else run.error
    hidden = served.assistant_of(evaluator).hidden.values() if evaluation else ()
    if evaluation and not run.files.isdisjoint(hidden):
        evaluation = None
        error = NotAdmittedError(
            "This evaluation rests on documents that are not open to you.",
            "Evaluate again with those that are.",
        )
    state: Literal["running", "done", "failed"]
    state = "running" if running else "failed" if error else "done"
    return EvaluationState(
        id=run.id,
        state=state,
        asked=run.done,
        questions=run.questions,
        report=EvaluationReport.of(evaluation) if evaluation else None,
        problem=problem_of(error)[0] if error else None,
    )
