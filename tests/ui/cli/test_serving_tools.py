"""The tools are served over HTTP to keys that the command makes and revokes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from assistant import Settings
from index import sync_index
from tests.assistant.access.closed_corpus import leaked, write_corpus
from tests.conftest import ROOT
from tests.ui.cli.test_commands import call

PLANTS = {"question": "How many plants does the Kestrel programme have?"}
PROGRAM = "from ui.cli.commands import main; main()"


@pytest.fixture
def environment(settings: Settings) -> Mapping[str, str]:
    write_corpus(settings.corpus_dir)
    sync_index(settings)
    return {
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
    }


@pytest.fixture
def address(environment: Mapping[str, str]) -> Iterator[str]:
    command = [sys.executable, "-c", PROGRAM, "mcp", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout
        yield served.stdout.readline().rpartition(" ")[2].strip()
        served.terminate()


def given(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


@asynccontextmanager
async def agent(address: str, key: str) -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers=given(key), timeout=60) as http,
        Client(streamable_http_client(address, http_client=http)) as client,
    ):
        yield client


def status(address: str, key: str) -> int:
    return httpx.post(address, json={}, headers=given(key)).status_code


async def test_an_agent_learns_what_its_key_may_read_until_it_is_revoked(
    address: str, environment: Mapping[str, str]
) -> None:
    async with agent(address, "") as client:  # At the machine, and no key was made.
        told = await client.call_tool("ask_question", PLANTS)
        assert "8642" in told.model_dump_json()
    press = call("keys", "add", "Press desk", **environment).stdout.strip()
    may = "--role", "reader", "--group", "economists", "--days", "1"
    bo = call("keys", "add", "Bo", *may, **environment).stdout.strip()
    async with agent(address, press) as client:
        told = await client.call_tool("ask_question", PLANTS)
        assert leaked(told.model_dump_json(), str(PLANTS)) == []
    async with agent(address, bo) as client:
        told = await client.call_tool("ask_question", PLANTS)
        assert "8642" in told.model_dump_json()
    assert status(address, "") == status(address, f"{bo}x") == 401
    listed = call("keys", "list", COLUMNS="200", **environment).stdout
    assert "Press desk" in listed
    assert "economists" in listed
    assert bo not in listed
    assert call("keys", "revoke", bo[:13], **environment).returncode == 0
    assert status(address, bo) == 401
    assert "revoked" in call("keys", "list", COLUMNS="200", **environment).stdout


def test_what_cannot_be_done_is_said_in_a_sentence(
    environment: Mapping[str, str],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        busy = call("mcp", "--port", port, **environment)
        nowhere = call("mcp", "--port", port, "--host", "no.such.host", **environment)
    for refused in (busy, nowhere):
        assert refused.returncode == 1
        assert "The tools cannot be served on" in refused.stderr
    assert call("mcp", "--port", "80800", **environment).returncode == 2
    unknown = call("keys", "revoke", "cp_nothing", **environment)
    assert unknown.returncode == 1
    assert "There is no key cp_nothing." in unknown.stderr
    assert call("keys", "add", "Bo", "--role", "king", **environment).returncode == 2
