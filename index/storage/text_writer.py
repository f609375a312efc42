"""Change the texts of a generation that is not published yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from index.documents import Document, Passage, ReadFailure
from index.storage.common_tokens import CommonTokens
from index.storage.database import Database, marks
from index.storage.records import (
    REMOVED,
    document_row,
    keyword_row,
    passage_row,
    shared_row,
)
from index.storage.replaced import find_replaced
from index.text.near_duplicates import find_alike, sketch_text

_COUNT_REMOVED = """
INSERT INTO info VALUES (?, ?)
ON CONFLICT (key) DO UPDATE SET value = value + excluded.value
"""


class TextWriter:
    """Adds and removes documents, with their passages and keywords.

    What SQLite raises comes out as ``IndexDamagedError``.
    """

    def __init__(self, database: Database) -> None:
        """Change ``database``, which is open for writing."""
        self._database = database
        self._added: set[str] = set()
        with database.changing() as connection:
            self._common = CommonTokens(connection)

    def add_document(
        self, document: Document, passages: Sequence[Passage], keys: Sequence[bytes]
    ) -> None:
        """Add a document and its passages with the keys of their embeddings."""
        row = document_row(document, sketch_text(document.text))
        with self._database.changing() as database:
            database.execute(f"INSERT INTO documents VALUES ({marks(15)})", row)
            for passage, key in zip(passages, keys, strict=True):
                self._add_passage(database, passage, document.title, key)
        self._added.add(document.id)

    def remove_document(self, document_id: str) -> None:
        """Forget a document, if it is known."""
        rows = self._database.rows(
            "SELECT passages.*, title FROM passages JOIN documents"
            " ON documents.id = document_id WHERE document_id = ?",
            document_id,
        )
        with self._database.changing() as database:
            self._remove_passages(database, rows)
            _forget_document(database, document_id)
            database.execute(_COUNT_REMOVED, (REMOVED, len(rows)))

    def set_segment(self, segment: str, document_ids: Iterable[str]) -> None:
        """Note in which segment the vectors of some documents are."""
        with self._database.changing() as database:
            database.executemany(
                "INSERT OR REPLACE INTO sent VALUES (?, ?)",
                [(document_id, segment) for document_id in document_ids],
            )

    def set_failures(self, failures: Iterable[ReadFailure]) -> None:
        """Replace the list of files that could not be read."""
        with self._database.changing() as database:
            database.execute("DELETE FROM failures")
            database.executemany(
                "INSERT INTO failures VALUES (?, ?, ?)",
                [(f.document_id, f.reason, f.content_hash) for f in failures],
            )

    def compare(self) -> None:
        """Find what shows only when all documents are there.

        That is: which say nearly the same, which replace others, and which keywords
        many passages hold.
        """
        alike = self._find_alike() if self._added else []
        replaced = find_replaced(self._database.rows)
        with self._database.changing() as database:
            database.execute("DELETE FROM replaced")
            database.executemany("INSERT INTO replaced VALUES (?, ?)", replaced)
            database.executemany("INSERT OR IGNORE INTO alike VALUES (?, ?)", alike)
            self._common.count()

    def _add_passage(
        self, database: sqlite3.Connection, passage: Passage, title: str, key: bytes
    ) -> None:
        row = passage_row(passage, key)
        cursor = database.execute(
            f"INSERT INTO passages VALUES (NULL, {marks(10)})", row
        )
        number, above = cursor.lastrowid or 0, (title, passage.heading)
        words = keyword_row(passage.text, *above)
        database.execute(
            "INSERT INTO keywords (rowid, text, context) VALUES (?, ?, ?)",
            (number, *words),
        )
        database.execute(
            "INSERT INTO shared_tokens (rowid, tokens) VALUES (?, ?)",
            (number, shared_row(passage.text, *above)),
        )
        self._common.add(words)

    def _remove_passages(
        self, database: sqlite3.Connection, passages: Sequence[sqlite3.Row]
    ) -> None:
        # These two tables keep no text of their own, so they are told what to forget.
        for row in passages:
            number, above = row["number"], (row["title"], row["heading"])
            words = keyword_row(row["text"], *above)
            database.execute(
                "INSERT INTO keywords (keywords, rowid, text, context)"
                " VALUES ('delete', ?, ?, ?)",
                (number, *words),
            )
            database.execute(
                "INSERT INTO shared_tokens (shared_tokens, rowid, tokens)"
                " VALUES ('delete', ?, ?)",
                (number, shared_row(row["text"], *above)),
            )
            self._common.remove(words)

    def _find_alike(self) -> list[tuple[str, str]]:
        sketches = self._database.pairs("SELECT id, sketch FROM documents")
        return find_alike(sketches, self._added)

    def compact(self) -> None:
        """Give back the space of what was removed."""
        with self._database.changing() as database:
            database.execute("DELETE FROM info WHERE key = ?", (REMOVED,))
        self._database.give_back_space()


def _forget_document(database: sqlite3.Connection, document_id: str) -> None:
    database.execute("DELETE FROM documents WHERE id = ?", (document_id,))
    for table, column in (
        ("passages", "document_id"),
        ("sent", "document_id"),
        ("alike", "document_id"),
        ("alike", "other_id"),
    ):
        database.execute(f"DELETE FROM {table} WHERE {column} = ?", (document_id,))
