"""Serve other programs without the page: over HTTP, and the tools for agents."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from index.errors import SettingsError
from ui.cli.listening_addresses import family_of, named
from ui.cli.output import print_line

if TYPE_CHECKING:
    from assistant.settings import Settings

_PATIENCE = 10
"""Seconds in which answers on their way may still be finished at the end."""


def serve_service(
    settings: Settings, host: str, port: int, names: Sequence[str]
) -> None:
    """Serve all of it until the process is stopped.

    Args:
        settings: Say where the index and the keys are.
        host: Address to listen on.
        port: Port to listen on; 0 takes one that is free.
        names: What the server is called besides the names of this machine.

    Raises:
        SettingsError: The port is taken, or there is no such address.
        NotKeptError: The keys cannot be looked up.
    """
    with _listening(host, port) as listening:
        import uvicorn

        from assistant.service.keys import Keys
        from assistant.service.served import Served
        from assistant.service.slow_connections import SlowClosingProtocol
        from assistant.service.whole_application import make_whole_application

        with (
            closing(Keys.open(settings)) as keys,
            closing(Served(settings, keys)) as served,
        ):
            app = make_whole_application(served, names)
            taken = listening.getsockname()[1]
            print_line(f"Served on http://{named(host)}:{taken}")
            config = uvicorn.Config(
                app,
                http=SlowClosingProtocol,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=_PATIENCE,
            )
            uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=family_of(host))
    except OSError as exc:
        raise SettingsError(
            f"Nothing can be served on {named(host)}:{port} ({exc.strerror or exc}).",
            "Choose another --port, or another --host.",
        ) from exc
