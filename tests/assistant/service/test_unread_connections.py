"""The connection of a client that takes nothing is closed, and no other."""

from __future__ import annotations

import socket
from threading import Event

import httpx
import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from assistant.service.unread_connections import UnreadClosingProtocol
from tests.assistant.service.conftest import listening
from tests.assistant.service.test_running import ENOUGH, PIECE, Pieces
from tests.waiting import PATIENCE, assert_ends

MUCH = 1 << 26
"""Bytes, more than any socket holds."""


class Impatient(UnreadClosingProtocol):
    """Waits for nobody long, and tells when it has closed a connection."""

    slowest = 0.5
    closed = Event()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.closed.set()


async def whole(scope: Scope, receive: Receive, send: Send) -> None:
    """Send much, all at once."""
    if scope["type"] == "http":
        await Response(b"x" * MUCH)(scope, receive, send)


@pytest.mark.parametrize("application", [Pieces(ENOUGH, slowest=PATIENCE), whole])
def test_that_of_a_client_that_takes_nothing_is_closed_while_it_is_still_there(
    application: Pieces,
) -> None:
    Impatient.closed.clear()
    with listening(application, Impatient) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as client:
            client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert Impatient.closed.wait(PATIENCE)
            got = 0
            try:
                while piece := client.recv(1 << 20):
                    got += len(piece)
            except ConnectionError:
                pass
            assert got < MUCH


def test_who_takes_all_gets_all_and_may_ask_again() -> None:
    with (
        listening(Pieces(100, PATIENCE), UnreadClosingProtocol) as address,
        httpx.Client(base_url=address, timeout=PATIENCE) as client,
    ):
        assert len(client.get("/").content) == 100 * len(PIECE)
        assert_ends(lambda: client.get("/"))
