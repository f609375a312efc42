"""The texts of one generation: documents, passages and keywords in one SQLite file."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.documents import (
    Document,
    IndexedDocument,
    Passage,
    ReadFailure,
    ScoredPassage,
)
from index.embedding.cache import embedding_text
from index.storage.database import open_database, translated
from index.storage.records import (
    document_from_row,
    document_row,
    indexed_document_from_row,
    keyword_row,
    passage_from_row,
    passage_row,
)
from index.text.keywords import keyword_query, keyword_tokens, telling_tokens
from index.text.near_duplicates import find_near_duplicates, sketch_text

if TYPE_CHECKING:
    from index.embedding.cache import EmbeddingCache

LOGGER = logging.getLogger(__name__)

_REMOVED = "removed_passages"
_OF_ONE = " WHERE document_id = ?"
# A hit in title or heading counts half of one in the text.
_SEARCH = """
WITH best AS (
    SELECT rowid, -bm25(keywords, 1.0, 0.5) AS score FROM keywords
    WHERE keywords MATCH ? ORDER BY score DESC, rowid LIMIT ?
)
SELECT passages.*, score FROM best JOIN passages ON number = best.rowid
ORDER BY score DESC, number
"""


# Fewer passages than this are looked up in no time.
_COUNT_COMMON = """
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, keywords, row);
DELETE FROM common_tokens;
INSERT INTO common_tokens SELECT term, doc FROM temp.vocabulary WHERE doc >= 100;
DROP TABLE temp.vocabulary;
"""


class TextStore:
    """The texts of one generation, open: search them by keywords, and get documents.

    Safe to call from several threads. What SQLite raises comes out as
    ``IndexDamagedError``.
    """

    def __init__(self, folder: Path, *, writable: bool = False) -> None:
        """Open the texts of the generation in ``folder``."""
        self._folder = folder
        self._database = open_database(folder, writable=writable)
        with translated(folder):
            self.info: Mapping[str, str] = dict(
                self._database.execute("SELECT key, value FROM info").fetchall()
            )

    def close(self) -> None:
        """Give back the file."""
        with translated(self._folder):
            self._database.close()

    def fits(self, info: Mapping[str, str]) -> bool:
        """Return whether the generation was made as ``info`` says."""
        return info.items() <= self.info.items()

    # Search and get --------------------------------------------------------------

    def search_keywords(self, question: str, limit: int) -> list[ScoredPassage]:
        """Return the passages that share keywords with ``question``, best first."""
        tokens = keyword_tokens(question)
        query = keyword_query(telling_tokens(tokens, self.common_tokens(tokens)))
        if not query:
            return []
        with translated(self._folder):
            rows = self._database.execute(_SEARCH, (query, limit)).fetchall()
        return [ScoredPassage(passage_from_row(row), row["score"]) for row in rows]

    def common_tokens(self, tokens: Iterable[str]) -> dict[str, int]:
        """Return how many passages hold those of the tokens that many do."""
        wanted = tuple(dict.fromkeys(tokens))
        rows = self._rows(
            f"SELECT * FROM common_tokens WHERE token IN ({_marks(len(wanted))})",
            *wanted,
        )
        return {row["token"]: row["passages"] for row in rows}

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, or ``None`` if it is not here."""
        rows = self._rows("SELECT * FROM documents WHERE id = ?", document_id)
        with translated(self._folder):
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

    def languages(self) -> dict[str, int]:
        """Return how many documents are in each language, in order of their ids."""
        rows = self._rows(
            "SELECT language, count(*) AS documents FROM documents"
            " GROUP BY language ORDER BY min(id)"
        )
        return {row["language"]: row["documents"] for row in rows}

    def content_hashes(self) -> dict[str, str]:
        """Return the content hash of every document, by id."""
        rows = self._rows("SELECT id, content_hash FROM documents")
        return {row["id"]: row["content_hash"] for row in rows}

    def unread_pages(self) -> dict[str, tuple[int, ...]]:
        """Return the pages still to be read of the documents that have such, by id."""
        rows = self._rows("SELECT id, unread FROM documents WHERE unread != '[]'")
        return {row["id"]: tuple(json.loads(row["unread"])) for row in rows}

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

    def count_keywords(self) -> int:
        """Return the number of passages in the keyword table."""
        return int(self._rows("SELECT count(*) FROM keywords")[0][0])

    def near_duplicates(self) -> tuple[tuple[str, ...], ...]:
        """Return families of documents that say nearly the same, by their ids."""
        families: dict[int, list[str]] = {}
        for row in self._rows("SELECT * FROM near_duplicates ORDER BY family, 1"):
            families.setdefault(row["family"], []).append(row["document_id"])
        return tuple(map(tuple, families.values()))

    def embedding_keys(self, document_id: str) -> dict[tuple[int, str], bytes]:
        """Return the embedding keys of a document by start and text of its passages."""
        rows = self._rows(
            "SELECT start, text, embedding_key FROM passages WHERE document_id = ?",
            document_id,
        )
        return {(row["start"], row["text"]): row["embedding_key"] for row in rows}

    def embedded_passages(
        self, document_id: str | None = None
    ) -> Iterator[tuple[Passage, str, bytes]]:
        """Yield passages, of one document or all, their embedded text and its key."""
        where, values = ("", ()) if document_id is None else (_OF_ONE, (document_id,))
        query = (
            "SELECT passages.*, title FROM passages"
            f" JOIN documents ON documents.id = document_id{where} ORDER BY number"
        )
        with translated(self._folder):
            for row in self._database.execute(query, values):
                passage = passage_from_row(row)
                text = embedding_text(row["title"], passage)
                yield passage, text, row["embedding_key"]

    @property
    def removed(self) -> int:
        """How many passages were removed since the files were last made anew."""
        rows = self._rows("SELECT value FROM info WHERE key = ?", _REMOVED)
        return int(rows[0]["value"]) if rows else 0

    # Change ----------------------------------------------------------------------

    def add_document(
        self, document: Document, passages: Sequence[Passage], keys: Sequence[bytes]
    ) -> None:
        """Add a document and its passages with the keys of their embeddings."""
        with translated(self._folder), self._database:
            self._database.execute(
                f"INSERT INTO documents VALUES ({_marks(14)})",
                document_row(document, sketch_text(document.text)),
            )
            for passage, key in zip(passages, keys, strict=True):
                self._add_passage(passage, document.title, key)

    def remove_document(self, document_id: str) -> list[str]:
        """Forget a document; return the ids of its passages, none if it is unknown."""
        with translated(self._folder), self._database:
            removed = self._remove_document(document_id)
            self._set_info(_REMOVED, str(self.removed + len(removed)))
        return removed

    def set_failures(self, failures: Iterable[ReadFailure]) -> None:
        """Replace the list of files that could not be read."""
        with translated(self._folder), self._database:
            self._database.execute("DELETE FROM failures")
            self._database.executemany(
                "INSERT INTO failures VALUES (?, ?, ?)",
                [(f.document_id, f.reason, f.content_hash) for f in failures],
            )

    def finish(self) -> None:
        """Find what shows only when all documents are there.

        That is: which say nearly the same, and which keywords many passages hold.
        """
        rows = self._rows("SELECT id, sketch FROM documents")
        families = find_near_duplicates({row["id"]: row["sketch"] for row in rows})
        with translated(self._folder), self._database:
            self._database.execute("DELETE FROM near_duplicates")
            self._database.executemany(
                "INSERT INTO near_duplicates VALUES (?, ?)",
                [(id_, number) for number, ids in enumerate(families) for id_ in ids],
            )
            self._database.executescript(_COUNT_COMMON)

    def compact_texts(self, cache: EmbeddingCache) -> None:
        """Give back the space of what was removed, also in the kept embeddings."""
        LOGGER.info("The files are made anew without %d passages", self.removed)
        with translated(self._folder):
            with self._database:
                self._set_info(_REMOVED, "0")
            self._database.execute("VACUUM")
        cache.keep_only(key for _, _, key in self.embedded_passages())

    def _set_info(self, key: str, value: str) -> None:
        self._database.execute("REPLACE INTO info VALUES (?, ?)", (key, value))

    def _add_passage(self, passage: Passage, title: str, key: bytes) -> None:
        cursor = self._database.execute(
            f"INSERT INTO passages VALUES (NULL, {_marks(10)})",
            passage_row(passage, key),
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
        with translated(self._folder):
            return self._database.execute(query, values).fetchall()


def _marks(count: int) -> str:
    return ", ".join("?" * count)
