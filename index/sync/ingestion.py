"""Put documents into a draft: texts as they come, embedded beside and kept.

Document → passages → keys and texts → windows over many documents → embeddings
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Literal

from index.documents import Document
from index.embedding.cache import embedding_key, embedding_text
from index.sync.reports import Progress, SyncProgress
from index.text.splitter import split_document

if TYPE_CHECKING:
    from index.embedding.cache import EmbeddingCache
    from index.embedding.embedder import Embedder
    from index.settings import IndexSettings
    from index.storage.draft import Draft

LOGGER = logging.getLogger(__name__)

# Texts embedded at once: enough to sort them by length and fill batches over documents.
_WINDOW = 256
# So many are enough while nothing else is embedded, as when reading is the slower part.
_WINDOW_WHEN_IDLE = 64
# Windows that wait while one is embedded; the reading of files waits for more.
_AHEAD = 2


class Ingestion:
    """Adds documents to a draft; embedding goes on beside in a thread.

    Use it in a ``with`` block and call ``finish`` in it; leaving the block without
    stops the embedding.
    """

    def __init__(
        self,
        settings: IndexSettings,
        draft: Draft,
        cache: EmbeddingCache,
        embedder: Embedder,
        files: int,
        progress: Progress,
    ) -> None:
        """Add to ``draft``; ``files`` are expected, and ``progress`` is told."""
        self._draft = draft
        self._cache = cache
        self._count_tokens = embedder.count_tokens
        self._chunk_size = min(settings.chunk_size, embedder.passage_tokens)
        self._chunk_overlap = settings.chunk_overlap
        self._files = files
        self._tell = progress
        self._done = self._passages = self._embedded = 0
        self._started = time.monotonic()
        self._window: list[tuple[bytes, str]] = []
        self._embedding: deque[Future[None]] = deque()
        self._thread = ThreadPoolExecutor(1, "embedding")

    def __enter__(self) -> Ingestion:
        """Return the ingestion itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Stop embedding after the window that is being embedded."""
        self._thread.shutdown(cancel_futures=True)

    def add(self, document: Document, kept: Mapping[tuple[int, str], bytes]) -> None:
        """Add a document in place of an earlier version of it.

        Args:
            document: What was read.
            kept: Embedding keys by start and text of a passage, where its embedding
                is to be taken from the same bytes under another name.
        """
        passages = split_document(
            document, self._count_tokens, self._chunk_size, self._chunk_overlap
        )
        texts = [embedding_text(document.title, passage) for passage in passages]
        keys = [
            kept.get((passage.span.start, passage.text)) or embedding_key(text)
            for passage, text in zip(passages, texts, strict=True)
        ]
        self._draft.remove_document(document.id)
        self._draft.add_document(document, passages, keys)
        self._window.extend(zip(keys, texts, strict=True))
        self._passages += len(passages)
        LOGGER.debug("%s gives %d passages", document.id, len(passages))
        for note in document.notes:
            LOGGER.info("%s: %s", document.id, note)
        while len(self._window) >= self._enough():
            self._embed_window()

    def remove(self, document_id: str) -> None:
        """Take a document out, if it is there."""
        self._draft.remove_document(document_id)

    def count_file(self) -> None:
        """Count a file as read, whatever came of it."""
        self._done += 1
        self.report()

    def report(self) -> None:
        """Tell how far it is while files are read."""
        self._report("read")

    def finish(self) -> None:
        """Embed all that is left."""
        while self._window or self._embedding:
            if self._window:
                self._embed_window()
            else:
                self._wait_for_oldest()
            self._report("embed")

    def _enough(self) -> int:
        idle = all(future.done() for future in self._embedding)
        return _WINDOW_WHEN_IDLE if idle else _WINDOW

    def _embed_window(self) -> None:
        window, self._window = self._window[:_WINDOW], self._window[_WINDOW:]
        while len(self._embedding) > _AHEAD:
            self._wait_for_oldest()
        self._embedding.append(self._thread.submit(self._embed, window))

    def _wait_for_oldest(self) -> None:
        """Wait until the oldest window is embedded; raise what its embedding raised."""
        self._embedding.popleft().result()

    def _embed(self, window: list[tuple[bytes, str]]) -> None:
        keys, texts = map(list, zip(*window, strict=True))
        self._cache.embed(keys, texts)
        self._embedded += len(window)

    def _report(self, stage: Literal["read", "embed"]) -> None:
        reading = stage == "read"
        self._tell(
            SyncProgress(
                stage,
                self._done if reading else self._embedded,
                self._files if reading else self._passages,
                self._passages,
                self._embedded,
                time.monotonic() - self._started,
            )
        )
