"""Embeddings that are kept on disk, so that no text is embedded twice."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.embeddings import Embeddings

_BATCH = 256  # Texts between two commits: what an interruption can lose.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS embeddings (
    model TEXT NOT NULL, text_hash BLOB NOT NULL, embedding BLOB NOT NULL,
    PRIMARY KEY (model, text_hash)
) WITHOUT ROWID
"""


class EmbeddingCache:
    """Embeddings by (model, text hash) in one SQLite file, for one writer at a time."""

    def __init__(self, path: Path, embedder: Embeddings, model: str) -> None:
        """Keep in ``path`` what ``embedder`` makes; ``model`` is its identity."""
        self._database = sqlite3.connect(path)
        self._database.execute(_SCHEMA)
        self._embedder = embedder
        self._model = model

    def close(self) -> None:
        """Give back the file."""
        self._database.close()

    def embed(
        self, texts: Sequence[str], progress: Callable[[int, int], None]
    ) -> np.ndarray:
        """Return one row of float32 for each text, embedding only unknown ones.

        Args:
            texts: What to embed, as passages.
            progress: Called with how many are done and how many there are.
        """
        import numpy as np

        hashes = [hashlib.sha256(text.encode()).digest() for text in texts]
        known = self._load(hashes)
        # Similar lengths side by side: a batch is as slow as its longest text.
        missing = sorted(
            {
                h: t for h, t in zip(hashes, texts, strict=True) if h not in known
            }.items(),
            key=lambda entry: len(entry[1]),
        )
        progress(len(texts) - len(missing), len(texts))
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            rows = self._embedder.embed_documents([text for _, text in batch])
            fresh = {
                text_hash: np.asarray(row, dtype=np.float32)
                for (text_hash, _), row in zip(batch, rows, strict=True)
            }
            self._save(fresh)
            known.update(fresh)
            progress(len(texts) - len(missing) + start + len(batch), len(texts))
        return np.stack([known[h] for h in hashes]) if hashes else np.empty((0, 0))

    def _load(self, hashes: Sequence[bytes]) -> dict[bytes, np.ndarray]:
        import numpy as np

        found = {}
        for text_hash in dict.fromkeys(hashes):
            row = self._database.execute(
                "SELECT embedding FROM embeddings WHERE model = ? AND text_hash = ?",
                (self._model, text_hash),
            ).fetchone()
            if row:
                found[text_hash] = np.frombuffer(row[0], dtype=np.float32)
        return found

    def _save(self, fresh: dict[bytes, np.ndarray]) -> None:
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?)",
                [(self._model, h, row.tobytes()) for h, row in fresh.items()],
            )
