"""A generation that is being made: nobody reads it before it is published."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from index.documents import Document, Passage, ReadFailure
from index.storage.database import Database
from index.storage.text_writer import TextWriter
from index.storage.texts import Texts

if TYPE_CHECKING:
    import numpy as np

    from index.embedding.cache import EmbeddingCache

LOGGER = logging.getLogger(__name__)

_TOGETHER = 5_000
"""Passages: adding fewer at once takes Chroma longer, and they are in memory."""


class Draft:
    """Texts to read and to change, and their kept embeddings.

    What SQLite raises comes out as ``IndexDamagedError``.
    """

    def __init__(
        self,
        name: str,
        database: Database,
        cache: EmbeddingCache,
        *,
        rebuild: bool = False,
    ) -> None:
        """Make the generation ``name``.

        Args:
            name: What it will be published as.
            database: Its texts, open for writing.
            cache: Where its embeddings are kept; its vectors are made of them at the
                publication.
            rebuild: Nothing in it is of a generation before it.
        """
        self.name = name
        self.rebuild = rebuild
        """Whether nothing in it is of a generation before it."""
        self.texts = Texts(database)
        self._writer = TextWriter(database)
        self.cache = cache
        """Where its embeddings are kept."""

    def close(self) -> None:
        """Give back the files."""
        self.texts.close()

    def add_document(
        self, document: Document, passages: Sequence[Passage], keys: Sequence[bytes]
    ) -> None:
        """Add a document and its passages with the keys of their embeddings."""
        self._writer.add_document(document, passages, keys)

    def remove_document(self, document_id: str) -> None:
        """Forget a document, if it is known."""
        self._writer.remove_document(document_id)

    def set_segment(self, segment: str, document_ids: Iterable[str]) -> None:
        """Note in which segment the vectors of some documents are."""
        self._writer.set_segment(segment, document_ids)

    def complete(self, failures: Iterable[ReadFailure]) -> None:
        """Note what could not be read, and what shows only when all is there."""
        self._writer.set_failures(failures)
        self._writer.compare()

    def is_mostly_removed(self) -> bool:
        """Return whether more was removed from its file than there is in it."""
        return self.texts.removed > self.texts.count()

    def compact(self) -> None:
        """Make the file anew without what was removed.

        SQLite keeps the space for later, also that of the kept embeddings.
        """
        LOGGER.info("The file is made anew without %d passages", self.texts.removed)
        self._writer.compact()
        self.cache.keep_only(key for _, _, key in self.texts.embedded_passages())

    def embedded(
        self, document_ids: Sequence[str]
    ) -> Iterator[tuple[Sequence[Passage], np.ndarray]]:
        """Yield the passages of some documents, many at a time, and a row for each."""
        rows = self.texts.embedded_passages(document_ids)
        while part := list(islice(rows, _TOGETHER)):
            passages, texts, keys = zip(*part, strict=True)
            yield passages, self.cache.embed(keys, texts)

    def check(self) -> None:
        """Make sure that texts and keywords hold the same passages.

        Raises:
            IndexDamagedError: They do not.
        """
        self.texts.check()
