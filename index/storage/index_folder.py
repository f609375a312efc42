"""An index in a folder of this machine: texts and vectors of its generations."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedding.embedder import model_identity
from index.errors import IndexDamagedError
from index.storage.database import Database
from index.storage.draft import Draft
from index.storage.generations import Generations
from index.storage.store import PassageStore
from index.storage.texts import Texts
from index.storage.vectors import VectorTable

if TYPE_CHECKING:
    from index.embedding.cache import EmbeddingCache
    from index.settings import IndexSettings

LOGGER = logging.getLogger(__name__)

SCHEMA_VERSION = 12
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
    """The index in the folder that the settings name, and nowhere else."""

    def __init__(self, settings: IndexSettings) -> None:
        """Use the index of ``settings``; nothing is opened or made."""
        self.info = index_info(settings)
        self.generations = Generations(settings.index_dir)
        self._keep = settings.keep_generations

    def live(self) -> str | None:
        """Return the live generation, or ``None`` before the first."""
        return self.generations.live()

    def open(self, folder: Path) -> PassageStore:
        """Return the store of the generation in ``folder``."""
        return PassageStore(Texts(Database(folder)), _vectors(folder))

    def writer(self) -> str | None:
        """Return who holds the writer lock, or ``None`` when nobody does."""
        return self.generations.writer()

    @contextmanager
    def writing(self, *, rebuild: bool) -> Iterator[FolderWriter]:
        """Hold the writer lock; what is there is in no draft's way, rebuilt or not."""
        with self.generations.writing():
            yield FolderWriter(self.generations, self._keep, self.info)

    def roll_back(self) -> str:
        """Make the generation before the live one live again; return its name."""
        self.generations.require_live()
        with self.generations.writing():
            return self.generations.roll_back(self._fits)

    def _fits(self, folder: Path) -> bool:
        try:
            with closing(self.open(folder)) as store:
                return store.texts.fits(self.info)
        except IndexDamagedError as error:
            LOGGER.warning("%s cannot be gone back to: %s", folder, error)
            return False


class FolderWriter:
    """Makes and publishes generations, with the writer lock held."""

    def __init__(
        self, generations: Generations, keep: int, info: Mapping[str, str]
    ) -> None:
        """Write generations made with ``info``; keep so many with the live one."""
        self._generations = generations
        self._keep = keep
        self._info = info

    def begin(self, cache: EmbeddingCache, *, rebuild: bool) -> Draft:
        """Return a new generation, to be filled.

        Args:
            cache: Where its embeddings are kept.
            rebuild: Start from nothing; otherwise from a copy of the live generation.
        """
        name, texts = begin_texts(self._generations, self._info, rebuild=rebuild)
        vectors = _vectors(texts.folder)
        if rebuild:
            vectors.create()
        return Draft(name, texts, cache, vectors)

    def publish(self, draft: Draft) -> None:
        """Close a complete draft and make it the live generation."""
        draft.close()
        self._generations.publish(draft.name, self._keep)


def begin_texts(
    generations: Generations, info: Mapping[str, str], *, rebuild: bool
) -> tuple[str, Database]:
    """Return the name of a new generation, and its texts to be changed.

    Args:
        generations: Among which it is to be.
        info: What it is made with.
        rebuild: Start from nothing; otherwise from a copy of the live generation.
    """
    name, folder = generations.begin(copy_live=not rebuild)
    if rebuild:
        return name, Database.create(folder, info)
    return name, Database(folder, writable=True)


def _vectors(folder: Path) -> VectorTable:
    return VectorTable(folder / "chroma")
