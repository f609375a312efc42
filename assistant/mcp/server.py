"""The server of the Model Context Protocol: its tools, and documents as resources.

Every call is made for whoever makes it, who learns of nothing they may not read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote, unquote

from anyio import to_thread
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp_types import ToolAnnotations

from assistant.access.visitor import Visitor
from assistant.errors import displayable
from assistant.mcp.shapes import (
    Asked,
    Fetched,
    Found,
    Listed,
    Listing,
    SearchResults,
)
from assistant.pipeline import Assistant
from index.errors import DocumentMissingError

Caller = Callable[[Context[Any]], Visitor]
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


def make_server(assistant_of: AssistantOf, caller: Caller) -> MCPServer[Any]:
    """Return the server of an assistant; ``caller`` tells who makes a call."""
    # What it would set up of the log otherwise tells of every request.
    server: MCPServer[Any] = MCPServer(
        _NAME, instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    tools = _Tools(assistant_of, caller)
    for tool in (
        tools.search,
        tools.fetch,
        tools.ask_question,
        tools.list_documents,
        tools.get_document,
    ):
        server.add_tool(tool, annotations=_READS)
    server.resource(address_of("{id}", quoted=False), mime_type="text/plain")(
        tools.document
    )
    return server


def address_of(document_id: str, *, quoted: bool = True) -> str:
    """Return the address of a document as a resource."""
    name = quote(document_id, safe="") if quoted else document_id
    return f"policy://documents/{name}"


class _Tools:
    """The tools; what they do is told to the model by their docstrings."""

    def __init__(self, assistant_of: AssistantOf, caller: Caller) -> None:
        self._assistant_of = assistant_of
        self._caller = caller

    async def search(self, query: str, ctx: Context[Any]) -> SearchResults:
        """Find documents that tell of a query, the nearest first, in any language."""

        def found(assistant: Assistant) -> SearchResults:
            titles = {document.id: document.title for document in assistant.documents()}
            hits = [hit.passage.document_id for hit in assistant.search(query)]
            results = [
                Found(id=id_, title=titles.get(id_, id_), url=address_of(id_))
                for id_ in dict.fromkeys(hits)
            ]
            return SearchResults(results=results)

        return await self._run(ctx, found)

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
                url=address_of(document.id),
                metadata=metadata,
            )

        return await self._run(ctx, fetched)

    async def ask_question(self, question: str, ctx: Context[Any]) -> Asked:
        """Answer a question from the documents, with quotes and where they stand."""
        # Not by a thread alone: a call that is cancelled ends its work.
        try:
            answer = await (await self._narrowed(ctx)).aask(question)
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
                    url=address_of(document.id),
                )
                for document in assistant.documents()
            ]
            return Listing(documents=documents)

        return await self._run(ctx, listed)

    async def get_document(self, id: str, ctx: Context[Any]) -> Fetched:
        """Return the whole text of a document; offsets of citations are into it."""
        return await self.fetch(id, ctx)

    async def document(self, id: str, ctx: Context[Any]) -> str:
        """Return the text of a document."""
        narrowed = await self._narrowed(ctx)
        try:
            found = await to_thread.run_sync(narrowed.document, unquote(id))
        except DocumentMissingError as error:
            raise ResourceNotFoundError(error.whole) from error
        return found.text

    async def _narrowed(self, ctx: Context[Any]) -> Assistant:
        # In a thread: the first call may have it opened.
        return await to_thread.run_sync(self._assistant_of, self._caller(ctx))

    async def _run(self, ctx: Context[Any], work: Callable[[Assistant], _T]) -> _T:
        try:
            return await to_thread.run_sync(work, await self._narrowed(ctx))
        except Exception as error:
            raise _told(error) from error


def _told(error: Exception) -> ToolError:
    """Return an error that tells a model what went wrong, and what to do about it."""
    return ToolError(displayable(error).whole)
