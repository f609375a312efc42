"""The tools at a server of their own, over a corpus with a closed folder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest
from fastapi import FastAPI
from starlette.requests import Request

from assistant import Assistant, Settings
from assistant.access import Visitor
from assistant.errors import KeyRefusedError
from assistant.mcp.streamable import MCPRoutes
from assistant.service.problems import tell_problems
from tests.assistant.access.closed_corpus import ECONOMIST, READER, index_corpus
from tests.assistant.service.conftest import listening

KEYS = {"Bearer reader": READER, "Bearer economist": ECONOMIST}


def admit(request: Request) -> Visitor:
    try:
        return KEYS[request.headers.get("authorization", "")]
    except KeyError:
        raise KeyRefusedError("This key is not known.", "Ask for one.") from None


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return index_corpus(tmp_path_factory.mktemp("closed"))


@pytest.fixture(scope="module")
def assistant(closed: Settings) -> Iterator[Assistant]:
    with Assistant.open(closed) as opened:
        yield opened


@pytest.fixture(scope="module")
def address(assistant: Assistant) -> Iterator[str]:
    with served(MCPRoutes(assistant.for_visitor, admit, ["Tools.Example.org"])) as at:
        yield at


@contextmanager
def served(tools: MCPRoutes) -> Iterator[str]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with tools.running():
            yield

    app = FastAPI(routes=[*tools.routes], lifespan=lifespan)
    tell_problems(app)
    with listening(app) as listened:
        yield f"{listened}/mcp"
