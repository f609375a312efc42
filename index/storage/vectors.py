"""The vectors of one generation: Chroma collections in its folder, one a language.

A filter within one collection looks at every record: of 50,000 passages it took 130 ms
to search one language so, and 2 ms to search a collection of it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from index.errors import IndexDamagedError
from index.text.languages import UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from chromadb import Collection
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

    from index.storage.texts import Texts

_COLLECTION = "passages-"  # And the language.
_BATCH = 5_000  # Chroma takes at most 5,461 records at once.
_HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    # Measured on real passages: recall@10 against exact search is above 0.99.
    "ef_construction": 200,
    "max_neighbors": 32,
    "ef_search": 200,
    # Nothing stays in Chroma's queue: a reader that opens the folder has nothing to
    # replay, and so never rewrites the HNSW files of a published generation.
    "batch_size": 1,
    "sync_threshold": 1,
}
# Clients on one folder share a system, which Chroma makes and stops without a lock.
_OPENING = threading.Lock()


class VectorTable:
    """Passage ids and their embeddings, searched by cosine similarity.

    Opened when first needed: Chroma notes each opening in its database, and who only
    compares documents must leave no trace. Safe to use from several threads; what
    Chroma raises comes out as ``IndexDamagedError``.
    """

    def __init__(self, folder: Path) -> None:
        """Use the collection in ``folder``; nothing is opened or made."""
        self.folder = folder
        """Where they are."""
        self._opening = threading.Lock()
        self._opened: tuple[Client, dict[str, Collection]] | None = None

    def create(self) -> None:
        """Make the folder anew, with no collection in it.

        Chroma only marks what is removed: this is how its files become small again.
        """
        self.close()
        with self._opening, _translated(self.folder):
            if self.folder.exists():
                rmtree(self.folder)
            self._opened = _open(self.folder)

    def close(self) -> None:
        """Give back the files; they are opened again when they are needed again."""
        with self._opening:
            opened, self._opened = self._opened, None
        if opened:
            _close_client(opened[0])

    def add(
        self, ids: Sequence[str], embeddings: np.ndarray, languages: Sequence[str]
    ) -> None:
        """Add vectors; ``embeddings`` and ``languages`` have one for each id."""
        with _translated(self.folder):
            for language in sorted(set(languages)):
                own = [at for at, code in enumerate(languages) if code == language]
                collection = self._collection(language)
                for start in range(0, len(own), _BATCH):
                    batch = own[start : start + _BATCH]
                    rows = embeddings[batch]
                    collection.add(ids=[ids[at] for at in batch], embeddings=rows)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove vectors by id, whatever language they are of."""
        with _translated(self.folder):
            for collection in self._collections().values():
                for start in range(0, len(ids), _BATCH):
                    batch = list(ids[start : start + _BATCH])
                    if there := collection.get(ids=batch, include=[])["ids"]:
                        collection.delete(ids=there)

    def search(
        self,
        embedding: Sequence[float],
        limit: int,
        language: str | None = None,
        within: Mapping[str, list[str]] | None = None,
    ) -> list[tuple[str, float]]:
        """Return the nearest ids, of one language or all, with their similarity.

        Of those that are ``within``, by language, where that is given: they are chosen
        while it is searched, so that there are ``limit`` of them.
        """
        with _translated(self.folder):
            collections = self._collections()
            languages = self._languages() if language is None else [language]
            found = [
                hit
                for code in languages
                if (collection := collections.get(_name(code)))
                for hit in _search(
                    collection,
                    embedding,
                    limit,
                    None if within is None else within.get(code, []),
                )
            ]
        return sorted(found, key=lambda hit: -hit[1])[:limit]

    def narrowed(self, texts: Texts) -> NarrowedVectors:
        """Return the same with nothing but the passages of ``texts``."""
        return NarrowedVectors(self, texts.passage_ids())

    def holds(self, passages: int) -> bool:
        """Return whether there is a vector for each of so many passages."""
        return self.count() == passages

    def count(self) -> int:
        """Return the number of vectors."""
        with _translated(self.folder):
            return sum(each.count() for each in self._collections().values())

    def _collections(self) -> dict[str, Collection]:
        """Return those there are, by name."""
        with self._opening:
            if self._opened is None:
                self._opened = _open(self.folder)
            return self._opened[1]

    def _languages(self) -> list[str]:
        """Return the languages there are collections of."""
        return [name.removeprefix(_COLLECTION) for name in self._collections()]

    def _collection(self, language: str) -> Collection:
        """Return that of a language, made where there is none."""
        collections = self._collections()
        with self._opening:
            if _name(language) not in collections and self._opened:
                collections[_name(language)] = self._opened[0].create_collection(
                    _name(language),
                    embedding_function=None,
                    configuration={"hnsw": _HNSW},
                )
            return collections[_name(language)]


class NarrowedVectors:
    """Some of the vectors of a table, which are all there is for who searches here."""

    def __init__(self, table: VectorTable, within: Mapping[str, list[str]]) -> None:
        """Search those of ``table`` that are ``within``: passage ids by language."""
        self._table = table
        self._within = {code or UNKNOWN: ids for code, ids in within.items()}

    def search(
        self, embedding: Sequence[float], limit: int, language: str | None = None
    ) -> list[tuple[str, float]]:
        """Return the nearest ids, of one language or all, with their similarity."""
        code = None if language is None else language or UNKNOWN
        return self._table.search(embedding, limit, code, self._within)

    def narrowed(self, texts: Texts) -> NarrowedVectors:
        """Return the same with nothing but the passages of ``texts``."""
        return NarrowedVectors(self._table, texts.passage_ids())

    def holds(self, passages: int) -> bool:
        """Return whether there is a vector for each of so many passages."""
        return sum(map(len, self._within.values())) == passages

    def close(self) -> None:
        """Leave the table open, which is for all."""


def _name(language: str) -> str:
    return f"{_COLLECTION}{language or UNKNOWN}"


def _search(
    collection: Collection,
    embedding: Sequence[float],
    limit: int,
    within: list[str] | None,
) -> list[tuple[str, float]]:
    if within is not None and not within:
        return []
    found = collection.query(
        query_embeddings=list(embedding),
        n_results=limit,
        ids=within,
        include=["distances"],
    )
    distances = (found["distances"] or [[]])[0]
    return [
        (id_, 1.0 - distance)
        for id_, distance in zip(found["ids"][0], distances, strict=True)
    ]


def _open(folder: Path) -> tuple[Client, dict[str, Collection]]:
    client = _open_client(folder)
    try:
        names = [collection.name for collection in client.list_collections()]
        return client, {
            name: client.get_collection(name, embedding_function=None) for name in names
        }
    except BaseException:
        _close_client(client)
        raise


def _open_client(folder: Path) -> Client:
    # What chromadb.PersistentClient makes, which is typed as a base class of it that
    # cannot be closed.
    from chromadb.api.client import Client
    from chromadb.config import Settings

    settings = Settings(
        is_persistent=True,
        persist_directory=str(folder.resolve()),
        anonymized_telemetry=False,
    )
    with _OPENING:
        return Client(settings=settings)


def _close_client(client: Client) -> None:
    with _OPENING:
        client.close()


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    # Chroma's Rust part raises its own types, plain ValueErrors and panics, none of
    # which a caller can act on: the folder is damaged, whatever they are.
    try:
        yield
    except Exception as exc:
        raise IndexDamagedError(
            f"The vectors in {folder} cannot be used ({exc}).",
            "Run `cluster-policy index --rebuild`.",
        ) from exc
