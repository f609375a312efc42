"""The service on loopback, over a corpus with a closed folder, asked by httpx."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Event

import httpx
import pytest
import uvicorn
from starlette.types import ASGIApp

from assistant import Assistant, Settings
from assistant.access import Visitor
from assistant.service.keys import Keys
from assistant.service.served import Served
from assistant.service.whole_application import make_whole_application
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    ECONOMIST,
    EDITOR,
    READER,
    index_corpus,
)
from tests.assistant.scripted import saying
from tests.assistant.service.endless_model import EndlessModel
from tests.waiting import PATIENCE, wait_until

ClientOf = Callable[[Visitor], httpx.Client]


@contextmanager
def listening(
    app: ASGIApp, protocol: type[asyncio.Protocol] | None = None
) -> Iterator[str]:
    """Serve an application on loopback, by a protocol of ours; yield its address."""
    config = uvicorn.Config(app, port=0, log_level="error", http=protocol or "auto")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_until(lambda: server.started or not thread.is_alive())
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def connected(address: str) -> socket.socket:
    """Return a connection to an address, over which anything can be sent."""
    host, port = address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


@pytest.fixture(scope="module")
def served_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    indexed = index_corpus(tmp_path_factory.mktemp("served"))
    return indexed.model_copy(update={"questions_per_minute": 0})


@pytest.fixture(scope="module")
def service_keys(served_settings: Settings) -> Iterator[Keys]:
    with closing(Keys.open(served_settings)) as keys:
        yield keys


@pytest.fixture(scope="module")
def served(served_settings: Settings, service_keys: Keys) -> Iterator[Served]:
    with closing(Served(served_settings, service_keys)) as served:
        yield served


@pytest.fixture(scope="module")
def address(served: Served) -> Iterator[str]:
    with listening(make_whole_application(served)) as address:
        yield address


@pytest.fixture(scope="module")
def client_of(address: str, service_keys: Keys) -> ClientOf:
    """Return a client with a key of somebody."""
    made = {
        visitor: service_keys.add(visitor.name, visitor.role, visitor.groups)
        for visitor in (READER, EDITOR, ECONOMIST, ADMINISTRATOR)
    }

    def client(visitor: Visitor) -> httpx.Client:
        headers = {"Authorization": f"Bearer {made[visitor]}"}
        return httpx.Client(base_url=address, headers=headers, timeout=PATIENCE)

    return client


@pytest.fixture(scope="module")
def reader(client_of: ClientOf) -> Iterator[httpx.Client]:
    with client_of(READER) as client:
        yield client


@pytest.fixture
def endless() -> EndlessModel:
    return EndlessModel(script=saying(""), writing=Event())


@pytest.fixture
def endless_served(
    endless: EndlessModel, served_settings: Settings, service_keys: Keys
) -> Iterator[Served]:
    with (
        Assistant.open(served_settings, chat_model=endless) as assistant,
        closing(Served(served_settings, service_keys, lambda: assistant)) as served,
    ):
        yield served


@pytest.fixture
def endless_address(endless_served: Served) -> Iterator[str]:
    with listening(make_whole_application(endless_served)) as address:
        yield address
