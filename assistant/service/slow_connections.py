"""Close the connections of clients that do not say what they ask, or take no answer.

What is written for the latter ends by itself; their connections would stay until their
peers go. Of the former no application learns anything.
"""

from __future__ import annotations

from asyncio import TimerHandle, Transport
from http import HTTPStatus

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from assistant.service.running import SLOWEST

LARGEST_HEAD = 1 << 16
"""Bytes of a request before its body, about."""


class SlowClosingProtocol(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """HTTP as uvicorn speaks it, to clients that ask and take what they are sent."""

    slowest = SLOWEST
    """Seconds in which a client has to send the head of a request, and in which it has
    to take some of what waits for it."""

    def connection_made(self, transport: Transport) -> None:
        """Begin to serve a client."""
        self._look: TimerHandle | None = None
        self._ask: TimerHandle | None = None
        self._head = 0
        super().connection_made(transport)
        # So that it is told of whatever waits, however little that is.
        transport.set_write_buffer_limits(0)
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        """Take what a client sends; only so much before it has said what it asks."""
        super().data_received(data)
        if self.transport.get_protocol() is not self:
            # A WebSocket, whose own protocol looks whether the client is there.
            self._look_no_more()
            self._wait_no_more()
            self.transport.set_write_buffer_limits()
            return
        if self._is_asked():
            self._wait_no_more()
            return
        self._head += len(data)
        if self._head > LARGEST_HEAD:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        elif self._ask is None:
            self._wait_for_head()

    def pause_writing(self) -> None:
        """Take note that something waits for the client."""
        super().pause_writing()
        self._look_later()

    def resume_writing(self) -> None:
        """Take note that nothing waits for it any more."""
        self._look_no_more()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """End what is done for the client."""
        self._look_no_more()
        self._wait_no_more()
        super().connection_lost(exc)

    def _is_asked(self) -> bool:
        """Return whether the head of a request is there that is not done with."""
        cycle = self.cycle
        return cycle is not None and (cycle.more_body or not cycle.response_complete)

    def _wait_for_head(self) -> None:
        self._ask = self.loop.call_later(
            self.slowest, self._refuse, HTTPStatus.REQUEST_TIMEOUT
        )

    def _wait_no_more(self) -> None:
        self._head = 0
        if self._ask:
            self._ask.cancel()
            self._ask = None

    def _refuse(self, status: HTTPStatus) -> None:
        if not self.transport.is_closing():
            self.transport.write(
                f"HTTP/1.1 {status.value} {status.phrase}\r\n"
                "connection: close\r\ncontent-length: 0\r\n\r\n".encode()
            )
            self.transport.close()

    def _look_later(self) -> None:
        waiting = self.transport.get_write_buffer_size()
        self._look = self.loop.call_later(self.slowest, self._close_unread, waiting)

    def _look_no_more(self) -> None:
        if self._look:
            self._look.cancel()

    def _close_unread(self, waited: int) -> None:
        if self.transport.get_write_buffer_size() < waited:
            self._look_later()  # It is slow, but it takes some.
        else:
            self.transport.abort()
