"""The connection of a client that asks nothing, or takes nothing, is closed."""

from __future__ import annotations

import asyncio
import socket
from base64 import b64encode
from contextlib import suppress
from threading import Event

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from assistant.service.slow_connections import LARGEST_HEAD, SlowClosingProtocol
from tests.assistant.service.conftest import connected, listening
from tests.assistant.service.test_running import ENOUGH, PIECE, Pieces
from tests.waiting import PATIENCE, assert_ends

MUCH = 1 << 26
"""Bytes, more than any socket holds."""


class Impatient(SlowClosingProtocol):
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


async def small(scope: Scope, receive: Receive, send: Send) -> None:
    """Take a whole body, and send little."""
    if scope["type"] == "http":
        await Request(scope, receive).body()
        await Response(b"small")(scope, receive, send)


async def talking(scope: Scope, receive: Receive, send: Send) -> None:
    """Say something on a WebSocket, but only later than anybody would wait."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        await asyncio.sleep(3 * Impatient.slowest)
        await send({"type": "websocket.send", "text": "still here"})


@pytest.mark.parametrize("application", [Pieces(ENOUGH, slowest=PATIENCE), whole])
def test_that_of_a_client_that_takes_nothing_is_closed_while_it_is_still_there(
    application: Pieces,
) -> None:
    Impatient.closed.clear()
    with listening(application, Impatient) as address, connected(address) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert Impatient.closed.wait(PATIENCE)
        assert len(all_of(client)) < MUCH


def test_who_takes_all_gets_all_and_may_ask_again() -> None:
    with (
        listening(Pieces(100, PATIENCE), SlowClosingProtocol) as address,
        httpx.Client(base_url=address, timeout=PATIENCE) as client,
    ):
        assert len(client.get("/").content) == 100 * len(PIECE)
        assert_ends(lambda: client.get("/"))


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n"])
@pytest.mark.parametrize("before", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_who_does_not_say_what_they_ask_is_waited_for_only_so_long(
    before: bytes, begun: bytes
) -> None:
    Impatient.closed.clear()
    with listening(small, Impatient) as address, connected(address) as client:
        if before:
            client.sendall(before)
            assert client.recv(1 << 20).endswith(b"small")
        client.sendall(begun)
        assert Impatient.closed.wait(PATIENCE)
        told = all_of(client)
        if begun:
            assert told.startswith(b"HTTP/1.1 408 Request Timeout")


def test_a_head_without_an_end_is_refused() -> None:
    Impatient.closed.clear()
    with listening(small, Impatient) as address, connected(address) as client:
        client.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * LARGEST_HEAD)
        assert all_of(client).startswith(b"HTTP/1.1 431 ")
        assert Impatient.closed.wait(PATIENCE)


def test_a_large_body_is_no_head() -> None:
    size = 10 * LARGEST_HEAD
    head = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n"
    last = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with listening(small, SlowClosingProtocol) as at, connected(at) as client:
        client.sendall(head.encode() + b"x" * size + last)
        assert all_of(client).count(b"HTTP/1.1 200") == 2


def test_a_websocket_is_no_head_that_does_not_come() -> None:
    asked = (
        b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + b64encode(bytes(16))
    )
    with listening(talking, Impatient) as address, connected(address) as client:
        client.sendall(asked + b"\r\n\r\n")
        told = b""
        while piece := client.recv(1 << 20):
            told += piece
            if b"still here" in told:
                break
        assert told.startswith(b"HTTP/1.1 101 ")
        assert b"408" not in told
        assert b"still here" in told


def all_of(client: socket.socket) -> bytes:
    """Return what a client is sent until its connection is closed."""
    told = b""
    with suppress(ConnectionError):
        while piece := client.recv(1 << 20):
            told += piece
    return told
