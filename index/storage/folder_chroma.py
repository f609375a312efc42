"""Segments of vectors in a folder here: in each a Chroma database of its own."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import IndexDamagedError
from index.storage.vector_collections import (
    VectorCollections,
    hnsw_filled_once,
    segment_of,
)

if TYPE_CHECKING:
    import chromadb
    import numpy as np
    from chromadb.api.client import Client

# Clients on one folder share a system, which Chroma makes and stops without a lock.
_OPENING = threading.Lock()


class FolderChroma(VectorCollections):
    """The segments in a folder, each opened when it is first needed.

    Chroma notes each opening in its database, and who only compares documents must
    leave no trace. Safe to use from several threads; what Chroma raises comes out as
    ``IndexDamagedError``. Where a segment is open twice in a process, Chroma reads it
    once: who goes on to the next generation reads nothing but what is new.
    """

    most = batch = 5_000  # Chroma takes at most 5,461 at once.

    def __init__(self, folder: Path) -> None:
        """Use the segments in ``folder``; nothing is opened or made."""
        self.folder = folder
        """Where they are."""
        self._opening = threading.Lock()
        self._clients: dict[str, Client] = {}
        self._collections: dict[str, chromadb.Collection] = {}

    def close(self) -> None:
        """Give back the files; they are opened again when they are needed again."""
        with self._opening:
            clients = [*self._clients.values()]
            self._clients.clear()
            self._collections.clear()
        for client in clients:
            _close_client(client)

    def compact(self) -> None:
        """Give back the space of the log of what was added, which Chroma only empties.

        It is most of what is there; what is open is closed.
        """
        segments = [*self._clients]
        self.close()
        for segment in segments:
            file = self.folder / segment / "chroma.sqlite3"
            with self._translated(segment), closing(sqlite3.connect(file)) as database:
                database.execute("VACUUM")

    def lacks(self, segments: Collection[str]) -> bool:
        """Return whether one of some segments is not there; none is opened."""
        return not all((self.folder / segment).is_dir() for segment in segments)

    def sizes(self, segments: Collection[str]) -> dict[str, int]:
        """Return how many vectors are in each of some segments, also of lost ones."""
        there = [segment for segment in segments if not self.lacks([segment])]
        return {**dict.fromkeys(segments, 0), **super().sizes(there)}

    def of(self, segments: Collection[str]) -> list[tuple[str, str]]:
        """Return the segment and the name of each collection of some segments."""
        found = []
        for segment in segments:
            with self._translated(segment):
                there = self._client(segment).list_collections()
            found += [(segment, collection.name) for collection in there]
        return found

    def create(self, name: str, vectors: int) -> None:
        """Make a collection for so many vectors.

        Who reads it never writes what is published: the graph is written once.
        """
        segment = segment_of(name)
        with self._translated(segment):
            (self.folder / segment).mkdir(parents=True, exist_ok=True)
            self._client(segment).create_collection(
                name,
                embedding_function=None,
                configuration={"hnsw": hnsw_filled_once(vectors)},
            )

    def add(self, name: str, rows: Mapping[str, np.ndarray]) -> None:
        """Add vectors to a collection, by id."""
        import numpy as np

        ids = list(rows)
        with self._translated(segment_of(name)):
            for start in range(0, len(ids), self.batch):
                some = ids[start : start + self.batch]
                self._collection(name).add(
                    ids=some,
                    embeddings=np.stack([rows[id_] for id_ in some]),
                    metadatas=[{"document": id_.partition("/")[0]} for id_ in some],
                )

    def count(self, name: str) -> int:
        """Return how many vectors are in a collection."""
        with self._translated(segment_of(name)):
            return self._collection(name).count()

    def nearest(
        self,
        name: str,
        embedding: Sequence[float],
        limit: int,
        documents: Sequence[str] = (),
    ) -> list[tuple[str, float]]:
        """Return the nearest ids, of some documents or all, with their distance."""
        some: Any = {"document": {"$in": [*documents]}} if documents else None
        with self._translated(segment_of(name)):
            found = self._collection(name).query(
                query_embeddings=list(embedding),
                n_results=limit,
                where=some,
                include=["distances"],
            )
            distances = (found["distances"] or [[]])[0]
            return list(zip(found["ids"][0], distances, strict=True))

    def _client(self, segment: str) -> Client:
        folder = self.folder / segment
        with self._opening:
            if segment not in self._clients:
                if not folder.is_dir():  # Chroma would make it.
                    raise FileNotFoundError(f"{segment} is missing")
                self._clients[segment] = _open_client(folder)
            return self._clients[segment]

    def _collection(self, name: str) -> chromadb.Collection:
        client = self._client(segment_of(name))
        if name not in self._collections:
            self._collections[name] = client.get_collection(
                name, embedding_function=None
            )
        return self._collections[name]

    @contextmanager
    def _translated(self, segment: str) -> Iterator[None]:
        # Chroma's Rust part raises its own types, plain ValueErrors and panics, none of
        # which a caller can act on: the folder is damaged, whatever they are.
        try:
            yield
        except Exception as exc:
            raise IndexDamagedError(
                f"The vectors in {self.folder / segment} cannot be used ({exc}).",
                "Run `cluster-policy index --rebuild`.",
            ) from exc


def _open_client(folder: Path) -> Client:
    # What chromadb.PersistentClient makes, which is typed as a base class of it that
    # cannot be closed.
    from chromadb.api.client import Client
    from chromadb.config import Settings

    settings = Settings(
        is_persistent=True,
        persist_directory=str(folder.resolve()),
        anonymized_telemetry=False,
    )
    with _OPENING:
        return Client(settings=settings)


def _close_client(client: Client) -> None:
    with _OPENING:
        client.close()
