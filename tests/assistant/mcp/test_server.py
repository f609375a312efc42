"""The tools over both transports, asked by the SDK's own client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import partial
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from mcp import Client
from starlette.requests import Request

from assistant import Assistant, Settings
from assistant.access import Visitor
from assistant.access.question_rate import QuestionRate
from assistant.cite.quotes.links import read_link
from assistant.errors import KeyRefusedError
from assistant.mcp.agent_turns import AgentTurns
from assistant.mcp.server import make_server
from assistant.mcp.shapes import Asked
from assistant.mcp.streamable import MCPRoutes
from assistant.service.problems import tell_problems
from assistant.service.question_limits import take_turn
from index import sync_index
from tests.assistant.access.closed_corpus import ECONOMIST, READER, index_corpus
from tests.assistant.mcp.clients import over_http, over_stdio
from tests.assistant.service.conftest import listening
from tests.waiting import PATIENCE
from tests.ways_in.ground import environment_of

KEYS = {"Bearer reader": READER, "Bearer economist": ECONOMIST}
QUESTION = "How many firms are in the glass cluster?"


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
    tools = MCPRoutes(assistant.for_visitor, admit)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with tools.running():
            yield

    app = FastAPI(routes=[*tools.routes], lifespan=lifespan)
    tell_problems(app)
    with listening(app) as served:
        yield f"{served}/mcp"


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


async def test_the_resources_are_the_documents_that_one_may_read(
    assistant: Assistant, address: str
) -> None:
    for key, visitor in (("reader", READER), ("economist", ECONOMIST)):
        async with over_http(address, key) as client:
            listed = (await client.list_resources()).resources
            documents = assistant.for_visitor(visitor).documents()
            named = {document.id: document.title for document in documents}
            assert {resource.name: resource.title for resource in listed} == named
            for resource in listed:
                read = (await client.read_resource(resource.uri)).contents[0]
                text = read.model_dump()["text"]
                assert text == assistant.document(resource.name).text


async def test_who_asks_too_much_is_told_so(assistant: Assistant) -> None:
    rate = AgentTurns(partial(take_turn, QuestionRate(2)))
    server = make_server(assistant.for_visitor, lambda _: READER, rate)
    async with Client(server) as client:
        question = {"question": QUESTION}
        calls = [("ask_question", question), ("search", {"query": "glass"})] * 2
        told = [await client.call_tool(name, given) for name, given in calls]
        listed = await client.call_tool("list_documents", {})
    assert [bool(result.is_error) for result in told] == [False, False, True, True]
    assert all("Ask again in" in result.model_dump_json() for result in told[2:])
    assert not listed.is_error


async def test_many_resources_are_listed_page_by_page(settings: Settings) -> None:
    for number in range(201):
        path = settings.corpus_dir / f"plan {number}.txt"
        path.write_text(f"Plan {number} is for glass.", encoding="utf-8")
    sync_index(settings)
    with Assistant.open(settings) as opened:
        async with Client(make_server(opened.for_visitor, lambda _: READER)) as client:
            pages = [await client.list_resources()]
            while cursor := pages[-1].next_cursor:
                pages.append(await client.list_resources(cursor=cursor))
        names = [resource.name for page in pages for resource in page.resources]
        assert [len(page.resources) for page in pages] == [100, 100, 1]
        assert names == sorted(document.id for document in opened.documents())


async def test_a_question_may_go_on_from_earlier_ones(
    assistant: Assistant, address: str
) -> None:
    earlier = assistant.for_visitor(READER).ask(QUESTION).turn()
    then = {"question": "When was it founded?", "history": [asdict(earlier)]}
    async with over_http(address, "reader") as client:
        result = await client.call_tool("ask_question", then)
        wrong = await client.call_tool("ask_question", {**then, "history": "none"})
    answer = Asked.model_validate(result.structured_content)
    assert answer.standalone_question == "When was the glass cluster founded?"
    assert "2004" in answer.text
    assert wrong.is_error


@pytest.mark.parametrize("setting", ["page_address", "login_address"])
async def test_where_people_open_the_page_documents_have_its_links(
    closed: Settings, setting: str
) -> None:
    settings = closed.model_copy(update={setting: "https://policies.example.org/"})
    url = "https://policies.example.org/?document=glass.md"
    with Assistant.open(settings) as opened:
        async with Client(make_server(opened.for_visitor, lambda _: READER)) as client:
            found = await client.call_tool("search", {"query": QUESTION})
            fetched = await client.call_tool("fetch", {"id": "glass.md"})
            listed = await client.call_tool("list_documents", {})
    for result in (found, fetched, listed):
        assert url in result.model_dump_json()
    link = read_link(dict(parse_qsl(urlsplit(url).query)))
    assert link
    assert link.document_id == "glass.md"


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
    answered = httpx.post(address, json={}, headers=headers, timeout=PATIENCE)
    assert answered.status_code == status
