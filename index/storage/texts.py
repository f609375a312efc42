"""The texts of one generation: what is in them, and their keywords to be searched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.documents import (
    Document,
    IndexedDocument,
    Passage,
    ReadFailure,
)
from index.embedding.cache import embedding_text
from index.errors import IndexDamagedError
from index.storage.database import Database, marks
from index.storage.keyword_search import KeywordSearch, WeightsOf
from index.storage.left_out import LeftOut
from index.storage.records import (
    REMOVED,
    document_from_row,
    indexed_document_from_row,
    passage_from_row,
)
from index.storage.state_names import name_state
from index.text.near_duplicates import join_families

_DOCUMENT = """
SELECT documents.*, by_id, newer.title AS by_title FROM documents
LEFT JOIN replaced ON replaced.document_id = documents.id
LEFT JOIN documents AS newer ON newer.id = by_id WHERE documents.id = ?
"""
_SEGMENT_NAMES = "SELECT DISTINCT segment FROM sent"
_SEGMENT_SIZES = """
SELECT coalesce(segment, ''), sum(passages) FROM (
    SELECT document_id, count(*) AS passages FROM passages GROUP BY document_id
) LEFT JOIN sent USING (document_id) GROUP BY segment
"""
_NOT_IN_SEGMENTS = """
SELECT id FROM documents LEFT JOIN sent ON document_id = id
WHERE (segment IS NULL OR segment NOT IN (SELECT value FROM json_each(?)))
AND EXISTS (SELECT 1 FROM passages WHERE passages.document_id = documents.id)
"""


class Texts:
    """Documents, passages and keywords; safe to read from several threads.

    What SQLite raises comes out as ``IndexDamagedError``.
    """

    def __init__(
        self,
        database: Database,
        hidden: frozenset[str] = frozenset(),
        weights: WeightsOf | None = None,
    ) -> None:
        """Read what is in ``database``, of which ``hidden`` is known to be left out.

        ``weights`` has those of keywords that are known already.
        """
        self._database = database
        self.hidden = hidden
        """Ids of documents and failures that are here, and that nothing tells of."""
        self.left_out = LeftOut(database, hidden)
        """To know again what was told before it was hidden."""
        self.keywords = KeywordSearch(database, hidden, weights)
        self.folder = database.folder
        """Of the generation."""
        self.info: Mapping[str, str] = database.info
        """What the generation was made with."""

    def close(self) -> None:
        """Give back the file."""
        self._database.close()

    def narrowed(self, hidden: frozenset[str]) -> Texts:
        """Return the same without some documents more; to be closed for itself."""
        hidden |= self.hidden
        return Texts(self._database.narrowed(hidden), hidden, self.keywords.weights)

    def fits(self, info: Mapping[str, str]) -> bool:
        """Return whether the generation was made as ``info`` says."""
        return info.items() <= self.info.items()

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Return those passages that are here, by id."""
        rows = self._database.rows(
            f"SELECT * FROM passages WHERE id IN ({marks(len(ids))})", *ids
        )
        return {row["id"]: passage_from_row(row) for row in rows}

    # What is here ----------------------------------------------------------------

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, or ``None`` if it is not here."""
        rows = self._database.rows(_DOCUMENT, document_id)
        with self._database.translated():
            return document_from_row(rows[0]) if rows else None

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what is known of every document, in order of their ids."""
        rows = self._database.rows(
            "SELECT documents.id, title, documents.language, modified, encoding,"
            " warnings, date, notes, count(passages.id) AS passages,"
            " max(passages.page) AS pages"
            " FROM documents LEFT JOIN passages"
            " ON passages.document_id = documents.id GROUP BY documents.id"
        )
        return tuple(indexed_document_from_row(row) for row in rows)

    def languages(self) -> dict[str, int]:
        """Return how many documents are in each language, most first."""
        return self._database.pairs(
            "SELECT language, count(*) AS documents FROM documents"
            " GROUP BY language ORDER BY documents DESC, language"
        )

    def passage_languages(
        self, document_ids: Iterable[str] | None = None
    ) -> dict[str, int]:
        """Return how many passages are in each language, most first.

        ``document_ids`` are those of their documents; ``None`` for all.
        """
        where, values = _of(document_ids)
        return self._database.pairs(
            f"SELECT language, count(*) AS passages FROM passages{where}"
            " GROUP BY language ORDER BY passages DESC, language",
            *values,
        )

    def known_ids(self) -> frozenset[str]:
        """Return the ids of all documents, and of the files that could not be read."""
        rows = self._database.rows(
            "SELECT id FROM documents UNION SELECT document_id FROM failures"
        )
        return frozenset(row["id"] for row in rows)

    def content_hashes(self) -> dict[str, str]:
        """Return the content hash of every document, by id."""
        return self._database.pairs("SELECT id, content_hash FROM documents")

    def segments(self) -> dict[str, str]:
        """Return in which segment the vectors of documents are, by id."""
        return self._database.pairs("SELECT document_id, segment FROM sent")

    def segment_names(self) -> list[str]:
        """Return the segments that the vectors of documents are in."""
        return [row[0] for row in self._database.rows(_SEGMENT_NAMES)]

    def segment_sizes(self) -> dict[str, int]:
        """Return of how many passages the vectors are in each segment.

        Those of the passages under "" are in none yet.
        """
        return self._database.pairs(_SEGMENT_SIZES)

    def not_in_segments(self, segments: Iterable[str]) -> list[str]:
        """Return the documents with passages that are in none of some segments."""
        rows = self._database.rows(_NOT_IN_SEGMENTS, json.dumps([*segments]))
        return [row["id"] for row in rows]

    def unread_pages(self) -> dict[str, tuple[int, ...]]:
        """Return the pages still to be read of the documents that have such, by id."""
        rows = self._database.rows(
            "SELECT id, unread FROM documents WHERE unread != '[]'"
        )
        return {row["id"]: tuple(json.loads(row["unread"])) for row in rows}

    def failures(self) -> tuple[ReadFailure, ...]:
        """Return the files that could not be read."""
        rows = self._database.rows(
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

    def near_duplicates(self) -> tuple[tuple[str, ...], ...]:
        """Return families of documents that say nearly the same, by their ids."""
        rows = self._database.rows("SELECT document_id, other_id FROM alike")
        return join_families((row["document_id"], row["other_id"]) for row in rows)

    def count(self) -> int:
        """Return the number of passages."""
        return int(self._database.rows("SELECT count(*) FROM passages")[0][0])

    def count_keywords(self) -> int:
        """Return the number of passages in the keyword table."""
        return int(self._database.rows("SELECT count(*) FROM keywords")[0][0])

    def check(self) -> None:
        """Make sure that there are keywords of every passage.

        Raises:
            IndexDamagedError: There are not.
        """
        if self.count_keywords() != self.count():
            raise IndexDamagedError(
                f"The index in {self.folder} does not hold together.",
                "Run `cluster-policy index --rebuild`.",
            )

    @property
    def removed(self) -> int:
        """How many passages were removed since the file was last made anew."""
        rows = self._database.rows("SELECT value FROM info WHERE key = ?", REMOVED)
        return int(rows[0]["value"]) if rows else 0

    def state(self) -> str:
        """Return the name of what is here: another one where anything differs."""
        return name_state(self._database)

    # Embeddings ------------------------------------------------------------------

    def embedding_keys(self, document_id: str) -> dict[tuple[int, str], bytes]:
        """Return the embedding keys of a document by start and text of its passages."""
        rows = self._database.rows(
            "SELECT start, text, embedding_key FROM passages WHERE document_id = ?",
            document_id,
        )
        return {(row["start"], row["text"]): row["embedding_key"] for row in rows}

    def embedded_passages(
        self, document_ids: Sequence[str] | None = None
    ) -> Iterator[tuple[Passage, str, bytes]]:
        """Yield passages, their embedded text and its key.

        ``document_ids`` are those of their documents; ``None`` for all.
        """
        where, values = _of(document_ids)
        query = (
            "SELECT passages.*, title FROM passages"
            f" JOIN documents ON documents.id = document_id{where}"
        )
        with self._database.translated():
            for row in self._database.each_row(query, *values):
                passage = passage_from_row(row)
                text = embedding_text(row["title"], passage)
                yield passage, text, row["embedding_key"]


def _of(document_ids: Iterable[str] | None) -> tuple[str, list[str]]:
    """Return the condition that rows are of some documents, or all, and its value."""
    if document_ids is None:
        return "", []
    some = json.dumps([*document_ids])
    return " WHERE document_id IN (SELECT value FROM json_each(?))", [some]
