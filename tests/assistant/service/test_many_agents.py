"""Many agents at once at ``/mcp``, and such as go away before they are answered."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from assistant.mcp.shapes import Asked
from assistant.service.keys import Keys
from assistant.service.served import Served
from tests.assistant.access.closed_corpus import ADMINISTRATOR, READER
from tests.assistant.mcp.clients import over_http
from tests.assistant.service.conftest import ClientOf
from tests.assistant.service.endless_model import EndlessModel
from tests.assistant.service.test_many_clients import AT_ONCE, QUESTIONS
from tests.waiting import wait_until


async def ask(address: str, key: str, question: str) -> Asked:
    async with over_http(f"{address}/mcp", key) as client:
        told = await client.call_tool("ask_question", {"question": question})
    return Asked.model_validate(told.structured_content)


def counted(metrics: httpx.Client) -> float:
    lines = metrics.get("/metrics").text.splitlines()
    found = [x for x in lines if x.startswith("cluster_policy_answer_seconds_count")]
    return sum(float(line.rpartition(" ")[2]) for line in found)


@pytest.mark.slow
async def test_of_many_agents_none_is_lost_or_gets_anothers_answer_and_all_are_counted(
    address: str, served: Served, service_keys: Keys, client_of: ClientOf
) -> None:
    key = service_keys.add("Agent", READER.role)
    asked = [list(QUESTIONS)[number % len(QUESTIONS)] for number in range(AT_ONCE)]
    expected = {one: served.assistant_of(READER).ask(one).text for one in QUESTIONS}
    with client_of(ADMINISTRATOR) as metrics:
        before = counted(metrics)
        answers = await asyncio.gather(*(ask(address, key, one) for one in asked))
        assert counted(metrics) - before == AT_ONCE
        assert 'path="/mcp",status="200"' in metrics.get("/metrics").text
    assert [answer.text for answer in answers] == [expected[one] for one in asked]
    for question, answer in zip(asked, answers, strict=True):
        cited = {citation.document_id for citation in answer.citations}
        assert cited == {QUESTIONS[question]}
    wait_until(lambda: served.turns.borrowed_tokens == 0)


async def test_an_agent_that_goes_away_ends_its_work_and_leaves_the_line(
    endless_address: str,
    endless_served: Served,
    endless: EndlessModel,
    service_keys: Keys,
) -> None:
    key = service_keys.add("Agent", READER.role)
    turns = endless_served.turns
    question = next(iter(QUESTIONS))
    first = asyncio.create_task(ask(endless_address, key, question))
    await asyncio.to_thread(wait_until, endless.writing.is_set)
    second = asyncio.create_task(ask(endless_address, key, question))
    await asyncio.to_thread(wait_until, lambda: turns.statistics().tasks_waiting == 1)
    second.cancel()
    await asyncio.to_thread(wait_until, lambda: turns.statistics().tasks_waiting == 0)
    assert not endless.closed.is_set()
    first.cancel()
    await asyncio.to_thread(wait_until, endless.closed.is_set)
    await asyncio.to_thread(wait_until, lambda: turns.borrowed_tokens == 0)
