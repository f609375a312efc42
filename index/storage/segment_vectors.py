"""The vectors of one generation, searched in the segments that they are in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property

from index.errors import IndexDamagedError
from index.storage.texts import Texts
from index.storage.vector_collections import VectorCollections, collection_name


class SegmentVectors:
    """Searches the documents of a generation; safe to use from several threads."""

    def __init__(
        self,
        chroma: VectorCollections,
        segments: Callable[[], Mapping[str, str]],
        close: Callable[[], None] = lambda: None,
    ) -> None:
        """Search ``chroma`` for documents.

        Args:
            chroma: Where the vectors are.
            segments: Says where each document is, by id. It is asked when that is
                needed: an update, which opens what is live a few times, searches
                nothing.
            close: Gives back what is not for all generations.
        """
        self._chroma = chroma
        self._read = segments
        self.close = close

    def search(
        self, embedding: Sequence[float], limit: int, language: str | None = None
    ) -> list[tuple[str, float]]:
        """Return the nearest passage ids with their cosine similarity, best first.

        There are fewer than ``limit`` only where the generation has no more.

        Args:
            embedding: Of the query.
            limit: How many.
            language: That the passages are in; ``None`` for all.
        """
        found = [
            hit
            for segment, name in self._collections
            if language is None or name == collection_name(segment, language)
            for hit in self._search(segment, name, embedding, limit)
        ]
        return sorted(found, key=lambda hit: -hit[1])[:limit]

    def narrowed(self, texts: Texts) -> SegmentVectors:
        """Return the same with nothing but the passages of ``texts``.

        It is part of this one, and closed with it.
        """
        return SegmentVectors(self._chroma, texts.segments)

    def lacks(self, segments: Collection[str]) -> bool:
        """Return whether one of some segments is not there at all, asking once."""
        return self._chroma.lacks(segments)

    def check(self, passages: int) -> None:
        """Make sure that there can be a vector for each of so many passages.

        Raises:
            IndexDamagedError: There cannot.
        """
        there = sum(self._chroma.count(name) for _, name in self._collections)
        require_all(there, passages)

    @cached_property
    def _collections(self) -> list[tuple[str, str]]:
        """Of each collection the segment and the name."""
        return self._chroma.of(set(self._by_key.values()))

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        return {document_key(id_): segment for id_, segment in self._read().items()}

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
        own = sorted(key for key, there in self._by_key.items() if there == segment)
        near = self._chroma.nearest(name, embedding, limit, own) if own else []
        return list(self._own(segment, near))

    def _own(
        self, segment: str, near: Sequence[tuple[str, float]]
    ) -> Iterator[tuple[str, float]]:
        for id_, distance in near:
            key, _, passage = id_.partition("/")
            # It may be in an older segment, too, out of which it was moved.
            if self._by_key.get(key) == segment:
                yield passage, 1.0 - distance


def document_key(document_id: str) -> str:
    """Return what stands for a document there; its id may be longer than is taken."""
    return hashlib.sha256(document_id.encode()).hexdigest()[:32]


def require_all(vectors: int, passages: int) -> None:
    """Make sure that there are no fewer vectors than passages.

    Raises:
        IndexDamagedError: There are.
    """
    if vectors < passages:
        raise IndexDamagedError(
            "The vectors of the index lack some of its passages.",
            "Run `cluster-policy index --rebuild`.",
        )
