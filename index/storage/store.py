"""One generation on disk: its texts and its vectors."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Self

from index.documents import ScoredPassage
from index.errors import IndexDamagedError
from index.storage.database import create_database, translated
from index.storage.texts import TextStore
from index.storage.vectors import VectorTable

if TYPE_CHECKING:
    import numpy as np

    from index.embedding.cache import EmbeddingCache

ADDED_AT_ONCE = 5_000
"""Vectors: Chroma writes its whole graph at each addition, and they are in memory."""


class PassageStore(TextStore):
    """One generation, open: search it, and get documents to quote from.

    Safe to call from several threads. What SQLite or Chroma raise comes out as
    ``IndexDamagedError``.
    """

    def __init__(self, folder: Path, *, writable: bool = False) -> None:
        """Open the generation in ``folder``."""
        super().__init__(folder, writable=writable)
        self._opening = threading.Lock()
        self._opened: VectorTable | None = None

    @property
    def _vectors(self) -> VectorTable:
        # Opened when first needed: Chroma notes each opening in its database, and who
        # only compares documents must leave no trace.
        with self._opening:
            if self._opened is None:
                self._opened = VectorTable(vectors_folder(self._folder))
            return self._opened

    @classmethod
    def create(cls, folder: Path, info: Mapping[str, str]) -> Self:
        """Make an empty generation in the new ``folder`` and open it for writing."""
        create_database(folder, info)
        VectorTable(vectors_folder(folder), create=True).close()
        return cls(folder, writable=True)

    def close(self) -> None:
        """Give back the files."""
        super().close()
        if self._opened:
            self._opened.close()

    def search_vectors(
        self, embedding: Sequence[float], limit: int
    ) -> list[ScoredPassage]:
        """Return the passages nearest to a query's embedding, best first."""
        found = self._vectors.search(embedding, limit)
        passages = self._passages([id_ for id_, _ in found])
        return [ScoredPassage(passages[id_], score) for id_, score in found]

    def check(self) -> None:
        """Make sure that texts, keywords and vectors hold the same passages.

        Raises:
            IndexDamagedError: They do not.
        """
        self.check_vectors(self._vectors.count())

    def check_vectors(self, vectors: int) -> None:
        """Make sure that there are as many passages and keyword rows as ``vectors``."""
        if not self.count() == self.count_keywords() == vectors:
            raise IndexDamagedError(
                f"The index in {self._folder} does not hold together.",
                "Run `cluster-policy index --rebuild`.",
            )

    def compact(self, cache: EmbeddingCache) -> None:
        """Make the files anew without what was removed; the embeddings are kept ones.

        Chroma only marks what is removed, and SQLite keeps the space for later.
        """
        self.compact_texts(cache)
        folder = vectors_folder(self._folder)
        self._vectors.close()
        with self._opening, translated(self._folder):
            rmtree(folder)
            self._opened = VectorTable(folder, create=True)
        rows = self.embedded_passages()
        while part := list(islice(rows, ADDED_AT_ONCE)):
            passages, texts, keys = zip(*part, strict=True)
            self.add_vectors([p.id for p in passages], cache.embed(keys, texts))

    def add_vectors(self, ids: Sequence[str], embeddings: np.ndarray) -> None:
        """Add the vectors of passages; ``embeddings`` has a row for each."""
        self._vectors.add(ids, embeddings)

    def remove_vectors(self, ids: Sequence[str]) -> None:
        """Remove the vectors of passages."""
        self._vectors.remove(ids)


def vectors_folder(folder: Path) -> Path:
    """Return where the vectors of the generation in ``folder`` are."""
    return folder / "chroma"
