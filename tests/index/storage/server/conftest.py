"""A PostgreSQL and a Chroma server for all tests that do not kill them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Settings
from tests.index.storage.server.chroma_server import ChromaServer
from tests.postgresql_server import PostgresqlServer

GLASS = "The Xuzhou cluster has 252 firms. It makes glass."


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def shared_postgresql() -> Iterator[PostgresqlServer]:
    server = PostgresqlServer()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[ChromaServer]:
    """A Chroma server that a test may kill."""
    server = ChromaServer(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def own_postgresql() -> Iterator[PostgresqlServer]:
    """A PostgreSQL that a test may kill."""
    server = PostgresqlServer()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def prefix() -> str:
    return f"test-{uuid.uuid4().hex[:12]}"


@pytest.fixture
def writer(
    shared_server: ChromaServer,
    shared_postgresql: PostgresqlServer,
    prefix: str,
    tmp_path: Path,
) -> Settings:
    """The machine that has the documents."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/glass.txt").write_text(GLASS)
    return Settings(
        corpus_dir=tmp_path / "corpus",
        index_dir=tmp_path / "writer",
        database_url=shared_postgresql.new_database(),
        chroma_url=shared_server.url,
        chroma_collection=prefix,
    )


@pytest.fixture
def reader(writer: Settings, tmp_path: Path) -> Settings:
    """A machine that has nothing but the addresses of the servers."""
    nothing = {"corpus_dir": tmp_path / "none", "index_dir": tmp_path / "reader"}
    return writer.model_copy(update=nothing)
