"""The server of the Model Context Protocol: its tools, and documents as resources.

Every call is made for whoever makes it, who learns of nothing they may not read.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from functools import partial
from typing import Any, TypeVar

from anyio import to_thread
from mcp.server.context import ServerRequestContext
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resources import ResourceSecurity
from mcp_types import ToolAnnotations

from assistant.access.visitor import Visitor
from assistant.chain_state import begin
from assistant.cite.quotes.links import link_to, page_link
from assistant.errors import displayable
from assistant.language.translations.visitor_words import without_folders
from assistant.mcp.agent_turns import AgentTurns
from assistant.mcp.document_resources import (
    TEMPLATE,
    AssistantFor,
    DocumentResources,
    resource_address,
)
from assistant.mcp.shapes import (
    Asked,
    Fetched,
    Found,
    History,
    Listed,
    Listing,
    SearchResults,
    Words,
)
from assistant.mcp.stoppable_work import run_stoppable
from assistant.pipeline import Assistant

Caller = Callable[[ServerRequestContext[Any, Any]], Visitor]
"""Tells who makes a call."""
AssistantOf = Callable[[Visitor], Assistant]
"""Returns the assistant as far as somebody may ask it."""
_T = TypeVar("_T")
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, open_world_hint=False
)
_NAME = "cluster-policy"
_INSTRUCTIONS = (
    "Answers questions on policy documents. Prefer ask_question: each of its citations "
    "is a quote that stands word for word in its document. not_found means that "
    "nothing was found in the documents; say so, and add nothing of your own."
)


def make_server(
    assistant_of: AssistantOf, caller: Caller, turns: AgentTurns | None = None
) -> MCPServer[Any]:
    """Return the server of an assistant; ``caller`` tells who makes a call.

    ``turns`` are those of agents where others ask, too.
    """

    async def assistant_for(ctx: ServerRequestContext[Any, Any]) -> Assistant:
        # In a thread: the first call may have it opened.
        return await to_thread.run_sync(assistant_of, caller(ctx))

    resources = DocumentResources(assistant_for)
    server: MCPServer[Any] = MCPServer(
        _NAME,
        instructions=_INSTRUCTIONS,
        # What it would set up of the log otherwise tells of every request.
        log_level="WARNING",
        middleware=[resources.answer_lists],
    )
    tools = _Tools(assistant_for, caller, turns or AgentTurns())
    for tool in (
        tools.search,
        tools.fetch,
        tools.ask_question,
        tools.list_documents,
        tools.get_document,
    ):
        server.add_tool(tool, annotations=_READS)
    # An id is looked up in the index and opens no file: it may look like any path.
    any_id = ResourceSecurity(exempt_params={"id"})
    server.resource(TEMPLATE, mime_type="text/plain", security=any_id)(resources.text)
    return server


class _Tools:
    """The tools; what they do is told to the model by their docstrings."""

    def __init__(
        self, assistant_for: AssistantFor, caller: Caller, turns: AgentTurns
    ) -> None:
        self._assistant_for = assistant_for
        self._caller = caller
        self._turns = turns

    async def search(self, query: Words, ctx: Context[Any]) -> SearchResults:
        """Find documents that tell of a query, the nearest first, in any language."""

        def found(assistant: Assistant) -> SearchResults:
            titles = {document.id: document.title for document in assistant.documents()}
            asked = begin(query)["question"]
            hits = [hit.passage.document_id for hit in assistant.search(asked)]
            results = [
                Found(id=id_, title=titles.get(id_, id_), url=_address(assistant, id_))
                for id_ in dict.fromkeys(hits)
            ]
            return SearchResults(results=results)

        return await self._run(ctx, found, self._turn(ctx))

    async def fetch(self, id: str, ctx: Context[Any]) -> Fetched:
        """Return the whole text of a document that search found, by its id."""

        def fetched(assistant: Assistant) -> Fetched:
            document = assistant.document(id)
            metadata = {
                "language": document.language,
                "content_hash": document.content_hash,
                "date": document.date or "",
            }
            return Fetched(
                id=document.id,
                title=document.title,
                text=document.text,
                url=_address(assistant, document.id),
                metadata=metadata,
            )

        return await self._run(ctx, fetched)

    async def ask_question(
        self, question: Words, ctx: Context[Any], history: History = ()
    ) -> Asked:
        """Answer a question from the documents, with quotes and where they stand.

        A question that goes on from earlier ones, such as "and how many employees?",
        is understood where history has them, oldest first, with their answers.
        """
        turns = [earlier.turn() for earlier in history]
        try:
            async with self._turn(ctx):
                ask = partial((await self._narrowed(ctx)).ask, question, turns)
                answer = await run_stoppable(ask)
            self._turns.count_answer(answer)
        except Exception as error:
            raise _told(error) from error
        return Asked.of(answer)

    async def list_documents(self, ctx: Context[Any]) -> Listing:
        """List all documents there are, with their languages."""

        def listed(assistant: Assistant) -> Listing:
            documents = [
                Listed(
                    id=document.id,
                    title=document.title,
                    language=document.language,
                    url=_address(assistant, document.id),
                )
                for document in assistant.documents()
            ]
            return Listing(documents=documents)

        return await self._run(ctx, listed)

    async def get_document(self, id: str, ctx: Context[Any]) -> Fetched:
        """Return the whole text of a document; offsets of citations are into it."""
        return await self.fetch(id, ctx)

    async def _narrowed(self, ctx: Context[Any]) -> Assistant:
        return await self._assistant_for(ctx.request_context)

    def _turn(self, ctx: Context[Any]) -> AbstractAsyncContextManager[None]:
        return self._turns.turn_of(self._caller(ctx.request_context))

    async def _run(
        self,
        ctx: Context[Any],
        work: Callable[[Assistant], _T],
        turn: AbstractAsyncContextManager[None] | None = None,
    ) -> _T:
        try:
            async with turn or nullcontext():
                return await to_thread.run_sync(work, await self._narrowed(ctx))
        except Exception as error:
            raise _told(error) from error


def _address(assistant: Assistant, document_id: str) -> str:
    """Return where a person opens a document, or else where an agent can read it."""
    if page := assistant.settings.public_address:
        return page_link(page, link_to(document_id))
    return resource_address(document_id)


def _told(error: Exception) -> ToolError:
    """Return an error that tells a model what went wrong, and what to do about it."""
    return ToolError(without_folders(displayable(error).whole))
