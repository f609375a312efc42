"""The vectors of one generation, in segments on a server.

A segment is what one publication sent, in a collection for each language, since a
filter within a large collection takes long. It is never changed, and removed whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        self._segments = {
            version: generation.segments[document_id]
            for document_id, version in generation.versions.items()
        }

    def search(
        self, embedding: Sequence[float], limit: int, language: str | None = None
    ) -> list[tuple[str, float]]:
        """Return the nearest passage ids with their cosine similarity, best first.

        There are fewer than ``limit`` only where the generation has no more.
        """
        found = [
            hit
            for segment, name in self._collections
            if language is None or name == _collection(segment, language)
            for hit in self._search(segment, name, embedding, limit)
        ]
        return sorted(found, key=lambda hit: -hit[1])[:limit]

    def narrowed(self, texts: Texts) -> ServerVectors:
        """Return the same with nothing but the passages of ``texts``."""
        known, versions = texts.known_ids(), self._generation.versions
        own = {id_: versions[id_] for id_ in versions.keys() & known}
        return ServerVectors(self._chroma, replace(self._generation, versions=own))

    def holds(self, passages: int) -> bool:
        """Return whether there can be a vector for each of so many passages."""
        counts = (self._chroma.count(name) for _, name in self._collections)
        return sum(counts) >= passages

    def close(self) -> None:
        """Leave the connection open, which is for all generations."""

    @cached_property
    def _collections(self) -> list[tuple[str, str]]:
        """Of each collection the segment and the name."""
        return collections_of(self._chroma, self._segments.values())

    def _search(
        self, segment: str, name: str, embedding: Sequence[float], limit: int
    ) -> Sequence[tuple[str, float]]:
        """Search a collection, which also holds what other generations have."""
        limit, found = min(limit, self._chroma.most), []
        for wanted in (min(2 * limit, self._chroma.most), self._chroma.most):
            near = self._chroma.nearest(name, embedding, wanted)
            found = list(self._own(segment, near))
            if len(found) >= limit or len(near) < wanted:
                return found[:limit]
        own = sorted(v for v, there in self._segments.items() if there == segment)
        near = self._chroma.nearest(name, embedding, limit, own) if own else []
        return list(self._own(segment, near))

    def _own(
        self, segment: str, near: Sequence[tuple[str, float]]
    ) -> Iterator[tuple[str, float]]:
        for id_, distance in near:
            version, _, passage = id_.partition("/")
            # It may be in an older segment, too, out of which it was moved.
            if self._segments.get(version) == segment:
                yield passage, 1.0 - distance


def collections_of(chroma: Chroma, segments: Iterable[str]) -> list[tuple[str, str]]:
    """Return the segment and the name of each collection of some segments."""
    wanted = set(segments)
    if not wanted:
        return []
    # A language has no hyphen.
    each = ((name.rpartition("-")[0], name) for name in chroma.collections(""))
    return [(segment, name) for segment, name in each if segment in wanted]


def create_segment(chroma: Chroma, segment: str, passages: Mapping[str, int]) -> None:
    """Make a segment for so many passages in each language."""
    for language, count in passages.items():
        chroma.create(_collection(segment, language), count)


def add_vectors(
    chroma: Chroma,
    segment: str,
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
        ids = [f"{name}/{passage.id}" for name, passage, _ in own]
        rows = np.stack([row for *_, row in own])
        chroma.add(_collection(segment, language), ids, [n for n, *_ in own], rows)


def _collection(segment: str, language: str) -> str:
    return f"{segment}-{language or UNKNOWN}"
