"""Documents as resources: their addresses, the list of them, and their texts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from anyio import to_thread
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INTERNAL_ERROR,
    ListResourcesResult,
    PaginatedRequestParams,
    Resource,
)

from assistant.errors import displayable
from assistant.language.translations.visitor_words import without_folders
from assistant.pipeline import Assistant
from index.documents import IndexedDocument
from index.errors import DocumentMissingError

TEMPLATE = "policy://documents/{id}"
AssistantFor = Callable[[ServerRequestContext[Any, Any]], Awaitable[Assistant]]
"""Gives the assistant as far as it is open to whoever makes a call."""
_TYPE = "text/plain"
_MOST = 100
"""Documents that are listed at once."""


def resource_address(document_id: str) -> str:
    """Return the address of a document as a resource."""
    return TEMPLATE.format(id=quote(document_id, safe=""))


class DocumentResources:
    """The documents that whoever makes a call may read."""

    def __init__(self, assistant_for: AssistantFor) -> None:
        """List and read those that ``assistant_for`` the caller knows."""
        self._assistant_for = assistant_for

    async def text(self, id: str, ctx: Context[Any]) -> str:
        """Return the text of a document."""
        try:
            assistant = await self._assistant_for(ctx.request_context)
            found = await to_thread.run_sync(assistant.document, id)
        except DocumentMissingError as error:
            raise ResourceNotFoundError(error.whole) from error
        except Exception as error:
            raise ResourceError(without_folders(displayable(error).whole)) from error
        return found.text

    async def answer_lists(
        self, ctx: ServerRequestContext[Any, Any], call_next: CallNext
    ) -> HandlerResult:
        """Answer a request for the list; the SDK has one that is the same for all."""
        if ctx.method != "resources/list":
            return await call_next(ctx)
        asked = PaginatedRequestParams.model_validate(ctx.params or {})
        try:
            assistant = await self._assistant_for(ctx)
            documents = await to_thread.run_sync(assistant.documents)
        except Exception as error:
            said = without_folders(displayable(error).whole)
            raise MCPError(INTERNAL_ERROR, said) from error
        # By the last one listed, so that a new document moves none to another page.
        left = [d for d in documents if d.id > (asked.cursor or "")]
        listed = left[:_MOST]
        return ListResourcesResult(
            resources=[_resource(document) for document in listed],
            next_cursor=listed[-1].id if len(left) > _MOST else None,
        )


def _resource(document: IndexedDocument) -> Resource:
    return Resource(
        name=document.id,
        title=document.title,
        uri=resource_address(document.id),
        mime_type=_TYPE,
    )
