"""The index that the settings name: its generations in a folder of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedding.embedder import model_identity
from index.storage.generations import Generations
from index.storage.store import PassageStore

if TYPE_CHECKING:
    from index.embedding.cache import EmbeddingCache
    from index.settings import IndexSettings

SCHEMA_VERSION = 3
"""Raise it whenever reading, splitting, embedding or storing changes its result."""


def index_info(settings: IndexSettings) -> dict[str, str]:
    """Return what a generation must have been made with to serve ``settings``."""
    return {
        "schema": str(SCHEMA_VERSION),
        "embedding_model": model_identity(settings),
        "chunk_size": str(settings.chunk_size),
        "chunk_overlap": str(settings.chunk_overlap),
    }


class IndexFolder:
    """An index in a folder: what the reading and the writing of it have in common."""

    def __init__(self, settings: IndexSettings) -> None:
        """Use the index of ``settings``; nothing is opened or made."""
        self.info = index_info(settings)
        self.generations = Generations(settings.index_dir)
        self._keep = settings.keep_generations

    def close(self) -> None:
        """Give back what was opened."""

    def follow(self) -> None:
        """Bring the folder up to what others have published; here all is in it."""

    def open(self, folder: Path, *, writable: bool = False) -> PassageStore:
        """Return the store of the generation in ``folder``."""
        return PassageStore(folder, writable=writable)

    @contextmanager
    def reading(self) -> Iterator[tuple[str, PassageStore]]:
        """Give the name and store of the live generation, open until the block ends.

        Raises:
            IndexMissingError: Nothing has been published.
            IndexDamagedError: It cannot be opened.
        """
        with (
            self.generations.lease() as lease,
            closing(self.open(lease.folder)) as store,
        ):
            yield lease.name, store

    @contextmanager
    def writing(self, *, rebuild: bool) -> Iterator[None]:
        """Hold the writer lock; ``rebuild``: nothing that is there is to be built on.

        Raises:
            IndexBusyError: Another process holds it; the message says who.
        """
        with self.generations.writing():
            yield

    def begin(self, *, rebuild: bool) -> tuple[str, PassageStore]:
        """Return the name and the store of a new generation, to be filled.

        Args:
            rebuild: Start from nothing; otherwise from a copy of the live generation.
        """
        name, folder = self.generations.begin(copy_live=not rebuild)
        return name, self._create(folder) if rebuild else self.open(
            folder, writable=True
        )

    def publish(self, name: str, store: PassageStore, cache: EmbeddingCache) -> None:
        """Close the store of a complete generation and make it the live one."""
        store.close()
        self.generations.publish(name, self._keep)

    def roll_back(self) -> str:
        """Make the generation before the live one live again; return its name.

        Raises:
            IndexMissingError: None before the live one is kept.
            IndexBusyError: Another process is writing.
        """
        with self.generations.writing():
            return self.generations.roll_back()

    def _create(self, folder: Path) -> PassageStore:
        return PassageStore.create(folder, self.info)
