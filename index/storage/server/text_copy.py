"""This machine's copy of the texts of what is live on a server, kept up to date."""

from __future__ import annotations

import logging
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from threading import Lock
from time import monotonic

from index.embedding.cache import embedding_key, embedding_text
from index.errors import IndexBusyError, IndexDamagedError
from index.storage.generations import Generations
from index.storage.index_folder import begin_texts
from index.storage.server.catalog import GENERATION, Catalog, Generation
from index.storage.text_writer import TextWriter

LOGGER = logging.getLogger(__name__)

_FILE = "contents.json"
_LOOK = 1.0  # Seconds between two looks at what is live on the server.


class TextCopy:
    """The generations of a folder, each the texts of one that is on the server.

    Safe to use from several threads; several processes may use one folder.
    """

    def __init__(self, catalog: Catalog, folder: Path) -> None:
        """Copy from ``catalog`` into ``folder``; nothing is asked or made yet."""
        self.generations = Generations(folder)
        self._catalog = catalog
        self._following = Lock()
        self._looked = 0.0

    def follow(self) -> None:
        """Bring the copy up to the generation that is live on the server.

        Raises:
            ServerUnavailableError: The server cannot be reached, or refuses.
            IndexBusyError: Another process of this machine makes the first copy.
        """
        with self._following:
            if monotonic() - self._looked < _LOOK:
                return
            try:
                if self._catalog.live() != self._name():
                    with self.generations.writing():
                        self.update()
            except IndexBusyError:
                # Until another process of this machine has made the copy, the one
                # before it answers; where there is none, there is nothing to say.
                if self.generations.live() is None:
                    raise
                LOGGER.info("Another process copies the new generation meanwhile")
            self._looked = monotonic()

    def update(self) -> Generation | None:
        """Do so now, with the writer lock of the copy held; return what is live."""
        name = self._catalog.live()
        if name != self._name():
            self.generations.clean_up()
            if name is None:
                LOGGER.warning("The server was emptied: nothing is live there")
                self.generations.withdraw()
            else:
                known = self._known()
                self._copy(self._catalog.generation(name, known), known)
            self.generations.clean_up()
        return self._known()

    def publish(self, name: str, generation: Generation) -> None:
        """Make the texts in the local generation ``name``, all there, the live copy."""
        data = GENERATION.dump_json(generation)
        (self.generations.folder(name) / _FILE).write_bytes(data)
        # What one can go back to is on the server.
        self.generations.publish(name, keep=1)

    def _name(self) -> str | None:
        known = self._known()
        return known.name if known else None

    def _known(self) -> Generation | None:
        """Return what this machine has a copy of; what cannot be told is fetched."""
        live = self.generations.live()
        try:
            return read_generation(self.generations.folder(live)) if live else None
        except IndexDamagedError as error:
            LOGGER.warning("%s", error)
            return None

    def _copy(self, generation: Generation, known: Generation | None) -> None:
        """Publish here what is live there, from what is here and what is not."""
        if known and known.info != generation.info:
            known = None
        here = {id_: c.version for id_, c in known.contents.items()} if known else {}
        there = {id_: c.version for id_, c in generation.contents.items()}
        gone = [id_ for id_, version in here.items() if there.get(id_) != version]
        new = [version for id_, version in there.items() if here.get(id_) != version]
        LOGGER.info("Generation %s: %d documents are new", generation.name, len(new))
        name, database = begin_texts(
            self.generations, generation.info, rebuild=not known
        )
        with closing(database):
            writer = TextWriter(database)
            for document_id in gone:
                writer.remove_document(document_id)
            for _, document, passages in self._catalog.fetch(new):
                texts = [embedding_text(document.title, p) for p in passages]
                writer.add_document(document, passages, [*map(embedding_key, texts)])
            writer.set_failures(generation.failures)
            writer.compare()
        self.publish(name, generation)


def read_generation(folder: Path) -> Generation:
    """Return what the texts in a folder are a copy of.

    Raises:
        IndexDamagedError: That cannot be read.
    """
    try:
        file = folder / _FILE
        status = file.stat()
        return _read(file, status.st_mtime_ns, status.st_ino)
    except (OSError, ValueError) as exc:
        raise IndexDamagedError(
            f"The copy of the index in {folder} is damaged.",
            "Delete the folder of the index: it is fetched again.",
        ) from exc


@lru_cache(maxsize=4)  # It is asked for every second.
def _read(file: Path, modified: int, inode: int) -> Generation:
    # Where people delete the folder, the next copy has the same name.
    return GENERATION.validate_json(file.read_bytes())
