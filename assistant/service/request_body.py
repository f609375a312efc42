"""Take a request's body: only so much and so long, and only what can be written."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import anyio
from fastapi import HTTPException

from assistant.service.request_text import refuse_unwritable_body

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 1 << 20
"""Bytes of a body."""
SLOWEST = 30.0
"""Seconds in which a body has to come."""
_UNREAD = 64 << 20
"""Bytes that are taken of a body that is refused."""


class RequestBodyMiddleware:
    """Keeps bodies from an application that are too large, or come too slowly.

    Who still sends when the answer comes would see a broken connection instead of it,
    so what nobody wants is taken before.
    """

    def __init__(
        self, app: ASGIApp, largest: int = LARGEST, slowest: float = SLOWEST
    ) -> None:
        """Stand before ``app``; ``largest`` in bytes, ``slowest`` in seconds."""
        self._app = app
        self._largest = largest
        self._slowest = slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http":
            until = anyio.current_time() + self._slowest
            body = _Body(receive, send, self._largest, until)
            receive, send = body.receive, body.send
        await self._app(scope, receive, send)


class _Body:
    """One request's body, which has to come until a point in time."""

    def __init__(
        self, receive: Receive, send: Send, largest: int, until: float
    ) -> None:
        self._receive = receive
        self._send = send
        self._largest = largest
        self._until = until
        self._size = 0
        self._taken = bytearray()
        self._complete = False

    async def receive(self) -> Message:
        """Return the next piece, or that the client has gone away."""
        if self._complete:
            return await self._receive()
        with anyio.move_on_after(self._until - anyio.current_time()):
            message = await self._take()
            if self._size > self._largest:
                raise HTTPException(
                    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                    f"The body is larger than {self._largest:,} bytes.",
                )
            self._taken += message.get("body", b"")
            if self._complete:
                refuse_unwritable_body(bytes(self._taken))
            return message
        raise HTTPException(
            HTTPStatus.REQUEST_TIMEOUT, "The body did not come in time."
        )

    async def send(self, message: Message) -> None:
        """Send a message; the first one when nothing is to come any more."""
        if message["type"] == "http.response.start":
            with anyio.move_on_after(self._until - anyio.current_time()):
                while not self._complete and self._size < _UNREAD:
                    await self._take()
        await self._send(message)

    async def _take(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        return message
