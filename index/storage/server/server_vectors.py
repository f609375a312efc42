"""The vectors of one generation among those on a server, by language.

A filter within one collection looks at every record, which takes long in a large one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from index.documents import Passage
from index.storage.server.catalog import Generation
from index.storage.server.chroma import Chroma
from index.storage.texts import Texts
from index.text.languages import UNKNOWN

if TYPE_CHECKING:
    import numpy as np


class ServerVectors:
    """Searches the versions of a generation; safe to use from several threads."""

    def __init__(self, chroma: Chroma, generation: Generation) -> None:
        """Search ``chroma`` for what ``generation`` consists of."""
        self._chroma = chroma
        self._generation = generation
        self._versions = frozenset(generation.versions.values())

    def search(
        self, embedding: Sequence[float], limit: int, language: str | None = None
    ) -> list[tuple[str, float]]:
        """Return the nearest passage ids with their cosine similarity, best first.

        There are fewer than ``limit`` only where the generation has no more.
        """
        names = self._collections
        if language is not None:
            own = _collection(self._generation.vectors, language)
            names = [own] if own in names else []
        found = [hit for name in names for hit in self._search(name, embedding, limit)]
        return sorted(found, key=lambda hit: -hit[1])[:limit]

    def narrowed(self, texts: Texts) -> ServerVectors:
        """Return the same with nothing but the passages of ``texts``."""
        known, versions = texts.known_ids(), self._generation.versions
        own = {id_: versions[id_] for id_ in versions.keys() & known}
        return ServerVectors(self._chroma, replace(self._generation, versions=own))

    def holds(self, passages: int) -> bool:
        """Return whether there can be a vector for each of so many passages."""
        return sum(map(self._chroma.count, self._collections)) >= passages

    def close(self) -> None:
        """Leave the connection open, which is for all generations."""

    @cached_property
    def _collections(self) -> list[str]:
        return self._chroma.collections(f"{self._generation.vectors}-")

    def _search(
        self, name: str, embedding: Sequence[float], limit: int
    ) -> Sequence[tuple[str, float]]:
        """Search one collection, which also holds what other generations have."""
        limit, found = min(limit, self._chroma.most), []
        for wanted in (min(2 * limit, self._chroma.most), self._chroma.most):
            near = self._chroma.nearest(name, embedding, wanted)
            found = list(self._own(near))
            if len(found) >= limit or len(near) < wanted:
                return found[:limit]
        own = sorted(self._versions)
        near = self._chroma.nearest(name, embedding, limit, own) if own else []
        return list(self._own(near))

    def _own(self, near: Sequence[tuple[str, float]]) -> Iterator[tuple[str, float]]:
        for id_, distance in near:
            version, _, passage = id_.partition("/")
            if version in self._versions:
                yield passage, 1.0 - distance


def add_vectors(
    chroma: Chroma,
    vectors: str,
    added: Mapping[str, tuple[Sequence[Passage], np.ndarray]],
) -> None:
    """Add the vectors of versions: of each the passages, and a row for each."""
    import numpy as np

    each = [
        (name, passage, row)
        for name, (passages, rows) in added.items()
        for passage, row in zip(passages, rows, strict=True)
    ]
    for language in sorted({passage.language for _, passage, _ in each}):
        own = [one for one in each if one[1].language == language]
        ids = [vector_id(name, passage) for name, passage, _ in own]
        rows = np.stack([row for *_, row in own])
        chroma.add(_collection(vectors, language), ids, [n for n, *_ in own], rows)


def delete_vectors(chroma: Chroma, vectors: str, ids: Sequence[str]) -> None:
    """Delete vectors by ``vector_id``, in whatever language they are."""
    for collection in chroma.collections(f"{vectors}-"):
        chroma.delete(collection, ids)


def vector_id(version: str, passage: Passage) -> str:
    """Return what the vector of a passage is called."""
    return f"{version}/{passage.id}"


def _collection(vectors: str, language: str) -> str:
    return f"{vectors}-{language or UNKNOWN}"
