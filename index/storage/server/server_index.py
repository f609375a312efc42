"""An index on a Chroma server, shared by many machines: read it, and write it.

read:   live → manifest → fetch what is new → search
write:  writing → add (embed) → publish → retire (forget)
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from index.documents import Document, Passage
from index.errors import IndexMissingError
from index.storage.server.address import Address
from index.storage.server.connection import Connection
from index.storage.server.contents import Manifest, unpack_version
from index.storage.server.place import Place
from index.storage.server.retirement import Retention, history
from index.storage.server.writer import Writer
from index.storage.server.writer_lock import WriterLock


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    answer: float = 60.0
    """For one answer: a server that was started again first replays its log."""
    away: float = 10.0
    """While the server cannot be reached."""
    stale_lock: float = 60.0
    """Without a sign of life of a writer, before another may take over."""


class ServerIndex:
    """One index on a Chroma server; safe to use from several threads.

    Nothing is sent before the first method is called. Every method raises
    ``ServerUnavailableError`` where the server cannot be reached or refuses,
    ``IndexDamagedError`` where it cannot read its own data, and ``IndexMissingError``
    where a generation is no longer there.
    """

    def __init__(
        self,
        url: str,
        token: str | None = None,
        *,
        tenant: str | None = None,
        database: str | None = None,
        prefix: str = "cluster-policy",
        patience: Patience | None = None,
        retention: Retention | None = None,
    ) -> None:
        """Use the index on the server at ``url``.

        Args:
            url: The server's web address.
            token: Sent with every request, for Chroma Cloud or a reverse proxy.
            tenant: Of the server; by default the one that the server has.
            database: Likewise.
            prefix: What the names of this index's collections begin with.
            patience: How long to wait for what.
            retention: What is kept of former generations.

        Raises:
            SettingsError: The URL is none.
        """
        patience = patience or Patience()
        self._connection = Connection(
            Address(url, token, tenant, database),
            timeout=patience.answer,
            patience=patience.away,
        )
        self._place = Place(self._connection, prefix)
        self._lock = WriterLock(self._connection, prefix, patience.stale_lock)
        self._retention = retention or Retention()

    def close(self) -> None:
        """Give back the sockets."""
        self._connection.close()

    # Read ------------------------------------------------------------------------

    def live(self) -> str | None:
        """Return the name of the live generation, or ``None`` before the first."""
        return self._place.live()

    def manifest(self, name: str) -> Manifest:
        """Return what a generation consists of."""
        return self._place.manifest(name)

    def generations(self) -> tuple[str, ...]:
        """Return the generations that one can go back to, the live one first."""
        live = self.live()
        if live is None:
            return ()
        heads = self._place.archive.heads("manifest")
        names = [head.key for head in history(heads, live)]
        whole = self._place.archive.finished(names)
        return tuple(name for name in names if name in whole)

    def fetch(
        self, versions: Iterable[str]
    ) -> Iterator[tuple[str, Document, tuple[Passage, ...]]]:
        """Give each version with its document and passages."""
        for version, data in self._place.archive.read(versions):
            yield version, *unpack_version(version, data)

    def search(
        self,
        manifest: Manifest,
        embedding: Sequence[float],
        limit: int,
        language: str | None = None,
    ) -> list[tuple[str, float]]:
        """Return the nearest passages of a generation, best first.

        Args:
            manifest: Of the generation.
            embedding: Of the query.
            limit: How many.
            language: That the passages are in; ``None`` for all.

        Returns:
            Their ids and cosine similarities. What other generations have counts for
            nothing, however near it is: there are fewer than ``limit`` only where the
            generation has no more.
        """
        return self._place.search(manifest, embedding, limit, language)

    # Write -----------------------------------------------------------------------

    def writer(self) -> str | None:
        """Return who holds the writer lock, or ``None`` when nobody does."""
        return self._lock.holder()

    @contextmanager
    def writing(
        self, info: Mapping[str, str], *, fresh: bool = False, place: str = ""
    ) -> Iterator[Writer]:
        """Hold the writer lock, and give what writes the next generation.

        Args:
            info: What the generation is made with. Where the live one was made with
                something else, it is not built on.
            fresh: Build on nothing at all: a new collection of vectors, without what
                is retired, or damaged, in the old one.
            place: Names what only this process can hold now; see ``WriterLock.held``.

        Raises:
            IndexBusyError: Another machine or process holds it; the message says who.
        """
        with self._lock.held(place) as lock:
            live = self._prepare()
            if live is not None and live.info == info and not fresh:
                vectors = live.vectors
            else:
                # The same again for whoever continues after an interruption.
                start = json.dumps([dict(info), live and live.name], sort_keys=True)
                digest = hashlib.sha256(start.encode()).hexdigest()[:12]
                vectors = f"{self._place.vectors}{digest}"
            yield Writer(
                self._place,
                lock,
                self._retention,
                live=live,
                info=info,
                vectors=vectors,
            )

    def rollback(self, name: str) -> Manifest:
        """Publish a former generation once more, and return it under its new name.

        Raises:
            IndexBusyError: Another machine or process is writing.
        """
        with self._lock.held() as lock:
            live = self._prepare()
            if live is None or name not in self.generations():
                raise IndexMissingError(f"There is no generation {name} any more.")
            former = self.manifest(name)
            again = replace(former, previous=live.name, created=time.time())
            return self._place.publish(again, lock)

    def _prepare(self) -> Manifest | None:
        self._place.create()
        live = self.live()
        return self.manifest(live) if live else None
