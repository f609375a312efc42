"""Remove from the server what no generation needs any more, a little at a time."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeVar

from index.storage.server.archive import Head
from index.storage.server.contents import unpack_manifest
from index.storage.server.place import Place
from index.storage.server.writer_lock import HeldLock

LOGGER = logging.getLogger(__name__)

_T = TypeVar("_T")
_VERSIONS = 100  # Looked up together.


@dataclass(frozen=True, slots=True)
class Retention:
    """What is kept, and how gently the rest goes."""

    generations: int = 3
    """The live one and those before it."""
    grace: float = 3_600.0
    """Seconds for which a reader may go on with a generation that was replaced, and
    for which an interrupted writer's work waits for the next one."""
    batch: int = 200
    """Records of one delete: 11,000 at once stall every reader for 4 seconds."""
    pause: float = 0.05
    """Seconds between two deletes."""


def history(heads: dict[str, Head], live: str | None) -> Iterator[Head]:
    """Give the published generations, the live one first, as far as they are kept."""
    while live and (head := heads.get(live)):
        yield head
        live = head.link


class Retirement:
    """One round of removing; an interrupted one is continued by the next."""

    def __init__(self, place: Place, lock: HeldLock, retention: Retention) -> None:
        """Remove from ``place`` while ``lock`` is held."""
        self._place = place
        self._lock = lock
        self._retention = retention
        self._oldest = time.time() - retention.grace

    def run(self, in_use: str, progress: Callable[[int, int], None]) -> int:
        """Remove what nobody needs; return how many versions that were.

        Args:
            in_use: A collection of vectors to keep, whatever is in it.
            progress: Called with how many versions are removed and how many go.

        Raises:
            IndexBusyError: Another machine has taken over.
        """
        archive = self._place.archive
        manifests = archive.heads("manifest")
        kept = self._kept(manifests)
        forgotten = [head for name, head in manifests.items() if name not in kept]
        self._unfinish(forgotten)
        versions, vectors = self._used(kept)
        heads = archive.heads("version").values()
        dead = [h for h in heads if h.key not in versions and h.written < self._oldest]
        self._unfinish(dead)
        vectors |= {head.link for head in {*heads} - {*dead}} | {in_use}
        vectors = self._drop_collections(vectors)
        progress(0, len(dead))
        for start in range(0, len(dead), _VERSIONS):
            some = dead[start : start + _VERSIONS]
            for collection in {head.link for head in some} & vectors:
                self._remove_vectors(
                    collection, [head.key for head in some if head.link == collection]
                )
            self._remove_entries(some)
            progress(start + len(some), len(dead))
        self._remove_entries(forgotten)
        if dead or forgotten:
            LOGGER.info(
                "Removed from the server: %d versions of documents, %d generations",
                len(dead),
                len(forgotten),
            )
        return len(dead)

    def _kept(self, manifests: dict[str, Head]) -> set[str]:
        published = list(history(manifests, self._place.live()))
        kept = {head.key for head in published[: self._retention.generations]}
        # Readers leave a generation when the next one comes: its own age is no matter.
        kept |= {
            old.key
            for newer, old in pairwise(published)
            if newer.written >= self._oldest
        }
        # One that was never published may be about to be, by a machine that slept.
        kept |= {key for key, head in manifests.items() if head.written >= self._oldest}
        return kept

    def _used(self, kept: Iterable[str]) -> tuple[set[str], set[str]]:
        """Return the versions, and the collections of vectors, of generations."""
        archive = self._place.archive
        versions: set[str] = set()
        vectors: set[str] = set()
        for name, data in archive.read(archive.finished(kept)):
            manifest = unpack_manifest(name, data)
            versions.update(manifest.versions.values())
            vectors.add(manifest.vectors)
        return versions, vectors

    def _unfinish(self, heads: Iterable[Head]) -> None:
        """Make sure that, whatever happens from here on, none counts as complete."""
        for batch in self._batches(head.key for head in heads):
            self._place.archive.unfinish(batch)

    def _drop_collections(self, used: set[str]) -> set[str]:
        """Delete collections of vectors that are not used; return those that stay."""
        found = self._place.connection.collections(self._place.vectors)
        for name in found.keys() - used:
            if float(found[name].get("created", 0)) < self._oldest:
                self._lock.check()
                self._place.connection.drop(name)
                LOGGER.info("Removed from the server: the vectors %s", name)
                del found[name]
        return set(found)

    def _remove_vectors(self, collection: str, versions: list[str]) -> None:
        connection = self._place.connection
        where = {"version": {"$in": versions}}
        while ids := connection.find(collection, where, self._retention.batch):
            for batch in self._batches(ids):
                connection.delete(collection, batch)

    def _remove_entries(self, heads: list[Head]) -> None:
        archive = self._place.archive
        for batch in self._batches(id_ for head in heads for id_ in head.piece_ids):
            archive.remove(batch)
        for batch in self._batches(head.key for head in heads):
            archive.remove(batch)

    def _batches(self, items: Iterable[_T]) -> Iterator[Sequence[_T]]:
        remaining = iter(items)
        while batch := list(islice(remaining, self._retention.batch)):
            self._lock.check()
            yield batch
            time.sleep(self._retention.pause)
