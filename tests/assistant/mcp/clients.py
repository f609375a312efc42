"""The SDK's own client over both transports, with the server of the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager

import httpx2
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

from tests.conftest import ROOT

_PROGRAM = "from ui.cli.commands import main; main()"


@asynccontextmanager
async def over_http(address: str, key: str) -> AsyncIterator[Client]:
    """Connect to a server at ``address``; without a key, to one that needs none."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as http,
        Client(streamable_http_client(address, http_client=http)) as client,
    ):
        yield client


@asynccontextmanager
async def over_stdio(
    environment: Mapping[str, str], *options: str
) -> AsyncIterator[Client]:
    """Start the command with ``environment`` besides this process's own."""
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-c", _PROGRAM, "mcp", *options],
        env={**os.environ, **environment},
        cwd=ROOT,
    )
    async with Client(stdio_client(parameters)) as client:
        yield client


@contextmanager
def serving_tools(environment: Mapping[str, str]) -> Iterator[str]:
    """Serve over HTTP by the command until the block ends; give the address."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "mcp", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout
        try:
            yield served.stdout.readline().rpartition(" ")[2].strip()
        finally:
            served.terminate()
