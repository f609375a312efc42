"""The tools over both transports, asked by the SDK's own client."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from langchain.agents import create_agent
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langchain_core.runnables import Runnable
from langchain_core.tools import StructuredTool
from mcp import Client
from mcp_types import Tool

from assistant import Assistant, Settings
from assistant.access.question_rate import QuestionRate
from assistant.cite.quotes.links import read_link
from assistant.mcp.agent_turns import AgentTurns
from assistant.mcp.server import make_server
from assistant.mcp.shapes import Asked
from assistant.service.question_limits import take_turn
from tests.assistant.access.closed_corpus import READER
from tests.assistant.mcp.clients import over_http, over_stdio
from tests.waiting import PATIENCE
from tests.ways_in.ground import environment_of

QUESTION = "How many firms are in the glass cluster?"


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


class Calling(GenericFakeChatModel):
    """Calls the tools as it is told to."""

    def bind_tools(self, tools: Sequence[Any], **options: Any) -> Runnable[Any, Any]:
        assert {"search", "ask_question"} <= {tool.name for tool in tools}
        return self


async def tools_of(client: Client) -> list[StructuredTool]:
    """Return the tools of a server as LangChain's."""

    def tool_of(tool: Tool) -> StructuredTool:
        async def call(**arguments: Any) -> str:
            told = await client.call_tool(tool.name, arguments)
            return json.dumps(told.structured_content)

        said, schema = tool.description or "", tool.input_schema
        return StructuredTool(
            name=tool.name, description=said, args_schema=schema, coroutine=call
        )

    return [tool_of(tool) for tool in (await client.list_tools()).tools]


async def test_an_agent_of_langchain_searches_and_asks(
    assistant: Assistant, address: str
) -> None:
    calls = {"search": {"query": "glass firms"}, "ask_question": {"question": QUESTION}}
    script = [
        AIMessage("", tool_calls=[{"name": name, "args": given, "id": name}])
        for name, given in calls.items()
    ]
    async with over_http(address, "reader") as client:
        model = Calling(messages=iter([*script, AIMessage("That is all.")]))
        agent = create_agent(model, await tools_of(client))
        state = await agent.ainvoke({"messages": [HumanMessage("How is it?")]})
    told = {m.name: m.text for m in state["messages"] if isinstance(m, ToolMessage)}
    expected = assistant.for_visitor(READER).ask(QUESTION)
    cited = {citation.document_id for citation in expected.citations}
    assert cited <= {found["id"] for found in json.loads(told["search"])["results"]}
    assert Asked.model_validate_json(told["ask_question"]) == Asked.of(expected)


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


async def test_nothing_is_not_searched_for(address: str) -> None:
    async with over_http(address, "reader") as client:
        told = await client.call_tool("search", {"query": " "})
        asked = await client.call_tool("ask_question", {"question": " "})
    for refused in (told, asked):
        assert refused.is_error
        assert "Please ask a question." in refused.model_dump_json()


def test_it_answers_under_the_names_that_it_was_given_at_any_port(address: str) -> None:
    said = {"Authorization": "Bearer reader", "Accept": "application/json"}
    for host, refused in (
        ("tools.example.org", False),
        ("tools.example.org:8600", False),
        ("evil.example.org:8600", True),
        ("tools.example.org.evil.example", True),
    ):
        for origin in ({}, {"Origin": f"http://{host}"}):
            headers = {**said, "Host": host, **origin}
            answer = httpx.post(address, json={}, headers=headers, timeout=PATIENCE)
            assert (answer.status_code == 421) == refused, (host, origin)
            assert answer.status_code != 403, (host, origin)


async def test_what_is_far_too_long_for_a_question_is_refused(address: str) -> None:
    async with over_http(address, "reader") as client:
        long = {"question": "Kestrel? " * 500}
        told = await client.call_tool("ask_question", long)
        turns = {"question": QUESTION, "history": [{"question": "So?"}] * 51}
        many = await client.call_tool("ask_question", turns)
        sought = await client.call_tool("search", {"query": "x" * 4_001})
    for refused in (told, many, sought):
        assert refused.is_error
        assert "at most" in refused.model_dump_json()


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
