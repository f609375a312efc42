"""Vectors on a Chroma server, in collections that are filled once and then stay.

It is asked over HTTP, as its documentation says: Chroma's own client has no limits of
time, asks the server as soon as it is made, and does not give its sockets back.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlsplit

import httpx

from index.errors import IndexMissingError, SettingsError
from index.storage.server.chroma_errors import passing, refused, translated
from index.storage.server.patience import insist
from index.storage.vector_collections import (
    VectorCollections,
    hnsw_filled_once,
    segment_of,
)

if TYPE_CHECKING:
    import numpy as np

_T = TypeVar("_T")

_CLOUD = 300  # What Chroma Cloud takes and gives at most in one request.
_WRITTEN, _READ = 2_000, 5_000  # A server takes 5,461 records.
_TIMES = httpx.Timeout(60.0, connect=5.0)  # Seconds.
_KNOWN = 100  # Collections that need not be asked for again before they are searched.


class Chroma(VectorCollections):
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
        self._url, self._token, self._patience = url, token, patience
        self._is_cloud = f".{_host(url)}".endswith(".trychroma.com")
        self.most = _CLOUD if self._is_cloud else _READ
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if self._is_cloud:
            headers = {"x-chroma-token": token}
        try:
            self._http = httpx.Client(
                base_url=f"{url.rstrip('/')}/api/v2/", headers=headers, timeout=_TIMES
            )
        except (ValueError, httpx.InvalidURL) as exc:  # Neither is shown: a secret.
            raise SettingsError(
                "The Chroma server's URL or token has characters that cannot be sent.",
                "Write the URL and the token in ASCII letters, digits and signs.",
            ) from exc
        self._tenant, self._database = tenant, database
        self._collection = lru_cache(_KNOWN)(self._find)

    def close(self) -> None:
        """Give back the sockets."""
        self._http.close()

    def collections(self, prefix: str) -> list[str]:
        """Return the collections whose names begin so."""
        found: list[str] = []
        while len(found) % _CLOUD == 0:
            page = f"{self._place}?limit={_CLOUD}&offset={len(found)}"
            if not (there := self._ask("GET", page, read=_names)):
                break
            found += there
        return [name for name in found if name.startswith(prefix)]

    def of(self, segments: Collection[str]) -> list[tuple[str, str]]:
        """Return the segment and the name of each collection of some segments."""
        if not segments:
            return []
        each = ((segment_of(name), name) for name in self.collections(""))
        return [(segment, name) for segment, name in each if segment in segments]

    def drop(self, name: str) -> None:
        """Delete a collection; an unknown one is no error."""
        with suppress(IndexMissingError):
            self._ask("DELETE", f"{self._place}/{name}", read=bool)

    def create(self, name: str, vectors: int) -> None:
        """Make a collection for so many vectors.

        A server writes the files of a collection, in place, whenever it was sent as
        many as are set here. Until then it keeps a log, which it puts into the graph
        once more for everyone who asks after a start: ten at once block it for minutes.
        And one that is killed while it writes may never open the collection again. So
        the files are written once, with the last vector, before anybody searches.
        """
        hnsw = hnsw_filled_once(vectors)
        wanted = {"name": name, "configuration": {"hnsw": hnsw}, "get_or_create": True}
        self._ask("POST", self._place, wanted, read=bool)

    def add(self, name: str, rows: Mapping[str, np.ndarray]) -> None:
        """Add vectors to a collection, by id.

        Nothing is sent twice: where that fails, the collection is to be given up.
        """
        every, size = list(rows), min(self.most, _WRITTEN)
        for ids in (every[n : n + size] for n in range(0, len(every), size)):
            packed = (rows[id_].astype("<f4").tobytes() for id_ in ids)
            sent = {
                "ids": ids,
                "embeddings": [b64encode(row).decode() for row in packed],
                "metadatas": [{"document": id_.partition("/")[0]} for id_ in ids],
            }
            place = f"{self._collection(name)}/add"
            self._ask("POST", place, sent, refused, read=bool)

    def count(self, name: str) -> int:
        """Return how many vectors are in a collection."""
        return self._ask("GET", f"{self._collection(name)}/count", read=int)

    def nearest(
        self,
        name: str,
        embedding: Sequence[float],
        limit: int,
        documents: Sequence[str] = (),
    ) -> list[tuple[str, float]]:
        """Return the nearest ids, of some documents or all, with their distance."""
        asked: dict[str, Any] = {
            "query_embeddings": [[float(number) for number in embedding]],
            "n_results": limit,
            "include": ["distances"],
        }
        if documents:
            asked["where"] = {"document": {"$in": list(documents)}}
        place = f"{self._collection(name)}/query"
        return self._ask("POST", place, asked, read=_distances)

    def _find(self, name: str) -> str:
        """Return where a collection is, which has a number that its name does not."""
        number = self._ask("GET", f"{self._place}/{name}", read=itemgetter("id"))
        return f"{self._place}/{number}"

    @cached_property
    def _place(self) -> str:
        """Where collections are; Chroma Cloud knows its names by the token."""
        tenant, database = self._tenant, self._database
        if self._is_cloud and not (tenant and database):
            own_tenant, own = self._ask("GET", "auth/identity", read=_identity)
            tenant = tenant or own_tenant
            database = database or (own[0] if len(own) == 1 else "")
        names = tenant or "default_tenant", database or "default_database"
        return "tenants/{}/databases/{}/collections".format(
            *(quote(name, safe="") for name in names)
        )

    def _ask(
        self,
        method: str,
        path: str,
        content: object = None,
        passes: Callable[[BaseException, float], float] = passing,
        *,
        read: Callable[[Any], _T],
    ) -> _T:
        """Return what ``read`` makes of the answer, which may be of another server."""

        def request() -> _T:
            answer = self._http.request(method, path, json=content)
            return read(answer.raise_for_status().json())

        return insist(
            request,
            lambda exc: passes(exc, self._patience),
            lambda exc: translated(exc, self._url, self._token),
        )


def _names(answer: Any) -> list[str]:
    return [str(collection["name"]) for collection in answer]


def _distances(answer: Any) -> list[tuple[str, float]]:
    return list(zip(answer["ids"][0], answer["distances"][0], strict=True))


def _identity(answer: Any) -> tuple[str, list[str]]:
    return str(answer["tenant"]), list(answer["databases"] or [])


def _host(url: str) -> str:
    """Return the host of a server's URL, which must not be shown with a password."""
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
    return str(parts.hostname)
