"""The Chroma collection of one generation; no other module imports chromadb."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from index.errors import IndexDamagedError

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

_COLLECTION = "passages"
_BATCH = 5_000  # Chroma takes at most 5,461 records at once.
_HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    # Measured on real passages: recall@10 against exact search is above 0.99.
    "ef_construction": 200,
    "max_neighbors": 32,
    "ef_search": 200,
    # Nothing stays in Chroma's queue: a reader that opens the folder has nothing to
    # replay, and so never rewrites the HNSW files of a published generation.
    "batch_size": 1,
    "sync_threshold": 1,
}
# Clients on one folder share a system, which Chroma makes and stops without a lock.
_OPENING = threading.Lock()


class VectorTable:
    """Passage ids and their embeddings, searched by cosine similarity.

    What Chroma raises comes out as ``IndexDamagedError``.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the collection in ``folder``, or make an empty one there."""
        self._folder = folder
        with _translated(folder):
            self._client = _open_client(folder)
            try:
                if create:
                    self._client.create_collection(
                        _COLLECTION,
                        embedding_function=None,
                        configuration={"hnsw": _HNSW},
                    )
                self._collection = self._client.get_collection(
                    _COLLECTION, embedding_function=None
                )
            except BaseException:
                _close_client(self._client)
                raise

    def close(self) -> None:
        """Give back the files."""
        _close_client(self._client)

    def add(self, ids: Sequence[str], embeddings: np.ndarray) -> None:
        """Add vectors; ``embeddings`` has one row for each id."""
        with _translated(self._folder):
            for start in range(0, len(ids), _BATCH):
                batch = slice(start, start + _BATCH)
                self._collection.add(ids=list(ids[batch]), embeddings=embeddings[batch])

    def remove(self, ids: Sequence[str]) -> None:
        """Remove vectors by id."""
        with _translated(self._folder):
            for start in range(0, len(ids), _BATCH):
                self._collection.delete(ids=list(ids[start : start + _BATCH]))

    def search(self, embedding: Sequence[float], limit: int) -> list[tuple[str, float]]:
        """Return the nearest ids with their cosine similarity, best first."""
        with _translated(self._folder):
            found = self._collection.query(
                query_embeddings=list(embedding),
                n_results=limit,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return [
            (id_, 1.0 - distance)
            for id_, distance in zip(found["ids"][0], distances, strict=True)
        ]

    def count(self) -> int:
        """Return the number of vectors."""
        with _translated(self._folder):
            return self._collection.count()


def _open_client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    with _OPENING:
        client = chromadb.PersistentClient(str(folder.resolve()), settings)
    return cast("Client", client)  # Typed as its base class, which cannot be closed.


def _close_client(client: Client) -> None:
    with _OPENING:
        client.close()


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    # Chroma's Rust part raises its own types, plain ValueErrors and panics, none of
    # which a caller can act on: the folder is damaged, whatever they are.
    try:
        yield
    except Exception as exc:
        raise IndexDamagedError(
            f"The vectors in {folder} cannot be used ({exc}).",
            "Run `cluster-policy index --rebuild`.",
        ) from exc
