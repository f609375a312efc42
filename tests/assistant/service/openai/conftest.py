"""The application under ``/v1`` on loopback, asked by OpenAI's own client."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from openai import OpenAI
from openai.types.chat import ChatCompletionMessageParam

from assistant.access import Visitor
from assistant.service.keys import Keys
from assistant.service.served import Served
from assistant.service.whole_application import make_whole_application
from tests.assistant.access.closed_corpus import ECONOMIST, READER
from tests.assistant.service.conftest import listening
from tests.waiting import PATIENCE

MODEL = "cluster-policy"
OpenAIOf = Callable[[Visitor], OpenAI]


@pytest.fixture(scope="module")
def address(served: Served) -> Iterator[str]:
    with listening(make_whole_application(served, page=True)) as address:
        yield address


@pytest.fixture(scope="module")
def openai_of(address: str, service_keys: Keys) -> Iterator[OpenAIOf]:
    """Return the client with a key of somebody."""
    made = {
        visitor: OpenAI(
            base_url=f"{address}/v1",
            api_key=service_keys.add(visitor.name, visitor.role, visitor.groups),
            timeout=PATIENCE,
            max_retries=0,
        )
        for visitor in (READER, ECONOMIST)
    }
    yield made.__getitem__
    for client in made.values():
        client.close()


QUESTION = "How many firms are in the glass cluster?"


def said(*words: str) -> list[ChatCompletionMessageParam]:
    """Return a conversation in which a user speaks first, and last."""
    roles = ("user", "assistant")
    return [
        {"role": roles[number % 2], "content": one}  # type: ignore[misc]
        for number, one in enumerate(words)
    ]
