"""Updates of the index over HTTP: started, and followed to their end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from itertools import chain
from threading import Event
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException

from assistant.access.visitor import Action, Visitor
from assistant.conversations.sync_store import StoredSync
from assistant.service.callers import ServedHere, admitting
from assistant.service.event_stream import (
    Accept,
    RunState,
    look_again,
    write_states,
)
from assistant.service.problems import PROBLEMS, Problem, problem_of
from assistant.service.real_answers import answered
from assistant.service.running import EVENTS, PiecesResponse
from assistant.service.sync_runs import SyncRuns
from index.errors import DisplayableError, IndexBusyError
from index.sync.reports import SyncProgress, SyncReport

router = APIRouter(prefix="/api", tags=["updates of the index"], responses=PROBLEMS)


class SyncState(RunState):
    """Whether the index is being updated, and what came of the last update.

    Of one that another process made, such as that of an index on a server, counts are
    known, and no report. All these name or count documents, so they are for those alone
    who may read all.
    """

    state: Literal["idle", "running", "done", "failed"]
    progress: SyncProgress | None = None
    ended: datetime | None = None
    """When the last one did."""
    counts: Mapping[str, int] | None = None
    """How many documents were added, changed and so on by another process."""
    report: SyncReport | None = None
    problem: Problem | None = None


_FAILED = DisplayableError(
    "The index could not be updated.",
    "The log of the process that updates it says why.",
)
_editor = admitting(
    Action.UPDATE_INDEX, "Only editors and administrators may update the index."
)
Editor = Annotated[Visitor, Depends(_editor)]


@router.post(
    "/sync",
    status_code=HTTPStatus.ACCEPTED,
    responses=answered("POST /api/sync", HTTPStatus.ACCEPTED),
)
def start_sync(served: ServedHere, editor: Editor) -> SyncState:
    """Have the index brought up to date with the folder of the documents."""
    syncs = served.syncs
    if syncs.elsewhere:
        raise HTTPException(
            HTTPStatus.CONFLICT,
            "The index is on a server: `cluster-policy index` updates it.",
        )
    if not syncs.start():
        raise IndexBusyError("The index is being updated.", "Wait until it is done.")
    return _state_of(syncs, editor)


@router.get(
    "/sync",
    response_model=SyncState,
    responses=answered(
        "GET /api/sync",
        description="The state; for those who accept `text/event-stream` as an event "
        "`running` whenever there is more, and `idle`, `done` or `failed` at last.",
    ),
)
def follow_sync(
    served: ServedHere,
    editor: Editor,
    accept: Accept = "",
) -> Any:
    """Say whether the index is being updated, and what came of the last update."""
    syncs = served.syncs
    if EVENTS not in accept:
        return _state_of(syncs, editor)
    state_of = partial(_state_of, syncs, editor)

    def follow(gone: Event) -> Iterator[bytes]:
        moments = chain(syncs.follow(), look_again(gone))
        return write_states(moments, state_of, gone)

    return PiecesResponse(served.following_syncs, follow)


def _state_of(syncs: SyncRuns, editor: Visitor) -> SyncState:
    whole = editor.may(Action.READ_ALL)
    if syncs.running:
        return SyncState(state="running", progress=syncs.progress if whole else None)
    if syncs.goes_on_elsewhere:
        progress = syncs.progress_elsewhere if whole else None
        return SyncState(state="running", progress=progress)
    last = syncs.last
    if last and last.ended > syncs.ended:
        return _state_elsewhere(last, whole)
    ended = _time(syncs.ended)
    if error := syncs.error:
        told = (
            error
            if whole
            else DisplayableError(
                "The index could not be updated.", "Administrators see why."
            )
        )
        return SyncState(state="failed", ended=ended, problem=problem_of(told)[0])
    if report := syncs.report:
        return SyncState(state="done", ended=ended, report=report if whole else None)
    return SyncState(state="idle")


def _state_elsewhere(last: StoredSync, whole: bool) -> SyncState:
    ended = _time(last.ended)
    if last.counts is None:
        return SyncState(state="failed", ended=ended, problem=problem_of(_FAILED)[0])
    return SyncState(state="done", ended=ended, counts=last.counts if whole else None)


def _time(seconds: float) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
