"""The page is not started where it could not be reached."""

from __future__ import annotations

import socket
import tomllib

import pytest

from index.errors import SettingsError
from tests.conftest import ROOT
from ui.cli.serving import page_command, serve_chat


def test_a_port_that_is_taken_is_said_at_once_with_another_to_choose() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as raised:
            serve_chat("127.0.0.1", port)
    assert f"127.0.0.1:{port}" in raised.value.message
    assert "PORT=" in raised.value.hint


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
