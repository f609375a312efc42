"""Ask over HTTP, with a key: as our own service is asked, and as OpenAI's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict
from functools import cache
from typing import Any, Protocol

import httpx

from assistant import Turn
from assistant.access import Visitor
from assistant.service.keys import Keys
from assistant.service.openai.completions import MODEL
from assistant.service.served import Served
from assistant.service.whole_application import make_whole_application
from tests.assistant.service.conftest import listening
from tests.waiting import PATIENCE
from tests.ways_in.ground import Ask, Ground, OpenWay
from tests.ways_in.told import Told, of_json


class Post(Protocol):
    """Posts JSON to a path as somebody."""

    def __call__(
        self, visitor: Visitor, path: str, body: Mapping[str, Any], accept: str = "*/*"
    ) -> httpx.Response:
        """Return what is answered, which is no error."""


def way_over(tell: Callable[[Post, Visitor, Mapping[str, Any]], Told]) -> OpenWay:
    """Return the way that tells what comes of a question posted as somebody."""

    @contextmanager
    def opened(ground: Ground) -> Iterator[Ask]:
        with posting(ground) as post:

            def asked(question: str, history: Sequence[Turn], visitor: Visitor) -> Told:
                turns = [asdict(turn) for turn in history]
                return tell(post, visitor, {"question": question, "history": turns})

            yield asked

    return opened


@contextmanager
def posting(ground: Ground) -> Iterator[Post]:
    """Give what posts to a service with a key of each who asks."""
    with client_with_key(ground) as client:

        def post(
            visitor: Visitor, path: str, body: Mapping[str, Any], accept: str = "*/*"
        ) -> httpx.Response:
            headers = {"Accept": accept}
            response = client(visitor).post(path, json=body, headers=headers)
            return response.raise_for_status()

        yield post


@contextmanager
def client_with_key(ground: Ground) -> Iterator[Callable[[Visitor], httpx.Client]]:
    """Serve the index on loopback, and give clients that have a key of somebody."""
    settings = ground.settings.model_copy(update={"questions_per_minute": 0})
    with (
        closing(Keys.open(settings)) as keys,
        closing(Served(settings, keys, lambda: ground.assistant)) as served,
        listening(make_whole_application(served)) as address,
        ExitStack() as clients,
    ):

        @cache
        def client(visitor: Visitor) -> httpx.Client:
            key = keys.add(visitor.name, visitor.role, visitor.groups)
            headers = {"Authorization": f"Bearer {key}"}
            return clients.enter_context(
                httpx.Client(base_url=address, headers=headers, timeout=PATIENCE)
            )

        yield client


def by_json(post: Post, visitor: Visitor, asked: Mapping[str, Any]) -> Told:
    """Ask for the whole answer."""
    return of_json(post(visitor, "/api/ask", asked).json())


def by_events(post: Post, visitor: Visitor, asked: Mapping[str, Any]) -> Told:
    """Return what the events before the last make together."""
    response = post(visitor, "/api/ask", asked, accept="text/event-stream")
    *events, done = map(json.loads, _data_of(response))
    text = "".join(event["text"] for event in events if event["kind"] == "text")
    citations = [event["citation"] for event in events if event["citation"]]
    status = done["answer"]["status"]
    return of_json({"status": status, "text": text, "citations": citations})


def by_completion(post: Post, visitor: Visitor, asked: Mapping[str, Any]) -> Told:
    """Ask for a whole completion."""
    path = "/v1/chat/completions"
    completion = post(visitor, path, {"model": MODEL, "messages": _messages(asked)})
    told = completion.json()
    return _of_completion(told["choices"][0]["message"]["content"], told)


def by_chunks(post: Post, visitor: Visitor, asked: Mapping[str, Any]) -> Told:
    """Return what the chunks of a completion make together."""
    body = {"model": MODEL, "messages": _messages(asked), "stream": True}
    *data, done = _data_of(post(visitor, "/v1/chat/completions", body))
    assert done == "[DONE]"
    chunks = [json.loads(piece) for piece in data]
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    return _of_completion("".join(d.get("content", "") for d in deltas), chunks[-1])


def _messages(asked: Mapping[str, Any]) -> list[dict[str, str]]:
    messages = []
    for turn in asked["history"]:
        messages.append({"role": "user", "content": turn["question"]})
        messages.append({"role": "assistant", "content": turn["answer"]})
    return [*messages, {"role": "user", "content": asked["question"]}]


def _of_completion(content: str, told: Mapping[str, Any]) -> Told:
    """Return what a reply tells; what stands below the answer has to be told apart."""
    warnings = {c["number"]: c["warnings"] for c in told["citations"]}
    remarks = [f"[{number}] {said}" for number in warnings for said in warnings[number]]
    below = "".join(f"\n\n{remark}" for remark in [*told["notes"], *remarks])
    assert content.endswith(below)
    return of_json({**told, "text": content.removesuffix(below)})


def _data_of(response: httpx.Response) -> list[str]:
    lines = response.text.splitlines()
    return [line[6:] for line in lines if line.startswith("data: ")]
