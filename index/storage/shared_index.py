"""An index on a Chroma server, with a copy of its texts and keywords in a folder here.

The server has the vectors, and what is live; every machine that reads keeps its own
copy of the texts up to date, so that a new one needs nothing but the server's address.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from index.documents import Document, Passage, ScoredPassage
from index.embedding.cache import embedding_key, embedding_text
from index.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from index.storage.database import create_database
from index.storage.generations import Generations
from index.storage.index_folder import IndexFolder
from index.storage.server import Manifest, Retention, ServerIndex, Writer
from index.storage.server.contents import pack_manifest, unpack_manifest
from index.storage.store import PassageStore

if TYPE_CHECKING:
    import numpy as np

    from index.embedding.cache import EmbeddingCache
    from index.settings import IndexSettings

LOGGER = logging.getLogger(__name__)

_MANIFEST = "manifest"
# Seconds between two looks at what is live on the server.
_LOOK = 1.0


class SharedIndex(IndexFolder):
    """The index on a server; the folder holds this machine's copy of its texts."""

    def __init__(self, settings: IndexSettings) -> None:
        """Use the index of ``settings``; nothing is sent or made.

        Raises:
            SettingsError: The server's address is none.
        """
        super().__init__(settings)
        # Another server, or another index on it, has a copy of its own.
        address = f"{settings.chroma_url}\0{settings.chroma_collection}".encode()
        copy = f"server-{hashlib.sha256(address).hexdigest()[:12]}"
        self._copy_dir = settings.index_dir / copy
        self.generations = Generations(self._copy_dir)
        # What one can go back to is on the server.
        self._keep = 1
        self.server = ServerIndex(
            settings.chroma_url,
            settings.chroma_token.get_secret_value() or None,
            tenant=settings.chroma_tenant or None,
            database=settings.chroma_database or None,
            prefix=settings.chroma_collection,
            retention=Retention(generations=settings.keep_generations),
        )
        self._writer: Writer | None = None
        self._following = Lock()
        self._looked = 0.0

    def close(self) -> None:
        """Give back the connection."""
        self.server.close()

    def follow(self) -> None:
        """Bring this machine's copy up to the generation that is live on the server.

        Raises:
            ServerUnavailableError: The server cannot be reached, or refuses.
        """
        with self._following:
            if monotonic() - self._looked < _LOOK:
                return
            if not self._has_copy(self.server.live()):
                self._copy_unless_busy()
            self._looked = monotonic()

    def open(self, folder: Path, *, writable: bool = False) -> PassageStore:
        """Return the store of the generation of which ``folder`` has the texts."""
        store = SharedStore(folder, writable=writable)
        store.server = self.server
        return store

    @contextmanager
    def writing(self, *, rebuild: bool) -> Iterator[None]:
        """Hold the writer locks of this machine's copy and of the server."""
        with (
            self.generations.writing(),
            self.server.writing(
                self.info, fresh=rebuild, place=self._place()
            ) as self._writer,
        ):
            self._copy_live()
            yield
            self._writer.retire()

    def publish(self, name: str, store: PassageStore, cache: EmbeddingCache) -> None:
        """Send what is new to the server, and make the generation live there and here.

        Killed in between, this machine takes it from the server like any other.
        """
        assert isinstance(store, SharedStore), "what open and _create return"
        assert self._writer is not None, "called while writing"
        manifest = self._send(self._writer, store, cache)
        _save_manifest(self.generations.folder(name), manifest)
        super().publish(name, store, cache)

    def roll_back(self) -> str:
        """Publish the generation before the live one once more, for all machines."""
        earlier = self.server.generations()[1:]
        if not earlier:
            raise IndexMissingError(
                "There is no earlier state of the index to go back to.",
                "How many are kept is set by CLUSTER_POLICY_KEEP_GENERATIONS.",
            )
        with self.generations.writing():
            name = self.server.rollback(earlier[0]).name
            self._copy_live()
            self.generations.hold()
        return name

    def _create(self, folder: Path) -> PassageStore:
        store = SharedStore.create(folder, self.info)
        store.server = self.server
        return store

    def _send(
        self, writer: Writer, store: SharedStore, cache: EmbeddingCache
    ) -> Manifest:
        there = writer.live.versions if writer.live and writer.builds_on_live else {}
        ids = store.content_hashes()
        versions = {
            id_: there[id_] for id_ in ids if id_ in there and id_ not in store.added
        }
        for document_id in ids:
            if document_id in versions or not (document := store.document(document_id)):
                continue
            rows = list(store.embedded_passages(document_id))
            passages, texts, keys = zip(*rows, strict=True) if rows else ((), (), ())
            embeddings = cache.embed(keys, texts)
            versions[document_id] = writer.add(document, passages, embeddings)
        return writer.publish(versions, store.failures())

    def _place(self) -> str:
        """Return what this machine's copy is known by on the server."""
        path = self._copy_dir / "place"
        if not path.exists():
            path.write_text(uuid4().hex, encoding="ascii")
        return path.read_text(encoding="ascii")

    def _copy_live(self) -> None:
        """Copy what is live on the server; the writer lock of the copy is held."""
        name = self.server.live()
        if self._has_copy(name):
            return
        self.generations.clean_up()
        if name is None:
            LOGGER.warning("The server was emptied: nothing is live there")
            self.generations.withdraw()
        else:
            self._copy(self.server.manifest(name))
        self.generations.clean_up()

    def _copy_unless_busy(self) -> None:
        try:
            with self.generations.writing():
                self._copy_live()
        except IndexBusyError:
            # Another process of this machine is making the copy. Until it is done,
            # the one before it answers; where there is none, there is nothing to say.
            if self.generations.live() is None:
                raise
            LOGGER.info("Another process copies the new generation meanwhile")

    def _has_copy(self, name: str | None) -> bool:
        live = self.generations.live()
        return name == (_manifest_name(self.generations.folder(live)) if live else None)

    def _copy(self, manifest: Manifest) -> None:
        """Publish here what is live there, from what is here and what is not."""
        live = self.generations.live()
        before = _read_manifest(self.generations.folder(live)) if live else None
        if before is not None and before.info != manifest.info:
            before = None
        name, folder = self.generations.begin(copy_live=before is not None)
        store = (
            SharedStore(folder, writable=True)
            if before
            else SharedStore.create(folder, manifest.info)
        )
        known = before.versions if before else {}
        wanted = manifest.versions.items() - known.items()
        LOGGER.info(
            "Generation %s is copied from the server: %d of %d documents",
            manifest.name,
            len(wanted),
            len(manifest.versions),
        )
        with closing(store):
            for document_id, _ in known.items() - manifest.versions.items():
                store.remove_document(document_id)
            for _, document, passages in self.server.fetch(v for _, v in wanted):
                texts = [embedding_text(document.title, p) for p in passages]
                store.add_document(document, passages, [*map(embedding_key, texts)])
            store.set_failures(manifest.failures)
            store.finish()
        _save_manifest(folder, manifest)
        self.generations.publish(name)


