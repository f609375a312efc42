"""Calls that are cancelled while their thread works."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from anyio import CapacityLimiter, create_task_group, to_thread

from assistant.mcp.stoppable_work import run_stoppable
from tests.waiting import PATIENCE


async def test_a_cancelled_call_keeps_its_turn_until_its_thread_has_ended() -> None:
    turns = CapacityLimiter(1)
    working, stopping, may_end = Event(), Event(), Event()

    def work(stop: Event) -> None:
        working.set()
        assert stop.wait(PATIENCE)
        stopping.set()
        assert may_end.wait(PATIENCE)

    async def call() -> None:
        async with turns:
            await run_stoppable(work)

    async with create_task_group() as group:
        group.start_soon(call)
        assert await to_thread.run_sync(working.wait, PATIENCE)
        group.cancel_scope.cancel()
        held = _end_when_stopping(stopping, may_end, turns)
    assert held == [1]
    assert turns.borrowed_tokens == 0


def _end_when_stopping(
    stopping: Event, may_end: Event, turns: CapacityLimiter
) -> list[int]:
    """Let the work end once it is told to stop; tell how many turns were held."""
    held: list[int] = []

    def end() -> None:
        assert stopping.wait(PATIENCE)
        held.append(turns.borrowed_tokens)
        may_end.set()

    Thread(target=end, daemon=True).start()
    return held


async def test_what_the_work_raises_is_raised_as_it_is() -> None:
    def work(_: Event) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await run_stoppable(work)
