"""Serve the tools for agents: to the one that started it, or to those with a key."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

import typer

from index.errors import SettingsError

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from assistant.access.visitor import Visitor
    from assistant.pipeline import Assistant
    from assistant.service.keys import Keys
    from assistant.settings import Settings


def run_tools(settings: Settings, visitor: Visitor) -> None:
    """Serve them on standard input and output, to ``visitor``.

    Raises what ``Assistant.open`` does.
    """
    from assistant.mcp.server import make_server
    from assistant.pipeline import Assistant

    with Assistant.open(settings) as assistant:
        make_server(assistant, lambda _: visitor).run("stdio")


def serve_tools(settings: Settings, host: str, port: int, names: Sequence[str]) -> None:
    """Serve them over HTTP at ``/mcp``, until the process is stopped.

    Args:
        settings: Say where the index and the keys are.
        host: Address to listen on.
        port: Port to listen on; 0 takes one that is free.
        names: What the server is called besides the names of this machine.

    Raises:
        SettingsError: The port is taken, or there is no such address.
        NotKeptError: The keys cannot be looked up.
        DisplayableError: What ``Assistant.open`` raises.
    """
    import uvicorn

    from assistant.pipeline import Assistant
    from assistant.service.keys import Keys

    with (
        _listening(host, port) as listening,
        closing(Keys.open(settings)) as keys,
        Assistant.open(settings) as assistant,
    ):
        app = _application(assistant, keys, names)
        place = f"http://{host}:{listening.getsockname()[1]}/mcp"
        typer.echo(f"The tools are served on {place}")
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


def _application(assistant: Assistant, keys: Keys, names: Sequence[str]) -> Starlette:
    from starlette.applications import Starlette

    from assistant.mcp.streamable import MCPRoutes
    from assistant.service.admission import Admission

    tools = MCPRoutes(assistant, Admission(keys), names)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with tools.running():
            yield

    return Starlette(routes=tools.routes, lifespan=lifespan)


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as exc:
        raise SettingsError(
            f"The tools cannot be served on {host}:{port} ({exc.strerror or exc}).",
            "Choose another --port, or another --host.",
        ) from exc
