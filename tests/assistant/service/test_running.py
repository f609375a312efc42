"""What is sent piece by piece, to clients that take it and to such as do not."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import httpx
from anyio import CapacityLimiter
from fastapi import FastAPI, Request
from starlette.types import Receive, Scope, Send

from assistant.service.running import PiecesResponse, run_while_there
from tests.assistant.service.conftest import connected, listening
from tests.waiting import PATIENCE, wait_until

PIECE = b"x" * (1 << 16)
ENOUGH = 4_000
"""Pieces, more than any socket holds."""


class Pieces:
    """An application that sends as many pieces as are taken, one client at a time."""

    def __init__(self, pieces: int, slowest: float) -> None:
        self.turns = CapacityLimiter(1)
        self.made = 0
        self.ended = Event()
        self.gone: Event | None = None
        self._pieces = pieces
        self._slowest = slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            response = PiecesResponse(self.turns, self._make, self._slowest)
            await response(scope, receive, send)

    def _make(self, gone: Event) -> Iterator[bytes]:
        self.gone = gone
        try:
            while self.made < self._pieces:
                self.made += 1
                yield PIECE
        finally:
            self.ended.set()


def test_who_takes_all_gets_all() -> None:
    application = Pieces(100, PATIENCE)
    with listening(application) as address:
        assert len(httpx.get(address, timeout=PATIENCE).content) == 100 * len(PIECE)
    assert application.turns.borrowed_tokens == 0


def test_who_takes_nothing_has_the_work_ended_and_holds_neither_turn_nor_memory() -> (
    None
):
    application = Pieces(ENOUGH, slowest=0.5)
    with listening(application) as address, connected(address) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert application.ended.wait(PATIENCE)
        assert application.made < ENOUGH
        wait_until(lambda: application.turns.borrowed_tokens == 0)
        assert application.gone
        assert application.gone.is_set()
        # The client is still there, and is not told that this was all.
        got = b"".join(iter(lambda: client.recv(1 << 20), b""))
        assert got.startswith(b"HTTP/1.1 200")
        assert not got.endswith(b"0\r\n\r\n")


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    turns, go_on, worked = CapacityLimiter(1), Event(), list[str]()
    app = FastAPI()

    @app.get("/answers/{name}")
    async def work(name: str, request: Request) -> None:
        def work(_: Event) -> None:
            worked.append(name)
            assert go_on.wait(PATIENCE)

        await run_while_there(request.receive, turns, work)

    @app.get("/")
    async def look() -> int:
        return turns.statistics().tasks_waiting

    with (
        listening(app) as address,
        httpx.Client(base_url=address, timeout=PATIENCE) as client,
        ThreadPoolExecutor(1) as beside,
    ):
        first = beside.submit(httpx.get, f"{address}/answers/first", timeout=PATIENCE)
        wait_until(lambda: worked == ["first"])
        with connected(address) as impatient:
            impatient.sendall(b"GET /answers/second HTTP/1.1\r\nHost: x\r\n\r\n")
            wait_until(lambda: client.get("/").json() == 1)
        for _ in range(3):  # By then the server has seen that it is gone.
            client.get("/")
        go_on.set()
        assert first.result().status_code == 200
        assert client.get("/answers/third").status_code == 200
    assert worked == ["first", "third"]