class SharedStore(PassageStore):
    """The texts of one generation, from this machine; its vectors are on the server."""

    server: ServerIndex

    def __init__(self, folder: Path, *, writable: bool = False) -> None:
        """Open the texts in ``folder``."""
        super().__init__(folder, writable=writable)
        self.added: set[str] = set()
        """What was added since it was opened."""
        self._manifest: Manifest | None = None

    @classmethod
    def create(cls, folder: Path, info: Mapping[str, str]) -> Self:
        """Make an empty store in the new ``folder`` and open it for writing."""
        create_database(folder, info)
        return cls(folder, writable=True)

    def search_vectors(
        self, embedding: Sequence[float], limit: int
    ) -> list[ScoredPassage]:
        """Return the passages nearest to a query's embedding, best first."""
        if self._manifest is None:
            self._manifest = _read_manifest(self._folder)
        if self._manifest is None:
            raise IndexDamagedError(
                f"The copy of the index in {self._folder} is damaged.",
                "Delete the folder of the index: it is fetched again.",
            )
        found = self.server.search(self._manifest, embedding, limit)
        passages = self._passages([id_ for id_, _ in found])
        return [ScoredPassage(passages[id_], score) for id_, score in found]

    def check(self) -> None:
        """Make sure that texts and keywords hold the same passages."""
        self.check_vectors(self.count())

    def add_document(
        self, document: Document, passages: Sequence[Passage], keys: Sequence[bytes]
    ) -> None:
        """Add a document and its passages with the keys of their embeddings."""
        super().add_document(document, passages, keys)
        self.added.add(document.id)

    def add_vectors(self, ids: Sequence[str], embeddings: np.ndarray) -> None:
        """Do nothing: document by document they are sent from the kept embeddings."""

    def remove_vectors(self, ids: Sequence[str]) -> None:
        """Do nothing: the server retires what no generation needs any more."""

    def compact(self, cache: EmbeddingCache) -> None:
        """Make the file of the texts anew."""
        self.compact_texts(cache)


def _save_manifest(folder: Path, manifest: Manifest) -> None:
    (folder / _MANIFEST).write_bytes(
        manifest.name.encode() + b"\n" + pack_manifest(manifest)[1]
    )


def _manifest_name(folder: Path) -> str:
    try:
        with (folder / _MANIFEST).open("rb") as file:
            return file.readline().decode("ascii", "replace").strip()
    except OSError:
        return ""


def _read_manifest(folder: Path) -> Manifest | None:
    try:
        name, _, data = (folder / _MANIFEST).read_bytes().partition(b"\n")
        return unpack_manifest(name.decode("ascii", "replace"), data)
    except (OSError, IndexError, IndexDamagedError) as exc:
        LOGGER.warning("What %s is a copy of is not known: %s", folder, exc)
        return None  # It is fetched again.
