"""The page is not started where it could not be reached."""

from __future__ import annotations

import socket
import subprocess
import tomllib

import httpx
import pytest

from assistant import Settings
from index.errors import SettingsError
from tests.conftest import ROOT
from tests.waiting import PATIENCE
from ui.cli.serving import check_admission, page_command, serve_chat


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


with_ipv6 = pytest.mark.skipif(not _has_ipv6(), reason="This machine has no IPv6.")
PROVIDER = {
    "login_metadata_url": "https://login.example.org/about",
    "login_client_id": "page",
    "login_client_secret": "told",
    "login_cookie_secret": "0123456789" * 4,
    "login_address": "https://policies.example.org/",
}


def test_a_port_that_is_taken_is_said_at_once_with_another_to_choose() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as raised:
            serve_chat("127.0.0.1", port)
    assert f"127.0.0.1:{port}" in raised.value.message
    assert "PORT=" in raised.value.hint


@with_ipv6
def test_a_port_that_is_taken_at_an_address_of_ipv6_is_said_at_once() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as raised:
            serve_chat("::1", port)
    assert f"[::1]:{port}" in raised.value.message


@with_ipv6
def test_a_page_at_an_address_of_ipv6_is_printed_as_a_browser_takes_it() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as free:
        port = free.getsockname()[1]
    command = page_command("::1", port, 0)
    command.insert(command.index("--"), "--server.headless=true")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as page:
        try:
            assert page.stdout
            address = next(ln.split()[1] for ln in page.stdout if "URL:" in ln)
            assert address == f"http://[::1]:{port}"
            status = httpx.get(f"{address}/_stcore/health", timeout=PATIENCE)
            assert status.is_success
            # Which is what a browser says when it opens the connection of the page.
            client = "GET /_stcore/stream HTTP/1.1", f"Host: [::1]:{port}"
            upgrade = "Connection: Upgrade", "Upgrade: websocket"
            key = "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: " + "A" * 22 + "=="
            lines = *client, *upgrade, *key, f"Origin: {address}", "", ""
            with socket.create_connection(("::1", port), PATIENCE) as connection:
                connection.sendall("\r\n".join(lines).encode())
                assert b" 101 " in connection.recv(100)
        finally:
            page.terminate()


def test_an_address_of_another_machine_is_an_error_of_the_settings() -> None:
    # TEST-NET-1 of RFC 5737: no machine has it.
    with pytest.raises(SettingsError, match=r"192\.0\.2\.1:8501"):
        serve_chat("192.0.2.1", 8501)


@pytest.mark.parametrize("port", [-1, 0, 65536, 99999])
def test_a_number_that_is_no_port_is_refused_with_another_to_choose(port: int) -> None:
    with pytest.raises(SettingsError, match=f"port {port}: ports are 1 to") as raised:
        serve_chat("127.0.0.1", port)
    assert "PORT=" in raised.value.hint


def test_an_address_that_is_not_known_is_hinted_at_as_a_host() -> None:
    with pytest.raises(SettingsError, match="no known address") as raised:
        serve_chat("no-such-host.invalid", 8501)
    assert "--host" in raised.value.hint


def test_the_page_looks_the_same_wherever_it_is_started_from() -> None:
    configured = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    command = page_command("127.0.0.1", 8501, 0)
    for theme, values in configured["theme"].items():
        for name, value in values.items():
            assert f"--theme.{theme}.{name}={value}" in command


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.0.0.2", "::1"])
def test_an_address_of_this_machine_alone_needs_no_log_in(host: str) -> None:
    check_admission(host, Settings(), without_login=False)


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "", "192.0.2.1", "no-such-host.invalid"]
)
def test_a_public_address_without_a_log_in_is_refused_unless_it_is_meant(
    host: str,
) -> None:
    with pytest.raises(SettingsError, match="could read every document") as raised:
        check_admission(host, Settings(), without_login=False)
    assert "--without-login" in raised.value.hint
    check_admission(host, Settings(), without_login=True)


def test_a_provider_opens_a_public_address() -> None:
    check_admission("0.0.0.0", Settings.load(**PROVIDER), without_login=False)


@pytest.mark.parametrize("name", sorted(PROVIDER.keys() - {"login_metadata_url"}))
def test_a_provider_of_which_something_is_missing_is_an_error_that_names_it(
    name: str,
) -> None:
    settings = Settings.load(**{**PROVIDER, name: ""})
    with pytest.raises(SettingsError, match=f"CLUSTER_POLICY_{name.upper()}"):
        check_admission("127.0.0.1", settings, without_login=True)


def test_a_secret_that_could_be_guessed_is_refused() -> None:
    settings = Settings.load(**{**PROVIDER, "login_cookie_secret": "secret"})
    with pytest.raises(SettingsError, match="could be guessed"):
        check_admission("127.0.0.1", settings, without_login=False)


def test_no_run_of_the_page_ends_in_a_search_through_all_memory() -> None:
    # It would stop whoever answers meanwhile, each time.
    configured = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert configured["runner"]["postScriptGC"] is False
    assert "--runner.postScriptGC=false" in page_command("127.0.0.1", 8501, 0)
