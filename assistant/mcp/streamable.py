"""The server over HTTP, as a route that another application takes in.

The application has to run ``MCPRoutes.running`` in its lifespan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from anyio import to_thread
from mcp.server.context import ServerRequestContext
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.access.visitor import Visitor
from assistant.errors import NotAdmittedError
from assistant.mcp.agent_turns import AgentTurns
from assistant.mcp.server import AssistantOf, make_server

Admission = Callable[[Request], Visitor]
"""Tells who makes a request; the application tells what it raises for people."""
_LOCAL_HOSTS = ("127.0.0.1:*", "localhost:*", "[::1]:*")


class MCPRoutes:
    """What an application takes in to serve the tools at ``/mcp``."""

    def __init__(
        self,
        assistant_of: AssistantOf,
        admit: Admission,
        hosts: Sequence[str] = (),
        turns: AgentTurns | None = None,
    ) -> None:
        """Serve an assistant; ``hosts`` are names besides those of this machine.

        A name without a port is one at any port. Programs send it in small letters.
        ``turns`` are those of agents among all who ask.
        """
        server = make_server(assistant_of, _caller, turns)
        names = [host.lower() for host in hosts]
        allowed = [*_LOCAL_HOSTS, *names, *(f"{name}:*" for name in names)]
        origins = [f"{s}://{host}" for host in allowed for s in ("http", "https")]
        # Without sessions no request can take over what another has begun.
        app = server.streamable_http_app(
            stateless_http=True,
            transport_security=TransportSecuritySettings(
                allowed_hosts=allowed, allowed_origins=origins
            ),
        )
        self._manager = server.session_manager
        self.routes = [
            _ToldRoute(route.path, endpoint=_Admitted(route.endpoint, admit))
            for route in app.routes
            if isinstance(route, Route)
        ]
        """To be put among an application's own; ``Mount`` would refuse a POST."""

    def running(self) -> AbstractAsyncContextManager[None]:
        """Return what has to be entered while the application runs, once."""
        return self._manager.run()


class _ToldRoute(Route):
    """Tells by which route a request came, as FastAPI's do, so that it is counted."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return whether it is one for this route, and what is told of it."""
        match, told = super().matches(scope)
        return match, {**told, "route": self}


class _Admitted:
    """Lets through to an application whoever is admitted."""

    def __init__(self, app: ASGIApp, admit: Admission) -> None:
        self._app = app
        self._admit = admit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Why somebody is refused is told by the application that takes the route in.
        request = Request(scope)
        request.state.visitor = await to_thread.run_sync(self._admit, request)
        await self._app(scope, receive, send)


def _caller(ctx: ServerRequestContext[Any, Any]) -> Visitor:
    request = ctx.request
    visitor = request.state.visitor if isinstance(request, Request) else None
    if isinstance(visitor, Visitor):
        return visitor
    raise NotAdmittedError("It is not known who asks.", "Give a key.")
