"""What is relied on of Chroma's HTTP client, which promises none of it."""

from __future__ import annotations

import socket

import httpx
import pytest

from index.storage.server.address import Address
from index.storage.server.http_client import close_client, open_client
from tests.index.storage.server.chroma_server import ChromaServer


def test_chroma_s_session_takes_our_timeouts() -> None:
    """A server that takes the question and never answers is not waited for for ever."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        client = open_client(Address(f"http://127.0.0.1:{port}"), timeout=0.2)
        with pytest.raises(httpx.ReadTimeout):
            client.heartbeat()
        close_client(client)


def test_a_closed_client_has_given_back_its_sockets(
    shared_server: ChromaServer,
) -> None:
    client = open_client(Address(shared_server.url), timeout=60.0)
    assert client.heartbeat()
    close_client(client)
    with pytest.raises(RuntimeError, match="closed"):
        client.heartbeat()


def test_nothing_is_sent_before_the_first_request() -> None:
    close_client(open_client(Address("http://127.0.0.1:9"), timeout=60.0))
