"""One generation, open to be searched: its texts, and its vectors wherever they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from index.documents import (
    Document,
    IndexedDocument,
    Passage,
    ReadFailure,
    ScoredPassage,
)
from index.errors import DocumentMissingError
from index.storage.segment_vectors import SegmentVectors
from index.storage.texts import Texts

KEPT = 32
"""Narrowed stores that stay open; each has a connection and temporary tables."""


class PassageStore:
    """One generation: search it, and get documents to quote from.

    Safe to use from several threads. What SQLite or Chroma raise comes out as
    ``IndexDamagedError``.
    """

    def __init__(self, texts: Texts, vectors: SegmentVectors) -> None:
        """Search ``texts`` and ``vectors``, which are closed with the store."""
        self.texts = texts
        self._vectors = vectors
        self._narrowed: dict[frozenset[str], _Narrowed] = {}
        self._narrowing = Lock()

    def close(self) -> None:
        """Give back the files."""
        self._close_texts()
        self._vectors.close()

    def _close_texts(self) -> None:
        for narrowed in self._narrowed.values():
            narrowed.store._close_texts()
        self.texts.close()

    @contextmanager
    def narrowed(self, hidden: frozenset[str]) -> Iterator[PassageStore]:
        """Give the same without some documents, as if they had never been here.

        It is kept for those from whom the same is hidden, for the last of them.

        Args:
            hidden: Their ids, also those of files that could not be read.
        """
        hidden &= self.known_ids
        if not hidden:
            yield self
            return
        with self._narrowing:
            kept = self._narrowed.pop(hidden, None) or _Narrowed(self._without(hidden))
            self._narrowed[hidden] = kept  # The latest is the last.
            kept.users += 1
        try:
            yield kept.store
        finally:
            with self._narrowing:
                kept.users -= 1
                unused = [key for key, one in self._narrowed.items() if not one.users]
                for key in unused[: max(0, len(self._narrowed) - KEPT)]:
                    self._narrowed.pop(key).store._close_texts()

    def _without(self, hidden: frozenset[str]) -> PassageStore:
        texts = self.texts.narrowed(hidden)
        return PassageStore(texts, self._vectors.narrowed(texts))

    @contextmanager
    def without(self, hidden: frozenset[str]) -> Iterator[PassageStore]:
        """Give the same without some documents, until the block ends.

        What ``narrowed`` returns is kept; this is for what differs each time.
        """
        if not hidden & self.known_ids:
            yield self
            return
        store = self._without(hidden)
        try:
            yield store
        finally:
            store._close_texts()

    @cached_property
    def known_ids(self) -> frozenset[str]:
        """The ids of all documents, and of the files that could not be read."""
        return self.texts.known_ids()

    @cached_property
    def state(self) -> str:
        """The name of what is here, whatever else the generation holds."""
        return self.texts.state()

    @property
    def info(self) -> Mapping[str, str]:
        """What the generation was made with."""
        return self.texts.info

    def check(self) -> None:
        """Make sure that texts, keywords and vectors hold the same passages.

        Raises:
            IndexDamagedError: They do not.
        """
        self.texts.check()
        self._vectors.check(self.count())

    def lacks_vectors(self) -> bool:
        """Return whether vectors were lost together, as with the data of a server.

        Unlike ``check`` this costs little, and does not notice single ones.
        """
        return self._vectors.lacks(self.texts.segment_names())

    def search_vectors(
        self, embedding: Sequence[float], limit: int, language: str | None = None
    ) -> list[ScoredPassage]:
        """Return the passages nearest to a query's embedding, best first.

        Args:
            embedding: Of the query.
            limit: How many.
            language: That the passages are in; ``None`` for all.
        """
        found = self._vectors.search(embedding, limit, language)
        passages = self.texts.passages([id_ for id_, _ in found])
        return [ScoredPassage(passages[id_], score) for id_, score in found]

    def search_keywords(
        self, question: str, limit: int, language: str | None = None
    ) -> list[ScoredPassage]:
        """Return the passages that share keywords with ``question``, best first."""
        return self.texts.keywords.search(question, limit, language)

    def passages_holding(
        self, spellings: Collection[str], *, as_sound: bool = True
    ) -> dict[str, list[str]]:
        """Return which passages hold one of some spellings: their ids by language.

        ``as_sound`` finds them in the sounds of Chinese texts, too.
        """
        return self.texts.keywords.passages_holding(spellings, as_sound=as_sound)

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Return those passages that are here, by id."""
        return self.texts.passages(ids)

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """Return all passages of a document, in the order of its text."""
        found = self.texts.embedded_passages([document_id])
        return tuple(sorted((one for one, _, _ in found), key=lambda one: one.span))

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, or ``None`` if it is not here."""
        return self.texts.document(document_id)

    def require_document(self, document_id: str) -> Document:
        """Return a document with its text.

        Raises:
            DocumentMissingError: It is not here.
        """
        if document := self.document(document_id):
            return document
        raise DocumentMissingError(
            f"There is no document {document_id} in the index.",
            "See `cluster-policy documents` for those there are.",
        )

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what is known of every document, in order of their ids."""
        return self._documents

    @cached_property
    def _documents(self) -> tuple[IndexedDocument, ...]:
        # Every run of a page wants them; what is open never changes.
        return self.texts.documents()

    @cached_property
    def languages(self) -> Mapping[str, int]:
        """How many documents are in each language, in order of their ids.

        Every question wants to know; looked up once, since what is open never changes.
        """
        return self.texts.languages()

    @cached_property
    def passage_languages(self) -> Mapping[str, int]:
        """How many passages are in each language, most first."""
        return self.texts.passage_languages()

    def failures(self) -> tuple[ReadFailure, ...]:
        """Return the files that could not be read."""
        return self.texts.failures()

    def near_duplicates(self) -> tuple[tuple[str, ...], ...]:
        """Return families of documents that say nearly the same, by their ids."""
        return self.texts.near_duplicates()

    def count(self) -> int:
        """Return the number of passages."""
        return self.texts.count()


@dataclass(slots=True)
class _Narrowed:
    store: PassageStore
    users: int = 0
