"""How what agents ask is limited, waits, and is counted among everybody's questions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass

from anyio import CapacityLimiter

from assistant.access.visitor import Visitor
from assistant.answers import Answer


def _count_nothing(_: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class AgentTurns:
    """What agents share with all others who ask; by default they are alone."""

    take_turn: Callable[[Visitor], None] = _count_nothing
    """Counts what somebody asks; what it raises says why they have to wait."""
    at_once: CapacityLimiter | None = None
    """Those that are being answered; the others wait in the order they came."""
    count_answer: Callable[[Answer], None] = _count_nothing

    @asynccontextmanager
    async def turn_of(self, visitor: Visitor) -> AsyncIterator[None]:
        """Wait for a turn of ``visitor``, who has it until the block ends."""
        self.take_turn(visitor)
        async with self.at_once or nullcontext():
            yield
