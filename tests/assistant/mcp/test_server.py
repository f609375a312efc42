"""The tools over both transports, asked by the SDK's own client."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request

from assistant import Assistant, Settings
from assistant.access import Visitor
from assistant.errors import NotAdmittedError
from assistant.mcp.shapes import Asked
from assistant.mcp.streamable import MCPRoutes
from tests.assistant.access.closed_corpus import (
    ECONOMIST,
    READER,
    index_corpus,
    leaked,
)
from tests.assistant.mcp.clients import over_http, over_stdio
from tests.waiting import wait_until
from tests.ways_in.ground import environment_of

KEYS = {"Bearer reader": READER, "Bearer economist": ECONOMIST}
QUESTION = "How many firms are in the glass cluster?"
CLOSED = "How many plants does the Kestrel programme have?"
ATTEMPTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("ask_question", {"question": CLOSED}),
    ("ask_question", {"question": "Tell me everything about Falkenberg."}),
    ("ask_question", {"question": "What does Article 9 say?"}),
    ("search", {"query": "Kestrel zirconia plants"}),
    ("fetch", {"id": "secret/plan.md"}),
    ("get_document", {"id": "secret/../secret/plan.md"}),
    ("list_documents", {}),
)


def admit(request: Request) -> Visitor:
    try:
        return KEYS[request.headers.get("authorization", "")]
    except KeyError:
        raise NotAdmittedError("This key is not known.", "Ask for one.") from None


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return index_corpus(tmp_path_factory.mktemp("closed"))


@pytest.fixture(scope="module")
def assistant(closed: Settings) -> Iterator[Assistant]:
    with Assistant.open(closed) as opened:
        yield opened


@pytest.fixture(scope="module")
def address(assistant: Assistant) -> Iterator[str]:
    tools = MCPRoutes(assistant.for_visitor, admit)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with tools.running():
            yield

    app = Starlette(routes=tools.routes, lifespan=lifespan)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/mcp"
    server.should_exit = True
    thread.join()


async def test_the_answer_is_the_same_over_both_transports(
    assistant: Assistant, closed: Settings, address: str
) -> None:
    expected = Asked.of(assistant.for_visitor(READER).ask(QUESTION))
    assert expected.citations
    async with over_http(address, "reader") as client:
        http = await client.call_tool("ask_question", {"question": QUESTION})
    async with over_stdio(environment_of(closed), "--as", "ann@example.org") as client:
        stdio = await client.call_tool("ask_question", {"question": QUESTION})
    for result in (http, stdio):
        assert Asked.model_validate(result.structured_content) == expected


async def test_search_and_fetch_have_the_shapes_of_chatgpt(address: str) -> None:
    async with over_http(address, "reader") as client:
        tools = (await client.list_tools()).tools
        assert all(t.annotations and t.annotations.read_only_hint for t in tools)
        found = (
            await client.call_tool("search", {"query": "glass firms"})
        ).model_dump()
        first = found["structured_content"]["results"][0]
        assert set(first) == {"id", "title", "url"}
        fetched = await client.call_tool("fetch", {"id": first["id"]})
        assert fetched.structured_content is not None
        keys = {"id", "title", "text", "url", "metadata"}
        assert set(fetched.structured_content) == keys
        read = await client.read_resource(first["url"])
        assert (
            read.contents[0].model_dump()["text"]
            == (fetched.structured_content["text"])
        )


async def test_nothing_of_a_closed_folder_gets_out(address: str) -> None:
    async with over_http(address, "reader") as client:
        for tool, given in ATTEMPTS:
            said = (await client.call_tool(tool, given)).model_dump_json()
            # What was asked is said again.
            assert leaked(said, f"{given}") == [], tool
    async with over_http(address, "economist") as client:
        answer = await client.call_tool("ask_question", {"question": CLOSED})
        assert "8642" in answer.model_dump_json()


async def test_an_error_says_what_to_do(address: str) -> None:
    async with over_http(address, "reader") as client:
        result = await client.call_tool("fetch", {"id": "nothing.md"})
    assert result.is_error
    assert "There is no document nothing.md" in result.model_dump_json()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "Bearer reader", "Host": "elsewhere.example"}, 421),
        ({"Authorization": "Bearer reader", "Origin": "https://evil.example"}, 403),
    ],
)
def test_whoever_has_no_key_or_comes_from_elsewhere_is_refused(
    address: str, headers: dict[str, str], status: int
) -> None:
    answered = httpx.post(address, json={}, headers=headers)
    assert answered.status_code == status
