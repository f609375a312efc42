"""Embeddings that are kept on disk, so that no text is embedded twice."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.embeddings import Embeddings

    from index.documents import Passage

LOGGER = logging.getLogger(__name__)

_BATCH = 256  # Texts between two commits: what an interruption can lose.
# Large pages, because only two embeddings would fit on one of the usual size.
_SCHEMA = """
PRAGMA page_size = 16384;
CREATE TABLE IF NOT EXISTS embeddings (
    model TEXT NOT NULL, text_hash BLOB NOT NULL, embedding BLOB NOT NULL,
    UNIQUE (model, text_hash)
);
"""


def embedding_text(title: str, passage: Passage) -> str:
    """Return what is embedded for a passage.

    Title and heading say what a passage is about when its text does not.
    """
    return "\n".join(part for part in (title, passage.heading, passage.text) if part)


def embedding_key(text: str) -> bytes:
    """Return the key under which the embedding of ``text`` is kept."""
    return hashlib.sha256(text.encode()).digest()


class EmbeddingCache:
    """Embeddings by (model, key) in one SQLite file, for one writer at a time.

    It may be used in another thread than it was made in, but not in two at once.
    """

    def __init__(self, path: Path, embedder: Embeddings, model: str) -> None:
        """Keep in ``path`` what ``embedder`` makes; ``model`` is its identity."""
        self._database = sqlite3.connect(path, check_same_thread=False)
        self._database.executescript(_SCHEMA)
        self._embedder = embedder
        self._model = model

    def close(self) -> None:
        """Give back the file."""
        self._database.close()

    def embed(self, keys: Sequence[bytes], texts: Iterable[str]) -> np.ndarray:
        """Return one row of float32 for each key, embedding only unknown ones.

        Args:
            keys: Under which the embeddings are kept, or will be.
            texts: What to embed for each key, as passages; not looked at where the key
                is known.
        """
        import numpy as np

        wanted = dict(zip(keys, texts, strict=True))
        known = self._load(wanted)
        missing = [key for key in wanted if key not in known]
        LOGGER.debug("%d of %d passages are new to embed", len(missing), len(wanted))
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            rows = self._embedder.embed_documents([wanted[key] for key in batch])
            fresh = {
                key: np.asarray(row, dtype=np.float32)
                for key, row in zip(batch, rows, strict=True)
            }
            self.save(fresh)
            known.update(fresh)
        return np.stack([known[key] for key in keys]) if keys else np.empty((0, 0))

    def save(self, fresh: Mapping[bytes, np.ndarray]) -> None:
        """Keep embeddings by their keys."""
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?)",
                [(self._model, key, row.tobytes()) for key, row in fresh.items()],
            )

    def keep_only(self, keys: Iterable[bytes]) -> None:
        """Forget every embedding but those of ``keys``, and give back the space."""
        with self._database:
            self._database.execute("CREATE TEMP TABLE kept (key BLOB PRIMARY KEY)")
            self._database.executemany(
                "INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys)
            )
            self._database.execute(
                "DELETE FROM embeddings WHERE model <> ? OR text_hash NOT IN kept",
                (self._model,),
            )
            self._database.execute("DROP TABLE kept")
        self._database.execute("VACUUM")

    def _load(self, keys: Iterable[bytes]) -> dict[bytes, np.ndarray]:
        import numpy as np

        found = {}
        for key in keys:
            row = self._database.execute(
                "SELECT embedding FROM embeddings WHERE model = ? AND text_hash = ?",
                (self._model, key),
            ).fetchone()
            if row:
                found[key] = np.frombuffer(row[0], dtype=np.float32)
        return found
