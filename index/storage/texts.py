"""The texts of one generation: search them by keywords, and get what is in them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from index.documents import (
    Document,
    IndexedDocument,
    Passage,
    ReadFailure,
    ScoredPassage,
)
from index.embedding.cache import embedding_text
from index.storage.database import Database, marks
from index.storage.keyword_weights import KeywordWeights
from index.storage.left_out import LeftOut
from index.storage.records import (
    REMOVED,
    document_from_row,
    indexed_document_from_row,
    passage_from_row,
)
from index.text.keywords import (
    keyword_query,
    keyword_tokens,
    phrase_query,
    telling_tokens,
)

_OF_ONE = " WHERE document_id = ?"
_OF_SOME = " WHERE document_id IN (SELECT value FROM json_each(?))"
# A hit in title or heading counts half of one in the text.
_SEARCH = """
WITH best AS (
    SELECT rowid, -bm25(keywords, 1.0, 0.5) AS score FROM keywords
    WHERE keywords MATCH ?{within} ORDER BY score DESC, rowid LIMIT ?
)
SELECT passages.*, score FROM best JOIN passages ON number = best.rowid
ORDER BY score DESC, number
"""
_DOCUMENT = """
SELECT documents.*, by_id, newer.title AS by_title FROM documents
LEFT JOIN replaced ON replaced.document_id = documents.id
LEFT JOIN documents AS newer ON newer.id = by_id WHERE documents.id = ?
"""
_HOLDING = """
SELECT passages.id, language FROM passages JOIN (
    SELECT rowid FROM keywords WHERE keywords MATCH ?{within}{shared} LIMIT ?
) AS holding ON number = holding.rowid
"""
_SHARED = " UNION SELECT rowid FROM shared_tokens WHERE shared_tokens MATCH ?{within}"
_COMMON = 1_000
"""So many passages hold a name that it tells little, and takes long to look up."""
# The plus keeps SQLite from searching the keywords again for every passage of the
# language: of 800 passages that took 120 times as long.
_WITHIN = " AND +rowid IN (SELECT number FROM passages WHERE language = ?)"
_VISIBLE = " AND +rowid IN (SELECT number FROM passages)"


class Texts:
    """Documents, passages and keywords; safe to read from several threads.

    What SQLite raises comes out as ``IndexDamagedError``.
    """

    def __init__(
        self, database: Database, hidden: frozenset[str] = frozenset()
    ) -> None:
        """Read what is in ``database``, of which ``hidden`` is known to be left out."""
        self._database = database
        self.hidden = hidden
        """Ids of documents and failures that are here, and that nothing tells of."""
        self.left_out = LeftOut(database, hidden)
        """To know again what was told before it was hidden."""
        self._weights = KeywordWeights(database)
        # Passages are left out of the tables, but not of their words.
        self._visible = _VISIBLE if hidden else ""
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
        return Texts(self._database.narrowed(hidden), hidden)

    def fits(self, info: Mapping[str, str]) -> bool:
        """Return whether the generation was made as ``info`` says."""
        return info.items() <= self.info.items()

    # Search ----------------------------------------------------------------------

    def search_keywords(
        self, question: str, limit: int, language: str | None = None
    ) -> list[ScoredPassage]:
        """Return the passages that share keywords with ``question``, best first.

        Args:
            question: Its words.
            limit: How many.
            language: That the passages are in; ``None`` for all.
        """
        words = keyword_tokens(question)
        tokens = telling_tokens(words, self.common_tokens(words))
        if not tokens:
            return []
        if self.hidden:
            return self._weigh(tokens, limit, language)
        within = () if language is None else (language,)
        search = _SEARCH.format(within=_WITHIN if within else "")
        rows = self._database.rows(search, keyword_query(tokens), *within, limit)
        return [ScoredPassage(passage_from_row(row), row["score"]) for row in rows]

    def _weigh(
        self, tokens: Sequence[str], limit: int, language: str | None
    ) -> list[ScoredPassage]:
        scores = dict(islice(self._weights.score(tokens, language).items(), limit))
        rows = self._database.rows(
            f"SELECT * FROM passages WHERE number IN ({marks(len(scores))})", *scores
        )
        found = {row["number"]: passage_from_row(row) for row in rows}
        return [ScoredPassage(found[number], scores[number]) for number in scores]

    def passages_holding(
        self, spellings: Collection[str], *, as_sound: bool = True
    ) -> dict[str, list[str]]:
        """Return which passages hold one of some spellings: their ids by language.

        Args:
            spellings: Of one name or amount; see ``shared_tokens``. What stands in very
                many passages is found in none.
            as_sound: Whether to look through the shared tokens, too: the sounds of
                Chinese texts are common, and to look for them takes long.
        """
        query = phrase_query(spellings)
        shared, asked = (_SHARED, [query, query]) if as_sound else ("", [query])
        holding = _HOLDING.replace("{shared}", shared).format(within=self._visible)
        rows = self._database.rows(holding, *asked, _COMMON) if query else []
        found: dict[str, list[str]] = {}
        for row in rows if len(rows) < _COMMON else ():
            found.setdefault(row["language"], []).append(row["id"])
        return found

    def common_tokens(self, tokens: Iterable[str]) -> dict[str, int]:
        """Return how many passages hold those of the tokens that many do."""
        wanted = tuple(dict.fromkeys(tokens))
        rows = self._database.rows(
            f"SELECT * FROM common_tokens WHERE token IN ({marks(len(wanted))})",
            *wanted,
        )
        common = {row["token"]: row["passages"] for row in rows}
        return self._weights.common(common) if self.hidden else common

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Return those passages that are here, by id."""
        rows = self._database.rows(
            f"SELECT * FROM passages WHERE id IN ({marks(len(ids))})", *ids
        )
        return {row["id"]: passage_from_row(row) for row in rows}

    def passage_ids(self) -> dict[str, list[str]]:
        """Return the ids of all passages, by their language."""
        ids: dict[str, list[str]] = {}
        for row in self._database.rows("SELECT language, id FROM passages"):
            ids.setdefault(row["language"], []).append(row["id"])
        return ids

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
        """Return how many documents are in each language, in order of their ids."""
        rows = self._database.rows(
            "SELECT language, count(*) AS documents FROM documents"
            " GROUP BY language ORDER BY min(id)"
        )
        return {row["language"]: row["documents"] for row in rows}

    def passage_languages(
        self, document_ids: Iterable[str] | None = None
    ) -> dict[str, int]:
        """Return how many passages are in each language, most first.

        ``document_ids`` are those of their documents; ``None`` for all.
        """
        some = [] if document_ids is None else [json.dumps([*document_ids])]
        rows = self._database.rows(
            "SELECT language, count(*) AS passages FROM passages"
            f"{_OF_SOME * len(some)}"
            " GROUP BY language ORDER BY passages DESC, language",
            *some,
        )
        return {row["language"]: row["passages"] for row in rows}

    def passage_counts(self) -> dict[str, int]:
        """Return how many passages there are of each document that has any, by id."""
        rows = self._database.rows(
            "SELECT document_id, count(*) AS passages FROM passages"
            " GROUP BY document_id"
        )
        return {row["document_id"]: row["passages"] for row in rows}

    def known_ids(self) -> frozenset[str]:
        """Return the ids of all documents, and of the files that could not be read."""
        rows = self._database.rows(
            "SELECT id FROM documents UNION SELECT document_id FROM failures"
        )
        return frozenset(row["id"] for row in rows)

    def content_hashes(self) -> dict[str, str]:
        """Return the content hash of every document, by id."""
        rows = self._database.rows("SELECT id, content_hash FROM documents")
        return {row["id"]: row["content_hash"] for row in rows}

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
        families: dict[int, list[str]] = {}
        for row in self._database.rows(
            "SELECT * FROM near_duplicates ORDER BY family, 1"
        ):
            families.setdefault(row["family"], []).append(row["document_id"])
        return tuple(map(tuple, families.values()))

    def count(self) -> int:
        """Return the number of passages."""
        return int(self._database.rows("SELECT count(*) FROM passages")[0][0])

    def count_keywords(self) -> int:
        """Return the number of passages in the keyword table."""
        return int(self._database.rows("SELECT count(*) FROM keywords")[0][0])

    @property
    def removed(self) -> int:
        """How many passages were removed since the file was last made anew."""
        rows = self._database.rows("SELECT value FROM info WHERE key = ?", REMOVED)
        return int(rows[0]["value"]) if rows else 0

    # Embeddings ------------------------------------------------------------------

    def embedding_keys(self, document_id: str) -> dict[tuple[int, str], bytes]:
        """Return the embedding keys of a document by start and text of its passages."""
        rows = self._database.rows(
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
        with self._database.translated():
            for row in self._database.each_row(query, *values):
                passage = passage_from_row(row)
                text = embedding_text(row["title"], passage)
                yield passage, text, row["embedding_key"]
