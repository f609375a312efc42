"""Start the chat page: Streamlit, on one address and port, without its telemetry."""

from __future__ import annotations

import signal
import subprocess
import sys
from ipaddress import ip_address
from typing import TYPE_CHECKING

from index.errors import SettingsError
from ui.cli.listening_addresses import family_of, named
from ui.log_lines import VERBOSE

if TYPE_CHECKING:
    from assistant.settings import Settings

_LAST_PORT = 65535
_PAGE = "ui.page.page_process"
# Given here too, since Streamlit finds .streamlit/ only from the project's folder.
_OPTIONS = {
    # Looking through all that the models are made of takes 0.15 s after each run of a
    # page, in which nothing else goes on. Python does so by itself when it is due.
    "runner.postScriptGC": "false",
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "theme.light.primaryColor": "#1f4e79",
    "theme.dark.primaryColor": "#7db4e6",
}


def serve_chat(host: str, port: int, verbosity: int = 0) -> int:
    """Run the page until it is stopped; return its exit code.

    Args:
        host: Address to listen on.
        port: Port of the page.
        verbosity: How much of the log it prints.

    Raises:
        SettingsError: The port is taken, or there is no such port or address.
    """
    _check_port(host, port)
    with subprocess.Popen(page_command(host, port, verbosity)) as served:
        # Ctrl-C reaches the page by itself; whoever ends this process alone means both.
        before = signal.signal(signal.SIGTERM, lambda *_: served.terminate())
        try:
            code = served.wait()
            return 0 if code == -signal.SIGTERM else code
        except KeyboardInterrupt:
            return 0
        finally:
            signal.signal(signal.SIGTERM, before)


def check_admission(host: str, settings: Settings, *, without_login: bool) -> None:
    """Refuse to open the page to other machines where nobody would have to log in.

    Args:
        host: Address to listen on.
        settings: Name the provider, if there is one.
        without_login: Whether it is meant.

    Raises:
        SettingsError: It would be open to everybody, or nobody could log in.
    """
    from assistant.access.log_in import provider_of

    if provider_of(settings) or without_login or _is_this_machine(host):
        return
    raise SettingsError(
        f"Whoever reaches {host} could read every document: the page has no log-in.",
        "Set one up (see assistant/access/README.md), or say that this is meant with "
        "`cluster-policy chat --without-login`.",
    )


def _is_this_machine(host: str) -> bool:
    """Return whether only this machine reaches an address."""
    import socket

    try:
        found = {str(place[4][0]) for place in socket.getaddrinfo(host or None, None)}
    except (OSError, UnicodeError):
        return False
    return bool(host) and all(ip_address(one).is_loopback for one in found)


def page_command(host: str, port: int, verbosity: int) -> list[str]:
    """Return the command that runs the page; takes what ``serve_chat`` does."""
    options = {"server.address": host, "server.port": str(port), **_OPTIONS}
    if named(host) != host:
        # Streamlit prints it, and lets in who comes by it, as it is told here.
        options["browser.serverAddress"] = named(host)
    command = [sys.executable, "-m", _PAGE]
    command += [f"--{name}={value}" for name, value in options.items()]
    # What stands after the dashes is for the page itself.
    return [*command, "--", *[VERBOSE] * verbosity]


def _check_port(host: str, port: int) -> None:
    import socket

    if not 1 <= port <= _LAST_PORT:
        raise SettingsError(
            f"The chat cannot listen on port {port}: ports are 1 to {_LAST_PORT}.",
            "Choose another port, e.g. `make chat PORT=8502`.",
        )
    with socket.socket(family_of(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror as exc:
            raise SettingsError(
                f"The chat cannot listen on {host}: it is no known address.",
                "Choose another --host, e.g. 127.0.0.1.",
            ) from exc
        except OSError as exc:
            raise SettingsError(
                f"The chat cannot listen on {named(host)}:{port} "
                f"({exc.strerror or exc}).",
                "Choose another port, e.g. `make chat PORT=8502`.",
            ) from exc
