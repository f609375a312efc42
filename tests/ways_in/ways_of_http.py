"""Ask over HTTP, with a key: for JSON, and for events as they come."""

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
from assistant.service.application import make_application
from assistant.service.keys import Keys
from assistant.service.served import Served
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
        listening(make_application(served)) as address,
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
    lines = response.text.splitlines()
    data = [json.loads(line[6:]) for line in lines if line.startswith("data: ")]
    *events, done = data
    text = "".join(event["text"] for event in events if event["kind"] == "text")
    citations = [event["citation"] for event in events if event["citation"]]
    status = done["answer"]["status"]
    return of_json({"status": status, "text": text, "citations": citations})
