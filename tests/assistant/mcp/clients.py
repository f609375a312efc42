"""The SDK's own client over both transports."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx2
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

from tests.command_process import COMMAND
from tests.conftest import ROOT
from tests.waiting import PATIENCE


@asynccontextmanager
async def over_http(address: str, key: str) -> AsyncIterator[Client]:
    """Connect to the tools at ``address``; without a key, to one that needs none."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=PATIENCE) as http,
        Client(streamable_http_client(address, http_client=http)) as client,
    ):
        yield client


@asynccontextmanager
async def over_stdio(
    environment: Mapping[str, str], *options: str
) -> AsyncIterator[Client]:
    """Start the command with ``environment`` besides this process's own."""
    program, *arguments = COMMAND
    parameters = StdioServerParameters(
        command=program,
        args=[*arguments, "mcp", *options],
        env={**os.environ, **environment},
        cwd=ROOT,
    )
    async with Client(stdio_client(parameters)) as client:
        yield client
