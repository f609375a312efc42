"""An index in a folder of this machine: generations of texts, segments of vectors."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from index.embedding.embedder import model_identity
from index.errors import IndexDamagedError
from index.storage.database import Database
from index.storage.draft import Draft
from index.storage.folder_chroma import FolderChroma
from index.storage.generations import Generations, flush
from index.storage.segment_vectors import SegmentVectors
from index.storage.segment_writer import Told, put_into_segments
from index.storage.store import PassageStore
from index.storage.texts import Texts
from index.storage.vector_writer import VectorWriter

if TYPE_CHECKING:
    from index.settings import IndexSettings

LOGGER = logging.getLogger(__name__)

SCHEMA_VERSION = 14
"""Raise it whenever reading, splitting, embedding or storing changes its result."""
_SEGMENTS = "segments"
"""The file that says in which segments the vectors of a generation are."""


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
        self.segments = settings.index_dir / "segments"
        """Where the vectors are, for all generations."""
        self._keep = settings.keep_generations

    def live(self) -> str | None:
        """Return the live generation, or ``None`` before the first."""
        return self.generations.live()

    def name_of(self, folder: Path) -> str:
        """Return what the generation in ``folder`` is called."""
        return folder.name

    def open(self, folder: Path) -> PassageStore:
        """Return the store of the generation in ``folder``."""
        texts, chroma = Texts(Database(folder)), FolderChroma(self.segments)
        vectors = SegmentVectors(chroma, texts.segments, chroma.close)
        return PassageStore(texts, vectors)

    def writer(self) -> str | None:
        """Return who holds the writer lock, or ``None`` when nobody does."""
        return self.generations.writer()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer lock."""
        with self.generations.writing():
            try:
                yield
            finally:
                self._retire()

    def publish(self, draft: Draft, told: Told) -> None:
        """Write the vectors that are new, and make the draft live."""
        with closing(VectorWriter(self.segments)) as chroma:
            segments = put_into_segments(draft, chroma, told)
        draft.close()
        self.segments.mkdir(exist_ok=True)  # There may be no passage at all.
        flush(self.segments)
        file = self.generations.folder(draft.name) / _SEGMENTS
        file.write_text("\n".join(segments), encoding="utf-8")
        self.generations.publish(draft.name, self._keep)

    def roll_back(self) -> str:
        """Make the generation before the live one live again; return its name."""
        self.generations.require_live()
        with self.generations.writing():
            return self.generations.roll_back(self._fits)

    def _fits(self, folder: Path) -> bool:
        try:
            with closing(self.open(folder)) as store:
                store.check()
                return store.texts.fits(self.info)
        except IndexDamagedError as error:
            LOGGER.warning("%s cannot be gone back to: %s", folder, error)
            return False

    def _retire(self) -> None:
        """Remove the segments that are of no generation that is kept, or still read."""
        folders = map(self.generations.folder, self.generations.names())
        files = [folder / _SEGMENTS for folder in folders]
        kept = {
            name
            for file in files
            if file.exists()
            for name in file.read_text(encoding="utf-8").split()
        }
        for folder in self.segments.glob("*"):
            if folder.name not in kept:
                rmtree(folder)
                LOGGER.info("Segment %s is removed", folder.name)
