"""Work in a thread for a call; when cancelled, it is told to stop and waited for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from anyio import TASK_STATUS_IGNORED, create_task_group, sleep_forever, to_thread
from anyio.abc import TaskStatus

_T = TypeVar("_T")


async def run_stoppable(work: Callable[[Event], _T]) -> _T:
    """Return what ``work`` returns, or raise what it raises.

    Its event is set when the call is cancelled. What was taken for the call is held
    until the thread has ended: a cancelled call must not let another work beside it.
    """
    stop = Event()

    async def stop_when_cancelled(
        *, task_status: TaskStatus[None] = TASK_STATUS_IGNORED
    ) -> None:
        task_status.started()
        try:
            await sleep_forever()
        finally:
            stop.set()

    try:
        async with create_task_group() as group:
            await group.start(stop_when_cancelled)
            done = await to_thread.run_sync(work, stop)
            group.cancel_scope.cancel()
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return done
