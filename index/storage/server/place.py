"""One index on a server: what its collections are called, and which one is live."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.storage.server.archive import Archive, Entry
from index.storage.server.connection import Connection
from index.storage.server.contents import Manifest, pack_manifest, unpack_manifest
from index.storage.server.writer_lock import HeldLock

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """A connection and the collections of one index."""

    connection: Connection
    prefix: str
    """What their names begin with."""

    @property
    def records(self) -> str:
        """The collection of entries, which also notes what is live."""
        return f"{self.prefix}-records"

    @property
    def vectors(self) -> str:
        """What the names of its collections of vectors begin with."""
        return f"{self.prefix}-vectors-"

    @property
    def archive(self) -> Archive:
        """The entries: versions and manifests."""
        return Archive(self.connection, self.records)

    def create(self) -> None:
        """Make the collection of entries unless it is there."""
        if self.connection.metadata(self.records) is None:
            self.connection.create(self.records, {"live": ""})

    def live(self) -> str | None:
        """Return the name of the live generation, with one request."""
        noted = self.connection.metadata(self.records)
        return str(noted["live"]) if noted and noted.get("live") else None

    def manifest(self, name: str) -> Manifest:
        """Return what a generation consists of."""
        ((_, data),) = self.archive.read([name])
        return unpack_manifest(name, data)

    def publish(self, manifest: Manifest, lock: HeldLock) -> Manifest:
        """Store a manifest and point to it; return it with its name.

        Between the last look at the lock and the pointer a machine could fall asleep
        and be overtaken. What it publishes then is older than it should be, but
        whole: nothing that young is ever retired.

        Raises:
            IndexBusyError: Another machine has taken over.
        """
        name, data = pack_manifest(manifest)
        link = manifest.previous or ""
        self.archive.put("manifest", [Entry(name, data, manifest.created, link)])
        self.archive.finish({name: link})
        lock.check()
        self.connection.set_metadata(self.records, {"live": name})
        LOGGER.info("Generation %s is live on the server, after %s", name, link)
        return replace(manifest, name=name)

    def search(
        self,
        manifest: Manifest,
        embedding: Sequence[float],
        limit: int,
        language: str | None = None,
    ) -> list[tuple[str, float]]:
        """Return ids and similarities of the nearest passages of a generation.

        The collection also holds what other generations have: as much is asked for
        as it takes to find ``limit`` of this one.
        """
        live = frozenset(manifest.versions.values())
        others: set[str] = set()
        most = self.connection.read_size
        limit = min(limit, most)
        wanted = min(2 * limit, most)
        while True:
            where = _where(others, language)
            near = self.connection.nearest(manifest.vectors, embedding, wanted, where)
            hits = [(*_split_vector_id(id_), distance) for id_, distance in near]
            found = [(p, 1.0 - distance) for v, p, distance in hits if v in live]
            if len(found) >= limit or len(near) < wanted:
                return found[:limit]
            if wanted < most:
                wanted = min(4 * wanted, most)
            else:
                # No answer may be longer: leave out what is known to be in the way.
                others |= {v for v, _, _ in hits if v not in live}


def _where(others: set[str], language: str | None) -> dict[str, Any] | None:
    """Return the filter for passages of a language that are not of these versions."""
    wanted: list[dict[str, Any]] = []
    if others:
        wanted.append({"version": {"$nin": sorted(others)}})
    if language is not None:
        wanted.append({"language": language})
    return {"$and": wanted} if len(wanted) > 1 else wanted[0] if wanted else None


def vector_id(version: str, passage_id: str) -> str:
    """Return what a passage's vector is called."""
    return f"{version}/{passage_id}"


def _split_vector_id(id_: str) -> tuple[str, str]:
    version, _, passage_id = id_.partition("/")
    return version, passage_id
