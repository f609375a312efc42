"""Chroma's HTTP client with timeouts, and with sockets that can be given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.storage.server.address import Address

if TYPE_CHECKING:
    import httpx
    from chromadb.api.fastapi import FastAPI

_LOOK = 5.0  # Seconds until a server that does not even connect counts as away.


def open_client(address: Address, timeout: float) -> FastAPI:
    """Return a client for the server at ``address``; nothing is sent yet.

    Args:
        address: Where the server is.
        timeout: Seconds to wait for one answer.
    """
    import httpx
    from chromadb.api.fastapi import FastAPI
    from chromadb.config import Settings, System

    settings = Settings(
        chroma_api_impl="chromadb.api.fastapi.FastAPI",
        chroma_server_host=address.url,
        chroma_server_http_port=443,  # Asked for, and not used: the URL has it.
        chroma_server_ssl_enabled=address.is_secure,
        chroma_server_headers=address.headers,
        anonymized_telemetry=False,
    )
    client = System(settings).instance(FastAPI)
    _session(client).timeout = httpx.Timeout(timeout, connect=_LOOK)
    return client


def close_client(client: FastAPI) -> None:
    """Give back the sockets of a client."""
    _session(client).close()


def _session(client: FastAPI) -> httpx.Client:
    # Chroma has no setting for timeouts: its session waits for ever for an answer
    # (chroma-core/chroma#5805 did away with the default of httpx), and closing a
    # chromadb.HttpClient leaves the sockets open. So this one private attribute is
    # used, here and nowhere else; a test fails when it goes.
    return client._session
