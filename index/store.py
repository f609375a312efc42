"""One generation on disk: document texts, keyword table and vectors."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.documents import (
    Document,
    IndexedDocument,
    Passage,
    ReadFailure,
    ScoredPassage,
)
from index.errors import IndexDamagedError
from index.keywords import keyword_query
from index.records import (
    SCHEMA,
    document_from_row,
    document_row,
    indexed_document_from_row,
    keyword_row,
    passage_from_row,
    passage_row,
)
from index.vectors import VectorTable

if TYPE_CHECKING:
    import numpy as np

# A hit in title or heading counts half of one in the text.
_SEARCH = """
SELECT passages.*, -bm25(keywords, 1.0, 0.5) AS score
FROM keywords JOIN passages ON passages.number = keywords.rowid
WHERE keywords MATCH ? ORDER BY score DESC, passages.number LIMIT ?
"""


class PassageStore:
    """One generation, open: search it, and get documents to quote from.

    Safe to call from several threads. What SQLite or Chroma raise comes out as
    ``IndexDamagedError``.
    """

    def __init__(self, folder: Path, *, writable: bool = False) -> None:
        """Open the generation in ``folder``."""
        self._folder = folder
        # A published generation never changes, so SQLite need not lock or look twice.
        mode = "rw" if writable else "ro&immutable=1"
        with _translated(folder):
            self._database = sqlite3.connect(
                f"{(folder / 'documents.sqlite').resolve().as_uri()}?mode={mode}",
                uri=True,
                check_same_thread=False,
            )
            self._database.row_factory = sqlite3.Row
            self.info: Mapping[str, str] = dict(
                self._database.execute("SELECT key, value FROM info").fetchall()
            )
        self._opening = threading.Lock()
        self._opened: VectorTable | None = None

    @property
    def _vectors(self) -> VectorTable:
        # Opened when first needed: Chroma notes each opening in its database, and who
        # only compares documents must leave no trace.
        with self._opening:
            if self._opened is None:
                self._opened = VectorTable(self._folder / "chroma")
            return self._opened

    @classmethod
    def create(cls, folder: Path, info: Mapping[str, str]) -> PassageStore:
        """Make an empty generation in the new ``folder`` and open it for writing."""
        with _translated(folder):
            folder.mkdir(parents=True)
            database = sqlite3.connect(folder / "documents.sqlite")
            with database:
                database.executescript(SCHEMA)
                database.executemany("INSERT INTO info VALUES (?, ?)", info.items())
            database.close()
        VectorTable(folder / "chroma", create=True).close()
        return cls(folder, writable=True)

    def close(self) -> None:
        """Give back the files."""
        with _translated(self._folder):
            self._database.close()
        if self._opened:
            self._opened.close()

    # Search and get --------------------------------------------------------------

    def search_vectors(
        self, embedding: Sequence[float], limit: int
    ) -> list[ScoredPassage]:
        """Return the passages nearest to a query's embedding, best first."""
        found = self._vectors.search(embedding, limit)
        passages = self._passages([id_ for id_, _ in found])
        return [ScoredPassage(passages[id_], score) for id_, score in found]

    def search_keywords(self, question: str, limit: int) -> list[ScoredPassage]:
        """Return the passages that share keywords with ``question``, best first."""
        query = keyword_query(question)
        if not query:
            return []
        with _translated(self._folder):
            rows = self._database.execute(_SEARCH, (query, limit)).fetchall()
        return [ScoredPassage(passage_from_row(row), row["score"]) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, or ``None`` if it is not here."""
        rows = self._rows("SELECT * FROM documents WHERE id = ?", document_id)
        return document_from_row(rows[0]) if rows else None

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what is known of every document, in order of their ids."""
        rows = self._rows(
            "SELECT documents.id, title, documents.language, modified, encoding,"
            " warnings, date, notes, count(passages.id) AS passages"
            " FROM documents LEFT JOIN passages"
            " ON passages.document_id = documents.id GROUP BY documents.id"
        )
        return tuple(indexed_document_from_row(row) for row in rows)

    def content_hashes(self) -> dict[str, str]:
        """Return the content hash of every document, by id."""
        rows = self._rows("SELECT id, content_hash FROM documents")
        return {row["id"]: row["content_hash"] for row in rows}

    def failures(self) -> tuple[ReadFailure, ...]:
        """Return the files that could not be read."""
        rows = self._rows(
            "SELECT *, document_id IN (SELECT id FROM documents) AS answering"
            " FROM failures ORDER BY document_id"
        )
        return tuple(
            ReadFailure(
                row["document_id"],
                row["reason"],
                row["content_hash"],
                bool(row["answering"]),
            )
            for row in rows
        )

    def count(self) -> int:
        """Return the number of passages."""
        return int(self._rows("SELECT count(*) FROM passages")[0][0])

    def check(self) -> None:
        """Make sure that texts, keywords and vectors hold the same passages.

        Raises:
            IndexDamagedError: They do not.
        """
        keywords = self._rows("SELECT count(*) FROM keywords")[0][0]
        if not self.count() == keywords == self._vectors.count():
            raise IndexDamagedError(
                f"The index in {self._folder} does not hold together.",
                "Run `cluster-policy index --rebuild`.",
            )

    # Change ----------------------------------------------------------------------

    def add_documents(
        self,
        documents: Iterable[Document],
        passages: Sequence[Passage],
        embeddings: np.ndarray,
    ) -> None:
        """Add documents and passages; ``embeddings`` has a row for each passage."""
        titles = {}
        with _translated(self._folder), self._database:
            for document in documents:
                titles[document.id] = document.title
                self._database.execute(
                    f"INSERT INTO documents VALUES ({_marks(12)})",
                    document_row(document),
                )
            for passage in passages:
                self._add_passage(passage, titles[passage.document_id])
        self._vectors.add([passage.id for passage in passages], embeddings)

    def remove_documents(self, document_ids: Iterable[str]) -> None:
        """Forget documents and their passages; unknown ids are no error."""
        removed: list[str] = []
        with _translated(self._folder), self._database:
            for document_id in document_ids:
                removed.extend(self._remove_document(document_id))
        self._vectors.remove(removed)

    def set_failures(self, failures: Iterable[ReadFailure]) -> None:
        """Replace the list of files that could not be read."""
        with _translated(self._folder), self._database:
            self._database.execute("DELETE FROM failures")
            self._database.executemany(
                "INSERT INTO failures VALUES (?, ?, ?)",
                [(f.document_id, f.reason, f.content_hash) for f in failures],
            )

    def _add_passage(self, passage: Passage, title: str) -> None:
        cursor = self._database.execute(
            f"INSERT INTO passages VALUES (NULL, {_marks(9)})", passage_row(passage)
        )
        self._database.execute(
            "INSERT INTO keywords (rowid, text, context) VALUES (?, ?, ?)",
            (cursor.lastrowid, *keyword_row(passage.text, title, passage.heading)),
        )

    def _remove_document(self, document_id: str) -> list[str]:
        rows = self._rows(
            "SELECT passages.*, title FROM passages JOIN documents"
            " ON documents.id = document_id WHERE document_id = ?",
            document_id,
        )
        # The keyword table keeps no text of its own, so it is told what to forget.
        self._database.executemany(
            "INSERT INTO keywords (keywords, rowid, text, context)"
            " VALUES ('delete', ?, ?, ?)",
            [
                (row["number"], *keyword_row(row["text"], row["title"], row["heading"]))
                for row in rows
            ],
        )
        self._database.execute(
            "DELETE FROM passages WHERE document_id = ?", (document_id,)
        )
        self._database.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        return [row["id"] for row in rows]

    def _passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        rows = self._rows(
            f"SELECT * FROM passages WHERE id IN ({_marks(len(ids))})", *ids
        )
        return {row["id"]: passage_from_row(row) for row in rows}

    def _rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with _translated(self._folder):
            return self._database.execute(query, values).fetchall()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as exc:
        raise IndexDamagedError(
            f"The index in {folder} cannot be used ({exc}).",
            "Run `cluster-policy index --rebuild`.",
        ) from exc
