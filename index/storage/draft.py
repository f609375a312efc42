"""A generation that is being made: nobody reads it before it is published."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from index.documents import Document, Passage, ReadFailure
from index.storage.database import Database
from index.storage.store import check_whole
from index.storage.text_writer import TextWriter
from index.storage.texts import Texts
from index.storage.vector_writer import VectorWriter
from index.storage.vectors import VectorTable

if TYPE_CHECKING:
    import numpy as np

    from index.embedding.cache import EmbeddingCache

LOGGER = logging.getLogger(__name__)

ADDED_AT_ONCE = 5_000
"""Vectors: Chroma writes its whole graph at each addition, and they are in memory."""


class Draft:
    """Texts to read and to change, their kept embeddings, and vectors to search.

    What SQLite or Chroma raise comes out as ``IndexDamagedError``.
    """

    def __init__(
        self,
        name: str,
        database: Database,
        cache: EmbeddingCache,
        vectors: VectorTable | None,
    ) -> None:
        """Make the generation ``name``.

        Args:
            name: What it will be published as.
            database: Its texts, open for writing.
            cache: Where its embeddings are kept.
            vectors: Its vectors; ``None`` where they are not searched here: a server is
                sent the kept embeddings, document by document, at the publication.
        """
        self.name = name
        self.texts = Texts(database)
        self._writer = TextWriter(database)
        self._cache = cache
        self._vectors = VectorWriter(vectors) if vectors else None

    def close(self) -> None:
        """Give back the files."""
        self.texts.close()
        if self._vectors:
            self._vectors.close()

    def add_document(
        self, document: Document, passages: Sequence[Passage], keys: Sequence[bytes]
    ) -> None:
        """Add a document and its passages with the keys of their embeddings."""
        self._writer.add_document(document, passages, keys)

    def remove_document(self, document_id: str) -> list[str]:
        """Forget a document; return the ids of its passages, none if it is unknown."""
        return self._writer.remove_document(document_id)

    def add_vectors(
        self, ids: Sequence[str], embeddings: np.ndarray, languages: Sequence[str]
    ) -> None:
        """Add the vectors of passages: for each a row, and the language it is in."""
        if self._vectors:
            self._vectors.add(ids, embeddings, languages)

    def remove_vectors(self, ids: Sequence[str]) -> None:
        """Remove the vectors of passages."""
        if self._vectors:
            self._vectors.remove(ids)

    def set_segment(self, segment: str, document_ids: Iterable[str]) -> None:
        """Note in which segment on a server the vectors of some documents are."""
        self._writer.set_segment(segment, document_ids)

    def complete(self, failures: Iterable[ReadFailure]) -> None:
        """Note what could not be read, and what shows only when all is there."""
        self._writer.set_failures(failures)
        self._writer.compare()

    def is_mostly_removed(self) -> bool:
        """Return whether more was removed from its files than there is in them."""
        return self.texts.removed > self.texts.count()

    def compact(self) -> None:
        """Make the files anew without what was removed.

        Chroma only marks what is removed, and SQLite keeps the space for later, also
        that of the kept embeddings.
        """
        LOGGER.info("The files are made anew without %d passages", self.texts.removed)
        self._writer.compact()
        self._cache.keep_only(key for _, _, key in self.texts.embedded_passages())
        if self._vectors:
            self._vectors.finish().create()
            rows = self.texts.embedded_passages()
            while part := list(islice(rows, ADDED_AT_ONCE)):
                passages, embeddings = self._embedded(part)
                ids, languages = zip(
                    *((p.id, p.language) for p in passages), strict=True
                )
                self._vectors.add(ids, embeddings, languages)

    def embedded(
        self, document_ids: Sequence[str]
    ) -> tuple[Sequence[Passage], np.ndarray]:
        """Return the passages of some documents, and a row for each."""
        return self._embedded(list(self.texts.embedded_passages(document_ids)))

    def check(self) -> None:
        """Make sure that texts, keywords and vectors hold the same passages.

        Raises:
            IndexDamagedError: They do not.
        """
        vectors = self._vectors.finish() if self._vectors else None
        check_whole(self.texts, vectors)

    def _embedded(
        self, rows: Sequence[tuple[Passage, str, bytes]]
    ) -> tuple[Sequence[Passage], np.ndarray]:
        passages, texts, keys = zip(*rows, strict=True) if rows else ((), (), ())
        return passages, self._cache.embed(keys, texts)
