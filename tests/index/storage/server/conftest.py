"""A Chroma server for all tests that do not kill it, and an index of its own each."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from index.storage.server import Patience, ServerIndex
from tests.index.storage.server.chroma_server import ChromaServer

Open = Callable[..., ServerIndex]


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[ChromaServer]:
    """A server that a test may kill."""
    server = ChromaServer(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def prefix() -> str:
    return f"test-{uuid.uuid4().hex[:12]}"


@pytest.fixture
def open_index(prefix: str, shared_server: ChromaServer) -> Iterator[Open]:
    """Open this test's index, any number of times."""
    with ExitStack() as opened:

        def open_index(url: str = shared_server.url, **more: Any) -> ServerIndex:
            more.setdefault("patience", Patience(away=2.0))
            return opened.enter_context(
                closing(ServerIndex(url, prefix=prefix, **more))
            )

        yield open_index
