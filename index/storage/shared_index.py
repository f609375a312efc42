"""An index on a Chroma server, with a copy of its texts and keywords in a folder here.

The server has the vectors, and what is live; every machine that reads keeps its own
copy of the texts up to date, so that a new one needs nothing but the server's address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import IndexDamagedError, IndexMissingError
from index.storage.database import Database
from index.storage.draft import Draft
from index.storage.index_folder import index_info
from index.storage.server import Manifest, Retention, ServerIndex, Writer
from index.storage.server.text_copy import TextCopy, read_manifest
from index.storage.store import PassageStore
from index.storage.texts import Texts

if TYPE_CHECKING:
    from index.embedding.cache import EmbeddingCache
    from index.settings import IndexSettings


class SharedIndex:
    """The index on a server; the folder holds this machine's copy of its texts."""

    def __init__(self, settings: IndexSettings) -> None:
        """Use the index of ``settings``; nothing is sent or made.

        Raises:
            SettingsError: The server's address is none.
        """
        self.info = index_info(settings)
        self.server = ServerIndex(
            settings.chroma_url,
            settings.chroma_token.get_secret_value() or None,
            tenant=settings.chroma_tenant or None,
            database=settings.chroma_database or None,
            prefix=settings.chroma_collection,
            retention=Retention(generations=settings.keep_generations),
        )
        # Another server, or another index on it, has a copy of its own.
        address = f"{settings.chroma_url}\0{settings.chroma_collection}".encode()
        folder = f"server-{hashlib.sha256(address).hexdigest()[:12]}"
        self._copy = TextCopy(self.server, settings.index_dir / folder)
        self.generations = self._copy.generations

    def close(self) -> None:
        """Give back the connection."""
        self.server.close()

    def live(self) -> str | None:
        """Return the live generation, once it is copied from the server.

        Raises:
            ServerUnavailableError: The server cannot be reached, or refuses.
        """
        self._copy.follow()
        return self.generations.live()

    def open(self, folder: Path) -> PassageStore:
        """Return the store of the generation of which ``folder`` has the texts."""
        texts = Texts(Database(folder))
        return PassageStore(texts, ServerVectors(self.server, folder))

    @contextmanager
    def writing(self, *, rebuild: bool) -> Iterator[SharedWriter]:
        """Hold the writer locks of this machine's copy and of the server."""
        with (
            self.generations.writing(),
            self.server.writing(
                self.info, fresh=rebuild, place=self._copy.place()
            ) as writer,
        ):
            self._copy.update()
            yield SharedWriter(self._copy, writer, self.info)
            writer.retire()

    def roll_back(self) -> str:
        """Publish the generation before the live one once more, for all machines."""
        self._copy.follow()
        self.generations.require_live()
        earlier = [
            name
            for name in self.server.generations()[1:]
            if self.info.items() <= self.server.manifest(name).info.items()
        ]
        if not earlier:
            raise IndexMissingError(
                "There is no earlier state of the index to go back to.",
                "How many are kept is set by CLUSTER_POLICY_KEEP_GENERATIONS.",
            )
        with self.generations.writing():
            name = self.server.rollback(earlier[0]).name
            self._copy.update()
            self.generations.hold()
        return name


class SharedWriter:
    """Makes the next generation here, and publishes it on the server and here."""

    def __init__(self, copy: TextCopy, writer: Writer, info: Mapping[str, str]) -> None:
        """Write generations made with ``info``, with both writer locks held."""
        self._copy = copy
        self._writer = writer
        self._info = info

    def begin(self, cache: EmbeddingCache, *, rebuild: bool) -> Draft:
        """Return a new generation, to be filled.

        Args:
            cache: Where its embeddings are kept.
            rebuild: Start from nothing; otherwise from a copy of the live generation.
        """
        name, folder = self._copy.generations.begin(copy_live=not rebuild)
        database = (
            Database.create(folder, self._info)
            if rebuild
            else Database(folder, writable=True)
        )
        return Draft(name, database, cache, vectors=None)

    def publish(self, draft: Draft) -> None:
        """Send what is new to the server, and make the draft live there and here.

        Killed in between, this machine takes it from the server like any other.
        """
        manifest = self._send(draft)
        draft.close()
        self._copy.publish(draft.name, manifest)

    def _send(self, draft: Draft) -> Manifest:
        writer, texts = self._writer, draft.texts
        there = writer.live.versions if writer.live and writer.builds_on_live else {}
        ids = texts.content_hashes()
        versions = {
            id_: there[id_] for id_ in ids if id_ in there and id_ not in draft.added
        }
        for document_id in ids:
            if document_id in versions or not (document := texts.document(document_id)):
                continue
            versions[document_id] = writer.add(document, *draft.embedded(document_id))
        return writer.publish(versions, texts.failures())


class ServerVectors:
    """Searches the server for what this machine's copy of the texts consists of."""

    def __init__(
        self,
        server: ServerIndex,
        folder: Path,
        documents: frozenset[str] | None = None,
    ) -> None:
        """Search ``server`` for the generation of which ``folder`` has the copy.

        Of some ``documents`` only, by their ids, where that is given.
        """
        self._server = server
        self._folder = folder
        self._documents = documents
        self._manifest: Manifest | None = None

    def search(
        self, embedding: Sequence[float], limit: int, language: str | None = None
    ) -> list[tuple[str, float]]:
        """Return the nearest passage ids with their cosine similarity, best first."""
        if self._manifest is None:
            self._manifest = self._read_manifest()
        if self._manifest is None:
            raise IndexDamagedError(
                f"The copy of the index in {self._folder} is damaged.",
                "Delete the folder of the index: it is fetched again.",
            )
        return self._server.search(self._manifest, embedding, limit, language)

    def _read_manifest(self) -> Manifest | None:
        manifest = read_manifest(self._folder)
        if manifest is None or self._documents is None:
            return manifest
        own = {id_: v for id_, v in manifest.versions.items() if id_ in self._documents}
        return replace(manifest, versions=own)

    def narrowed(self, texts: Texts) -> ServerVectors:
        """Return the same with nothing but the passages of ``texts``."""
        return ServerVectors(self._server, self._folder, frozenset(texts.known_ids()))

    def holds(self, passages: int) -> bool:
        """Return that it has them all: a writer made sure before it published."""
        return True

    def close(self) -> None:
        """Forget the manifest; the connection is for all generations."""
        self._manifest = None
