"""Documents as resources: listed for who may read them, and read as they are listed."""

from __future__ import annotations

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError

from assistant import Assistant, Settings
from assistant.mcp.document_resources import resource_address
from assistant.mcp.server import make_server
from index import sync_index
from tests.assistant.access.closed_corpus import ECONOMIST, READER
from tests.assistant.mcp.clients import over_http


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


async def test_a_document_of_any_name_is_read_as_it_is_listed(
    settings: Settings,
) -> None:
    names = ("Plan%202024.txt", "Plan 2024.txt", "A: plan.txt", "å/计划 #1?.txt")
    for name in names:
        path = settings.corpus_dir / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"This is {name}, and it is for glass.", encoding="utf-8")
    sync_index(settings)
    with Assistant.open(settings) as opened:
        async with Client(make_server(opened.for_visitor, lambda _: READER)) as client:
            listed = (await client.list_resources()).resources
            assert {resource.name for resource in listed} == {*names}
            for resource in listed:
                read = (await client.read_resource(resource.uri)).contents[0]
                assert f"This is {resource.name}," in read.model_dump()["text"]


async def test_where_documents_cannot_be_read_a_resource_says_what_to_do(
    settings: Settings,
) -> None:
    server = make_server(lambda _: Assistant.open(settings), lambda _: READER)
    async with Client(server) as client:
        with pytest.raises(MCPError, match="Run `cluster-policy index`"):
            await client.read_resource(resource_address("a.txt"))


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
