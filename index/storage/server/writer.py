"""Bring a new generation to the server: add its versions, then publish it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.documents import Document, Passage, ReadFailure
from index.errors import IndexDamagedError
from index.storage.server.archive import Entry
from index.storage.server.connection import Connection
from index.storage.server.contents import Manifest, pack_version
from index.storage.server.place import Place, vector_id
from index.storage.server.retirement import Retention, Retirement
from index.storage.server.writer_lock import HeldLock

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A version that is still to be sent."""

    data: bytes
    passage_ids: tuple[str, ...]
    languages: tuple[str, ...]
    embeddings: np.ndarray


class Writer:
    """Adds versions and publishes generations, with the writer lock held.

    Versions are immutable, and not seen before a generation that has them is
    published. What an interrupted writer had added is there for the next one.
    """

    def __init__(
        self,
        place: Place,
        lock: HeldLock,
        retention: Retention,
        *,
        live: Manifest | None,
        info: Mapping[str, str],
        vectors: str,
    ) -> None:
        """Write generations made with ``info`` into the collection ``vectors``."""
        self.live = live
        """The live generation when writing began, or what was published since."""
        self.vectors = vectors
        self._place = place
        self._lock = lock
        self._retention = retention
        self._info = info
        self._waiting: dict[str, _Waiting] = {}
        self._passages = 0
        if not self.builds_on_live:
            place.connection.create(vectors, {"created": time.time()}, searched=True)

    @property
    def builds_on_live(self) -> bool:
        """Whether versions of the live generation serve the next one as they are."""
        return self.live is not None and self.live.vectors == self.vectors

    def version(self, document: Document, passages: Sequence[Passage]) -> str:
        """Return the version that this document, so split, is here."""
        return pack_version(document, passages, self.vectors)[0]

    def missing(self, versions: Iterable[str]) -> set[str]:
        """Return those versions that are not yet complete on the server."""
        wanted = set(versions)
        links = self._place.archive.finished(wanted)
        return {version for version in wanted if links.get(version) != self.vectors}

    def add(
        self, document: Document, passages: Sequence[Passage], embeddings: np.ndarray
    ) -> str:
        """Add a version unless it is there, and return it.

        Args:
            document: The document as it was read.
            passages: All its passages.
            embeddings: A row for each passage.

        It is sent with others, at the latest by ``flush`` or ``publish``.
        """
        version, data = pack_version(document, passages, self.vectors)
        ids = tuple(passage.id for passage in passages)
        languages = tuple(passage.language for passage in passages)
        self._waiting[version] = _Waiting(data, ids, languages, embeddings)
        self._passages += len(passages)
        if max(self._passages, len(self._waiting)) >= Connection.write_size:
            self.flush()
        return version

    def flush(self) -> None:
        """Send what is waiting.

        Raises:
            IndexBusyError: Another machine has taken over.
        """
        self._lock.check()
        missing = self.missing(self._waiting)
        waiting = {v: w for v, w in self._waiting.items() if v in missing}
        self._waiting, self._passages = {}, 0
        if not waiting:
            return
        now = time.time()
        archive = self._place.archive
        archive.put(
            "version", [Entry(v, w.data, now, self.vectors) for v, w in waiting.items()]
        )
        self._add_vectors(waiting)
        archive.finish(dict.fromkeys(waiting, self.vectors))

    def publish(
        self, versions: Mapping[str, str], failures: Iterable[ReadFailure] = ()
    ) -> Manifest:
        """Make these versions the live generation, in one step.

        Args:
            versions: The version of each document, by document id: added here, or
                of the live generation where this one builds on it.
            failures: The files that could not be read.

        Raises:
            IndexBusyError: Another machine has taken over.
            IndexDamagedError: The server does not have, or cannot search, all of it.
        """
        self.flush()
        unsure = set(versions.values())
        if self.live is not None and self.builds_on_live:
            unsure -= set(self.live.versions.values())
        if missing := self.missing(unsure):
            raise IndexDamagedError(
                f"{len(missing)} documents have not arrived on the server.",
                "Run `cluster-policy index` again.",
            )
        self._check_search()
        manifest = Manifest(
            info=dict(self._info),
            versions=dict(versions),
            failures=tuple(failures),
            vectors=self.vectors,
            previous=self.live.name if self.live else None,
            created=time.time(),
        )
        self.live = self._place.publish(manifest, self._lock)
        return self.live

    def retire(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Remove what no generation needs any more; return how many versions.

        Args:
            progress: Called with how many are removed and how many there are.

        Raises:
            IndexBusyError: Another machine has taken over.
        """
        retirement = Retirement(self._place, self._lock, self._retention)
        return retirement.run(self.vectors, progress or (lambda done, total: None))

    def _add_vectors(self, waiting: Mapping[str, _Waiting]) -> None:
        import numpy as np

        filled = {v: w for v, w in waiting.items() if w.passage_ids}
        if not filled:
            return
        ids = [vector_id(v, p) for v, w in filled.items() for p in w.passage_ids]
        noted = [
            {"version": version, "language": language}
            for version, added in filled.items()
            for language in added.languages
        ]
        rows = np.concatenate([w.embeddings for w in filled.values()])
        self._place.connection.add(self.vectors, ids, noted, rows)

    def _check_search(self) -> None:
        # Also lets the server take in what is new before the first question needs it.
        connection = self._place.connection
        embedding = connection.any_embedding(self.vectors)
        if embedding and not connection.nearest(self.vectors, embedding, 1):
            raise IndexDamagedError(
                "The server does not find the passages that it has.",
                "Run `cluster-policy index --rebuild`.",
            )
