"""Where vectors are: collections that are filled once, and then stay as they are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from index.text.languages import UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

    Rows = Mapping[str, Mapping[str, np.ndarray]]
    """By collection vectors by id."""


def collection_name(segment: str, language: str) -> str:
    """Return what the collection of a language in a segment is called."""
    return f"{segment}-{language or UNKNOWN}"


def segment_of(name: str) -> str:
    """Return the segment of a collection; a language has no hyphen."""
    return name.rpartition("-")[0]


def hnsw_filled_once(vectors: int) -> CreateHNSWConfiguration:
    """Return how Chroma is to order so many vectors, and write the graph of them once.

    Whoever reads it later has nothing to put in order.
    """
    return {
        "space": "cosine",
        # Measured on real passages: recall@10 against exact search is above 0.99.
        "ef_construction": 200,
        "max_neighbors": 32,
        "ef_search": 200,
        "batch_size": 1,
        "sync_threshold": vectors,
    }


class VectorCollections(ABC):
    """The collections of segments, in a folder or on a server; see ``segment_writer``.

    Every method raises ``IndexDamagedError`` where Chroma cannot read its own data. Ids
    begin with what stands for a document, and a slash.
    """

    most: int
    """Records that one search can find."""

    @abstractmethod
    def of(self, segments: Collection[str]) -> list[tuple[str, str]]:
        """Return the segment and the name of each collection of some segments."""

    def lacks(self, segments: Collection[str]) -> bool:
        """Return whether one of some segments is not there at all."""
        return len({segment for segment, _ in self.of(segments)}) < len(segments)

    @abstractmethod
    def create(self, name: str, vectors: int) -> None:
        """Make a collection for so many vectors."""

    @abstractmethod
    def add(self, name: str, rows: Mapping[str, np.ndarray]) -> None:
        """Add vectors to a collection, by id; not twice, should it fail."""

    @abstractmethod
    def count(self, name: str) -> int:
        """Return how many vectors are in a collection."""

    @abstractmethod
    def nearest(
        self,
        name: str,
        embedding: Sequence[float],
        limit: int,
        documents: Sequence[str] = (),
    ) -> list[tuple[str, float]]:
        """Return the nearest ids, of some documents or all, with their distance."""

    def fill(self, sizes: Mapping[str, int], parts: Iterable[Rows]) -> None:
        """Make collections, each for so many vectors, and add all parts of them."""
        for name, vectors in sizes.items():
            self.create(name, vectors)
        for part in parts:
            for name, rows in part.items():
                self.add(name, rows)

    def sizes(self, segments: Collection[str]) -> dict[str, int]:
        """Return how many vectors are in each of some segments."""
        sizes = dict.fromkeys(segments, 0)
        for segment, name in self.of(segments):
            sizes[segment] += self.count(name)
        return sizes
