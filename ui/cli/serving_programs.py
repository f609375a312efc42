"""The commands that serve other programs: ``serve`` over HTTP, ``mcp`` for agents."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.cli.asking_as import As, asking
from ui.cli.options import Verbosity

app = typer.Typer()

_LAST_PORT = 65535


@app.command()
def serve(
    port: Annotated[
        int, typer.Option(min=0, max=_LAST_PORT, help="Port; 0 takes a free one.")
    ] = 8600,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--name", help="A host name of this server; may be given repeatedly."
        ),
    ] = None,
    verbosity: Verbosity = 0,
) -> None:
    """Serve other programs over HTTP, and agents at /mcp, without the page."""
    from assistant.settings import Settings
    from ui.cli.serving_service import serve_service

    serve_service(Settings.load(), host, port, names or ())


@app.command()
def mcp(who: As = None, verbosity: Verbosity = 0) -> None:
    """Serve tools for an agent (MCP) on standard input and output."""
    from assistant.mcp.server import make_server
    from assistant.pipeline import Assistant
    from assistant.settings import Settings

    settings = Settings.load()
    visitor = asking(who, settings)
    with Assistant.open(settings) as assistant:
        make_server(assistant.for_visitor, lambda _: visitor).run("stdio")
