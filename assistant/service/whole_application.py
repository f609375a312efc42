"""The whole application: questions over HTTP, and the tools for agents beside them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI

from assistant.mcp.streamable import MCPRoutes
from assistant.service.application import make_application
from assistant.service.served import Served


def make_whole_application(served: Served, hosts: Sequence[str] = ()) -> FastAPI:
    """Return the application that serves ``served``, which the caller closes.

    Args:
        served: What requests share, those of agents too.
        hosts: What the server is called besides the names of this machine.
    """
    app = make_application(served)
    tools = MCPRoutes(served.assistant_of, served.admission, hosts)
    app.router.routes.extend(tools.routes)
    without_tools = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with without_tools(app), tools.running():
            yield

    app.router.lifespan_context = lifespan
    return app
