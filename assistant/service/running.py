"""Answer in a thread for as long as the client is there, in turn with the others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from http import HTTPStatus
from threading import Event
from typing import TypeVar

import anyio
from anyio import CapacityLimiter, from_thread, to_thread
from anyio.lowlevel import EventLoopToken
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

LOGGER = logging.getLogger(__name__)

EVENTS = "text/event-stream"
"""What clients accept who want an answer as it comes."""
_T = TypeVar("_T")
SLOWEST = 30.0
"""Seconds in which a client has to take what it is sent."""


async def run_while_there(
    receive: Receive, turns: CapacityLimiter, work: Callable[[Event], _T]
) -> _T:
    """Return what ``work`` returns; its event is set when the client has gone away.

    Args:
        receive: That of a request whose body has been read.
        turns: How much is worked on at the same time; the others wait in order.
        work: Run in a thread, unless the client went away before its turn came.

    Raises:
        HTTPException: It did; nobody is told.
    """

    def begin(gone: Event) -> _T:
        if gone.is_set():
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, "The client went away.")
        return work(gone)

    async with _watched(receive) as gone:
        return await to_thread.run_sync(begin, gone, limiter=turns)


class PiecesResponse(Response):
    """Sends what ``work`` yields as it comes, and has it stop when the client is gone.

    What ``work`` raises before the first piece is answered like any other error. A
    client that does not take what it is sent has its work ended, like one that is gone.
    """

    media_type = EVENTS

    def __init__(
        self,
        turns: CapacityLimiter,
        work: Callable[[Event], Iterator[bytes]],
        slowest: float = SLOWEST,
    ) -> None:
        """Take what ``run_while_there`` does.

        ``slowest`` is in how many seconds the client has to take a piece.
        """
        super().__init__(headers={"Cache-Control": "no-cache"})
        # Of a length that is known only at the end.
        del self.headers["content-length"]
        self._turns = turns
        self._work = work
        self._slowest = slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the response."""
        begin = {
            "type": "http.response.start",
            "status": self.status_code,
            "headers": self.raw_headers,
        }

        async def send_piece(piece: bytes, first: bool) -> None:
            if first:
                await send(begin)
            body = {"type": "http.response.body", "body": piece, "more_body": True}
            # Who does not take what they are sent would keep the others waiting.
            with anyio.fail_after(self._slowest):
                await send(body)

        def produce(gone: Event) -> bool:
            for number, piece in enumerate(self._work(gone)):
                if gone.is_set():
                    return False
                try:
                    from_thread.run(send_piece, piece, not number)
                except TimeoutError:
                    LOGGER.info("A client did not take what it was sent")
                    gone.set()
                    return False
            return True

        # What was not sent to its end must not look as if it was.
        if await run_while_there(receive, self._turns, produce):
            await send({"type": "http.response.body", "body": b""})


@contextmanager
def turn_from_thread(turns: CapacityLimiter, loop: EventLoopToken) -> Iterator[None]:
    """Wait in a thread for a turn among the others, and have it until the block ends.

    Args:
        turns: For which to wait.
        loop: The event loop in which the others wait.
    """
    borrower = object()
    from_thread.run(turns.acquire_on_behalf_of, borrower, token=loop)
    try:
        yield
    finally:
        from_thread.run_sync(turns.release_on_behalf_of, borrower, token=loop)


@asynccontextmanager
async def _watched(receive: Receive) -> AsyncIterator[Event]:
    gone = Event()

    async def wait_until_gone() -> None:
        # A body that was announced and does not come is refused here, unheard.
        with suppress(HTTPException):
            while (await receive())["type"] != "http.disconnect":
                pass
        gone.set()

    # No task group: what is raised within would be told as a group of errors.
    watching = asyncio.create_task(wait_until_gone())
    try:
        yield gone
    finally:
        gone.set()
        watching.cancel()
