"""Vectors on a Chroma server, in collections that are filled once and then stay."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from index.errors import IndexMissingError, SettingsError
from index.storage.server.chroma_errors import passing, refused, translated
from index.storage.server.patience import insist

if TYPE_CHECKING:
    import httpx
    import numpy as np
    from chromadb import Collection
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.fastapi import FastAPI

_T = TypeVar("_T")

_HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    # Measured on real passages: recall@10 against exact search is above 0.99.
    "ef_construction": 200,
    "max_neighbors": 32,
    "ef_search": 200,
}
_CLOUD = 300  # What Chroma Cloud takes and gives at most in one request.
_WRITTEN, _READ = 2_000, 5_000  # A server takes 5,461 records.
_ANSWER, _CONNECT = 60.0, 5.0  # Seconds.
_KNOWN = 100  # Collections that need not be asked for again before they are searched.


class Chroma:
    """A Chroma server; several threads may use it. Nothing is sent before it is asked.

    Every method raises ``ServerUnavailableError`` where the server cannot be reached or
    refuses, ``IndexMissingError`` where a collection is no longer there, and
    ``IndexDamagedError`` where it cannot read its own data.
    """

    def __init__(
        self,
        url: str,
        token: str = "",
        tenant: str = "",
        database: str = "",
        patience: float = 10.0,
    ) -> None:
        """Use the server at ``url``, and try so many seconds while it is away.

        ``token`` is for Chroma Cloud, or for the proxy before a server.

        Raises:
            SettingsError: The URL is no web address, or holds a password.
        """
        _check_address(url)
        self._url, self._token, self._patience = url, token, patience
        host = f".{urlsplit(url).hostname or ''}"
        self._is_cloud = host.endswith(".trychroma.com")
        self.most = _CLOUD if self._is_cloud else _READ
        """Records that one search can find."""
        self._place: dict[str, Any] = {"tenant": tenant, "database": database}
        self._opening = threading.Lock()
        self._opened: FastAPI | None = None
        self._collection = lru_cache(_KNOWN)(self._find)

    def close(self) -> None:
        """Give back the sockets."""
        with self._opening:
            opened, self._opened = self._opened, None
            self._collection.cache_clear()
        if opened is not None:
            _session(opened).close()

    def collections(self, prefix: str) -> list[str]:
        """Return the collections whose names begin so."""
        found: list[str] = []
        while len(found) % _CLOUD == 0:
            page = self._ask(partial(self._page, start=len(found)))
            if not page:
                break
            found += page
        return [name for name in found if name.startswith(prefix)]

    def drop(self, name: str) -> None:
        """Delete a collection; an unknown one is no error."""
        with suppress(IndexMissingError):
            self._ask(lambda api: api.delete_collection(name, **self._place))

    def create(self, name: str, vectors: int) -> None:
        """Make a collection for so many vectors.

        A server writes the files of a collection, in place, whenever it was sent as
        many as are set here. Until then it keeps a log, which it puts into the graph
        once more for everyone who asks after a start: ten at once block it for minutes.
        And one that is killed while it writes may never open the collection again. So
        the files are written once, with the last vector, before anybody searches.
        """
        hnsw = _HNSW | {"batch_size": 1, "sync_threshold": vectors}
        configuration: Any = {"hnsw": hnsw}
        self._ask(
            lambda api: api.get_or_create_collection(
                name, configuration=configuration, **self._place
            )
        )

    def add(
        self, name: str, ids: Sequence[str], versions: Sequence[str], rows: np.ndarray
    ) -> None:
        """Add vectors, each of a version, to a collection.

        Nothing is sent twice: where that fails, the collection is to be given up.
        """
        noted: list[Any] = [{"version": version} for version in versions]
        size = min(self.most, _WRITTEN)
        for part in (slice(n, n + size) for n in range(0, len(ids), size)):
            self._add(name, list(ids[part]), noted[part], rows[part])

    def count(self, name: str) -> int:
        """Return how many vectors are in a collection."""
        return self._on(name, lambda collection: collection.count())

    def nearest(
        self,
        name: str,
        embedding: Sequence[float],
        limit: int,
        versions: Sequence[str] = (),
    ) -> list[tuple[str, float]]:
        """Return the nearest ids, of some versions or all, with their distance."""
        where: Any = {"version": {"$in": list(versions)}} if versions else None
        found = self._on(
            name,
            lambda collection: collection.query(
                query_embeddings=[float(number) for number in embedding],
                n_results=limit,
                where=where,
                include=["distances"],
            ),
        )
        distances = (found["distances"] or [[]])[0]
        return list(zip(found["ids"][0], distances, strict=True))

    def _add(self, name: str, ids: list[str], noted: Any, rows: np.ndarray) -> None:
        def send(collection: Collection) -> None:
            collection.add(ids=ids, metadatas=noted, embeddings=rows)

        self._on(name, send, refused)

    def _page(self, api: FastAPI, start: int) -> list[str]:
        return [c.name for c in api.list_collections(_CLOUD, start, **self._place)]

    def _on(
        self,
        name: str,
        action: Callable[[Collection], _T],
        passes: Callable[[Exception, float], float] = passing,
    ) -> _T:
        return self._ask(lambda _: action(self._collection(name)), passes)

    def _find(self, name: str) -> Collection:
        from chromadb import Collection

        api = self._open()
        model = api.get_collection(name, **self._place)
        return Collection(client=api, model=model, embedding_function=None)

    def _ask(
        self,
        request: Callable[[FastAPI], _T],
        passes: Callable[[Exception, float], float] = passing,
    ) -> _T:
        return insist(
            lambda: request(self._open()),
            lambda exc: passes(exc, self._patience),
            lambda exc: translated(exc, self._url, self._token),
        )

    def _open(self) -> FastAPI:
        import httpx
        from chromadb.api.fastapi import FastAPI
        from chromadb.config import Settings, System

        with self._opening:
            if self._opened is not None:
                return self._opened
            settings = Settings(
                chroma_api_impl="chromadb.api.fastapi.FastAPI",
                chroma_server_host=self._url,
                chroma_server_http_port=443,  # Asked for, not used: the URL has it.
                chroma_server_headers=self.headers,
                anonymized_telemetry=False,
            )
            opened = System(settings).instance(FastAPI)
            _session(opened).timeout = httpx.Timeout(_ANSWER, connect=_CONNECT)
            try:
                self._find_place(opened)
            except BaseException:
                _session(opened).close()
                raise
            self._opened = opened
            return opened

    @property
    def headers(self) -> Mapping[str, str]:
        """What is sent with every request."""
        if self._is_cloud:
            return {"x-chroma-token": self._token}
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}

    def _find_place(self, api: FastAPI) -> None:
        """Find tenant and database; Chroma Cloud knows them by the token."""
        place: dict[str, Any] = {
            "tenant": "default_tenant",
            "database": "default_database",
        }
        if self._is_cloud and not all(self._place.values()):
            identity = api.get_user_identity()
            own = identity.databases or []
            place["tenant"] = identity.tenant
            place["database"] = own[0] if len(own) == 1 else place["database"]
        self._place = {key: self._place[key] or place[key] for key in place}


def _check_address(url: str) -> None:
    """Refuse what cannot be the URL of a server, or would be shown with a password."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname)
        good = good and parts.port != 0 and not (parts.query or parts.fragment)
    except ValueError:
        good = False
    if not good:
        raise SettingsError(
            "The Chroma server's URL is not a web address.",
            "Give it as http://host:8000 or https://host, with a path if it has one.",
        )
    if "@" in parts.netloc:
        raise SettingsError(
            "The Chroma server's URL holds a user name or a password.",
            "Leave it out; a token has a setting of its own.",
        )


def _session(client: FastAPI) -> httpx.Client:
    # Chroma has no setting for timeouts, and closing its HttpClient leaves the sockets
    # open. So this one private attribute is used, and a test fails when it goes.
    return client._session
