"""Close the connection of a client that takes nothing of what it is sent.

What is written for it ends by itself; its connection would stay until its peer goes.
"""

from __future__ import annotations

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from assistant.service.running import SLOWEST


class UnreadClosingProtocol(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """HTTP as uvicorn speaks it, to clients that take what they are sent."""

    slowest = SLOWEST
    """Seconds in which a client has to take some of what waits for it."""

    def connection_made(self, transport: Transport) -> None:
        """Begin to serve a client."""
        self._look: TimerHandle | None = None
        super().connection_made(transport)
        # So that it is told of whatever waits, however little that is.
        transport.set_write_buffer_limits(0)

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
        super().connection_lost(exc)

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
