"""Try the tools and resources for agents, as somebody, for what may not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client
from mcp.shared.exceptions import MCPError

from assistant import Turn
from assistant.access import Visitor
from tests.ways_in.ground import Ground
from tests.ways_in.leak_attempts import DOCUMENTS
from tests.ways_in.ways_of_mcp import http_clients, stdio_clients


@dataclass(frozen=True)
class Agent:
    """A client, and what runs its calls."""

    client: Client
    portal: BlockingPortal

    def ask(self, question: str, history: Sequence[Turn]) -> str:
        """Call ``ask_question``."""
        turns = [asdict(turn) for turn in history]
        return self._tool("ask_question", question=question, history=turns)

    def search(self, query: str) -> str:
        """Call ``search``."""
        return self._tool("search", query=query)

    def document(self, document_id: str) -> str:
        """Call ``fetch``."""
        return self._tool("fetch", id=document_id)

    def documents(self) -> str:
        """Call ``list_documents``."""
        return self._tool("list_documents")

    def others(self) -> Mapping[str, Callable[[], str]]:
        """Read and list resources, name tools that are none, and break the calls."""
        client, said = self.client, self._said
        tries: dict[str, Callable[[], str]] = {
            f"get_document {id_}": partial(self._tool, "get_document", id=id_)
            for id_ in DOCUMENTS[:4]
        }
        for id_ in DOCUMENTS:
            once = quote(id_, safe="")
            for address in dict.fromkeys((once, quote(once, safe=""), id_)):
                uri = f"policy://documents/{address}"
                # What is percent-encoded is said again as it was given.
                tries[f"read {uri} {id_}"] = partial(said, client.read_resource, uri)
        lists = client.list_resources
        return {
            **tries,
            "resources": partial(said, lists),
            "resources after secret/": partial(said, partial(lists, cursor="secret/")),
            "resources after old-plan.md": partial(
                said, partial(lists, cursor="old-plan.md")
            ),
            "templates": partial(said, client.list_resource_templates),
            "prompts": partial(said, client.list_prompts),
            "tools": partial(said, client.list_tools),
            "read file:///secret/kestrel.md": partial(
                said, client.read_resource, "file:///secret/kestrel.md"
            ),
            "a tool called secret": partial(self._tool, "secret"),
            "fetch without an id": partial(self._tool, "fetch"),
            "ask of a number": partial(self._tool, "ask_question", question=7),
        }

    def _tool(self, name: str, /, **given: Any) -> str:
        return self._said(self.client.call_tool, name, given)

    def _said(self, call: Callable[..., Any], *given: Any) -> str:
        try:
            result = self.portal.call(call, *given)
        except MCPError as error:
            return f"{error.message} {error.data}"
        said: str = result.model_dump_json(exclude={"meta"})
        return said


@contextmanager
def agents_over_stdio(ground: Ground) -> Iterator[Callable[[Visitor], Agent]]:
    """Give agents that each have a server of their own."""
    with start_blocking_portal() as portal, stdio_clients(ground, portal) as clients:
        yield lambda visitor: Agent(clients(visitor), portal)


@contextmanager
def agents_over_http(ground: Ground) -> Iterator[Callable[[Visitor], Agent]]:
    """Give agents of one server, each with a key of its own."""
    with start_blocking_portal() as portal, http_clients(ground, portal) as clients:
        yield lambda visitor: Agent(clients(visitor), portal)
