"""The vectors of one generation, in segments on a server.

A segment is what one publication sent, in a collection for each language, since a
filter within a large collection takes long. It is never changed, and removed whole.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.documents import Passage
from index.storage.server.chroma import Chroma
from index.storage.texts import Texts
from index.text.languages import UNKNOWN

if TYPE_CHECKING:
    import numpy as np


class ServerVectors:
    """Searches the documents of a generation; safe to use from several threads."""

    def __init__(
        self, chroma: Chroma, segments: Callable[[], Mapping[str, str]]
    ) -> None:
        """Search ``chroma`` for documents; ``segments`` says where each is, by id.

        It is asked when that is needed: an update, which opens what is live a few
        times, searches nothing.
        """
        self._chroma = chroma
        self._read = segments

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
        return ServerVectors(self._chroma, texts.segments)

    def holds(self, passages: int) -> bool:
        """Return whether there can be a vector for each of so many passages."""
        return count_vectors(self._chroma, self._collections) >= passages

    def close(self) -> None:
        """Leave the connection open, which is for all generations."""

    @cached_property
    def _collections(self) -> list[tuple[str, str]]:
        """Of each collection the segment and the name."""
        return collections_of(self._chroma, self._by_key.values())

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        return {_key(id_): segment for id_, segment in self._read().items()}

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


def collections_of(chroma: Chroma, segments: Iterable[str]) -> list[tuple[str, str]]:
    """Return the segment and the name of each collection of some segments."""
    if not (wanted := set(segments)):
        return []
    # A language has no hyphen.
    each = ((name.rpartition("-")[0], name) for name in chroma.collections(""))
    return [(segment, name) for segment, name in each if segment in wanted]


def count_vectors(chroma: Chroma, collections: Iterable[tuple[str, str]]) -> int:
    """Return how many vectors are in what ``collections_of`` returns."""
    return sum(chroma.count(name) for _, name in collections)


def create_segment(chroma: Chroma, segment: str, passages: Mapping[str, int]) -> None:
    """Make a segment for so many passages in each language."""
    counts = Counter[str]()
    for language, count in passages.items():
        counts[_collection(segment, language)] += count
    for name, count in counts.items():
        chroma.create(name, count)


def add_vectors(
    chroma: Chroma,
    segment: str,
    passages: Iterable[Passage],
    rows: Iterable[np.ndarray],
) -> None:
    """Add the vectors of passages, for each a row."""
    parts: dict[str, dict[str, np.ndarray]] = {}
    for passage, row in zip(passages, rows, strict=True):
        part = parts.setdefault(_collection(segment, passage.language), {})
        part[f"{_key(passage.document_id)}/{passage.id}"] = row
    for name, vectors in parts.items():
        chroma.add(name, vectors)


def _collection(segment: str, language: str) -> str:
    return f"{segment}-{language or UNKNOWN}"


def _key(document_id: str) -> str:
    """Return what stands for a document there; its id may be longer than is taken."""
    return hashlib.sha256(document_id.encode()).hexdigest()[:32]
