"""Chroma Cloud as its documentation describes it, before a real Chroma server."""

from __future__ import annotations

import http.client
import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.index.storage.server.chroma_server import ChromaServer

URL = "http://api.trychroma.com"

# https://docs.trychroma.com/cloud/quotas-limits, in bytes and in numbers.
_MOST_RECORDS = 300
_MOST_BYTES = {"id": 128, "collection name": 128, "metadata key": 36, "value": 4_096}
_MOST_BYTES_OF_COLLECTION_VALUE = 256
_MOST_KEYS = 32
_MOST_PREDICATES = 8
_MOST_AT_ONCE = 10


class ChromaCloud:
    """A proxy that refuses what comes without the token or is beyond a quota.

    Whoever is told to go through it reaches it under the name of Chroma Cloud.
    """

    def __init__(self, server: ChromaServer, token: str) -> None:
        self.refused: list[str] = []
        self._port, self._token = server.port, token
        self._running: Counter[tuple[str, str]] = Counter()
        self._counting = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.proxy = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._http.shutdown()
        self._http.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        cloud = self

        class Handler(BaseHTTPRequestHandler):
            def _forward(self) -> None:
                size = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(size)
                path = self.path.removeprefix(URL)
                token = self.headers.get("x-chroma-token")
                with cloud._count(self.command, path) as at_once:
                    status, found = cloud._answer(
                        self.command, path, token, body, at_once
                    )
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(found)))
                self.end_headers()
                self.wfile.write(found)

            do_GET = do_POST = do_PUT = do_DELETE = _forward  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:
                """Write nothing to the terminal."""

        return Handler

    @contextmanager
    def _count(self, method: str, path: str) -> Iterator[int]:
        collection, _, action = urlsplit(path).path.rpartition("/")
        kind = "read" if action in {"get", "query"} or method == "GET" else "write"
        with self._counting:
            self._running[collection, kind] += 1
            running = self._running[collection, kind]
        try:
            yield running
        finally:
            with self._counting:
                self._running[collection, kind] -= 1

    def _answer(
        self, method: str, path: str, token: str | None, body: bytes, at_once: int
    ) -> tuple[int, bytes]:
        if token != self._token:
            return 401, b'{"error": "Unauthorized", "message": "no such token"}'
        asked = json.loads(body) if body else {}
        action = urlsplit(path).path.rpartition("/")[2]
        beyond = list(_beyond_quota(action, asked))
        if at_once > _MOST_AT_ONCE:
            beyond.append(f"{at_once} requests at once")
        if beyond:
            self.refused += [f"{method} {action}: {what}" for what in beyond]
            message = json.dumps({"error": "Quota exceeded", "message": beyond[0]})
            return 422, message.encode()
        server = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            headers = {"Content-Type": "application/json"}
            server.request(method, path, body or None, headers)
            found = server.getresponse()
            return found.status, found.read()
        finally:
            server.close()


def _beyond_quota(action: str, asked: dict[str, Any]) -> Iterator[str]:
    """Yield what a request asks for that Chroma Cloud refuses."""
    yield from _too_many_records(action, asked)
    for id_ in asked.get("ids") or []:
        yield from _too_long("id", id_)
    if (count := _predicates(asked.get("where"))) > _MOST_PREDICATES:
        yield f"{count} predicates"
    for metadata in asked.get("metadatas") or []:
        yield from _too_much_metadata(metadata, _MOST_BYTES["value"])
    if "name" in asked:
        yield from _too_long("collection name", asked["name"])
    for field in ("metadata", "new_metadata"):
        noted = asked.get(field) or {}
        yield from _too_much_metadata(noted, _MOST_BYTES_OF_COLLECTION_VALUE)


def _too_many_records(action: str, asked: dict[str, Any]) -> Iterator[str]:
    ids = asked.get("ids") or []
    if len(ids) > _MOST_RECORDS:
        yield f"{len(ids)} records"
    limit = asked.get("limit") or 0
    if action == "get" and not ids and not 0 < limit <= _MOST_RECORDS:
        yield f"a limit of {limit}"
    if action == "query" and asked["n_results"] > _MOST_RECORDS:
        yield f"{asked['n_results']} results"


def _too_much_metadata(metadata: dict[str, Any], most: int) -> Iterator[str]:
    if len(metadata) > _MOST_KEYS:
        yield f"{len(metadata)} metadata keys"
    for key, value in metadata.items():
        yield from _too_long("metadata key", key)
        if isinstance(value, str) and len(value.encode()) > most:
            yield f"a value of {len(value.encode())} bytes for {key}"


def _too_long(what: str, text: str) -> Iterator[str]:
    if len(text.encode()) > _MOST_BYTES[what]:
        yield f"{what} of {len(text.encode())} bytes"


def _predicates(where: Any) -> int:
    """Return how many conditions a filter has; one that lists values has one."""
    if not isinstance(where, dict):
        return 0
    return sum(
        sum(map(_predicates, value)) if key in {"$and", "$or"} else 1
        for key, value in where.items()
    )
