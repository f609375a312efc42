"""The whole application: under ``/api``, under ``/v1``, and agents at ``/mcp``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI

from assistant.mcp.agent_turns import AgentTurns
from assistant.mcp.streamable import MCPRoutes
from assistant.service.application import make_application
from assistant.service.openai.compatible_application import make_compatible_application
from assistant.service.question_limits import take_turn
from assistant.service.served import Served


def make_whole_application(
    served: Served, hosts: Sequence[str] = (), *, page: bool = False
) -> FastAPI:
    """Return the application that serves ``served``, which the caller closes.

    Args:
        served: What requests share, those of agents too.
        hosts: What the server is called besides the names of this machine.
        page: Whether the page is at the same address, so that sources link to it.
    """
    app = make_application(served)
    app.mount("/v1", make_compatible_application(served, page=page))
    turns = AgentTurns(
        partial(take_turn, served.rate), served.turns, served.metrics.count_answer
    )
    tools = MCPRoutes(served.assistant_of, served.admission, hosts, turns)
    app.router.routes.extend(tools.routes)
    without_tools = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with without_tools(app), tools.running():
            yield

    app.router.lifespan_context = lifespan
    return app
