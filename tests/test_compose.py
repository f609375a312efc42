"""The compose file names what there is: settings, commands, versions, one token."""

from __future__ import annotations

import shlex
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
import typer
import yaml
from typer.core import TyperGroup

from assistant import Settings
from index.errors import ServerUnavailableError
from index.storage.server.chroma import Chroma
from tests.conftest import ROOT
from ui.cli.commands import app


def token_sent_to_server(token: str) -> str:
    """Return what a server is told of who asks, by one that refuses whatever it is."""
    told = []

    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.append(self.headers["Authorization"])
            self.send_error(HTTPStatus.UNAUTHORIZED)

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        chroma = Chroma(f"http://127.0.0.1:{server.server_port}", token)
        with pytest.raises(ServerUnavailableError):
            chroma.collections("")
        chroma.close()
        server.shutdown()
    return told[-1]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def test_every_setting_it_names_is_one(compose: dict[str, Any]) -> None:
    named = {
        name.removeprefix("CLUSTER_POLICY_").lower()
        for service in compose["services"].values()
        for name in service.get("environment", {})
        if name.startswith("CLUSTER_POLICY_")
    }
    assert {"database_url", "chroma_url", "chroma_token"} <= named
    assert named <= set(Settings.model_fields)


def test_every_command_it_starts_is_one(compose: dict[str, Any]) -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    started = {}
    for name, service in compose["services"].items():
        if "command" in service:
            program, command, *options = shlex.split(service["command"])
            assert program == "cluster-policy"
            group.commands[command].make_context(command, options)
            started[name] = command
    assert started == {"page": "chat", "worker": "watch"}
    assert compose["services"]["page"]["deploy"]["replicas"] == 3


def test_the_server_of_vectors_is_of_the_version_that_is_tested(
    compose: dict[str, Any],
) -> None:
    tested = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    version = compose["services"]["chroma"]["image"].partition(":")[2]
    assert f"chromadb=={version}\n" in tested


def test_only_who_has_the_token_gets_to_the_vectors(compose: dict[str, Any]) -> None:
    services, shared = compose["services"], "${CHROMA_TOKEN:?}"
    for name in ("page", "worker"):
        environment = services[name]["environment"]
        assert environment["CLUSTER_POLICY_CHROMA_TOKEN"] == shared
        # Not the server itself, which would let in everybody.
        assert environment["CLUSTER_POLICY_CHROMA_URL"] == "http://caddy:8000"
    assert services["caddy"]["environment"]["CHROMA_TOKEN"] == shared
    sent = token_sent_to_server("SECRET")
    rules = compose["configs"]["caddyfile"]["content"]
    asked = f'header Authorization "{sent.replace("SECRET", "{$$CHROMA_TOKEN}")}"'
    assert asked in rules
    assert [name for name in services if "ports" in services[name]] == ["caddy"]


def test_what_is_written_lasts_longer_than_a_container(compose: dict[str, Any]) -> None:
    kept = {
        volume.partition(":")[0]
        for service in compose["services"].values()
        for volume in service["volumes"]
        if not volume.startswith(".")
    }
    assert kept == set(compose["volumes"])
    hidden = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert ".env" in hidden
