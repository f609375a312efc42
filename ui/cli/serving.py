"""Start the chat page: Streamlit, on one address and port, without its telemetry."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from index.errors import SettingsError
from ui import page

_PAGE = Path(page.__file__).with_name("app.py")
# Given here too, since Streamlit finds .streamlit/ only from the project's folder.
_OPTIONS = {
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
}


def serve_chat(host: str, port: int) -> int:
    """Run the page until it is stopped; return its exit code.

    Raises:
        SettingsError: The port is taken.
    """
    _check_port(host, port)
    options = {"server.address": host, "server.port": str(port), **_OPTIONS}
    command = [sys.executable, "-m", "streamlit", "run", str(_PAGE)]
    command += [f"--{name}={value}" for name, value in options.items()]
    with subprocess.Popen(command) as served:
        # Ctrl-C reaches the page by itself; whoever ends this process alone means both.
        before = signal.signal(signal.SIGTERM, lambda *_: served.terminate())
        try:
            code = served.wait()
            return 0 if code == -signal.SIGTERM else code
        except KeyboardInterrupt:
            return 0
        finally:
            signal.signal(signal.SIGTERM, before)


def _check_port(host: str, port: int) -> None:
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as exc:
            raise SettingsError(
                f"The chat cannot listen on {host}:{port} ({exc.strerror or exc}).",
                "Choose another port, e.g. `make chat PORT=8502`.",
            ) from exc
