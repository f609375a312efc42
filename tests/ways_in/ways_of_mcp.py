"""Ask as an agent does: by the Model Context Protocol, over both transports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    ExitStack,
    closing,
    contextmanager,
)
from dataclasses import asdict
from functools import cache

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client

from assistant import Turn
from assistant.access import Visitor
from assistant.service.keys import Keys
from tests.assistant.mcp.clients import over_http, over_stdio
from tests.command_process import serving
from tests.ways_in.ground import Ask, Ground, called, environment_of
from tests.ways_in.told import Told, of_json

Connect = Callable[[Visitor], AbstractAsyncContextManager[Client]]
"""Connects a client as somebody."""
ClientOf = Callable[[Visitor], Client]
"""Gives the client of somebody, connected once."""


@contextmanager
def over_standard_streams(ground: Ground) -> Iterator[Ask]:
    """Start a server for each who asks."""
    with start_blocking_portal() as portal, stdio_clients(ground, portal) as clients:
        yield _asking(portal, clients)


@contextmanager
def over_streamable_http(ground: Ground) -> Iterator[Ask]:
    """Start one server, and ask it with a key of each who asks."""
    with start_blocking_portal() as portal, http_clients(ground, portal) as clients:
        yield _asking(portal, clients)


@contextmanager
def stdio_clients(ground: Ground, portal: BlockingPortal) -> Iterator[ClientOf]:
    """Give clients that each have a server of their own."""
    environment = environment_of(ground.settings)
    with _connected(
        portal, lambda visitor: over_stdio(environment, *called(visitor))
    ) as clients:
        yield clients


@contextmanager
def http_clients(ground: Ground, portal: BlockingPortal) -> Iterator[ClientOf]:
    """Give clients of one server, each with a key of its own."""
    environment = environment_of(ground.settings)
    with (
        closing(Keys.open(ground.settings)) as keys,
        serving({**environment, "CLUSTER_POLICY_QUESTIONS_PER_MINUTE": "0"}) as address,
    ):

        def connect(visitor: Visitor) -> AbstractAsyncContextManager[Client]:
            key = keys.add(visitor.name, visitor.role, visitor.groups)
            return over_http(f"{address}/mcp", key)

        with _connected(portal, connect) as clients:
            yield clients


@contextmanager
def _connected(portal: BlockingPortal, connect: Connect) -> Iterator[ClientOf]:
    with ExitStack() as connections:

        def entered(visitor: Visitor) -> Client:
            opened: AbstractContextManager[Client] = portal.wrap_async_context_manager(
                connect(visitor)
            )
            return connections.enter_context(opened)

        yield cache(entered)


def _asking(portal: BlockingPortal, clients: ClientOf) -> Ask:
    def asked(question: str, history: Sequence[Turn], visitor: Visitor) -> Told:
        client = clients(visitor)
        given = {"question": question, "history": [asdict(turn) for turn in history]}
        result = portal.call(client.call_tool, "ask_question", given)
        assert result.structured_content
        return of_json(result.structured_content)

    return asked
