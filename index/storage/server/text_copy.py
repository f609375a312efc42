"""This machine's copy of the texts of what is live on a server, kept up to date."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from threading import Lock
from time import monotonic
from uuid import uuid4

from index.embedding.cache import embedding_key, embedding_text
from index.errors import IndexBusyError, IndexDamagedError
from index.storage.database import Database
from index.storage.generations import Generations
from index.storage.server.contents import Manifest, pack_manifest, unpack_manifest
from index.storage.server.server_index import ServerIndex
from index.storage.text_writer import TextWriter

LOGGER = logging.getLogger(__name__)

_MANIFEST = "manifest"
# Seconds between two looks at what is live on the server.
_LOOK = 1.0


class TextCopy:
    """The generations of a folder, each the texts of one that is on the server.

    Safe to use from several threads; several processes may use one folder.
    """

    def __init__(self, server: ServerIndex, folder: Path) -> None:
        """Copy from ``server`` into ``folder``; nothing is asked or made yet."""
        self.generations = Generations(folder)
        self._server = server
        self._folder = folder
        self._following = Lock()
        self._looked = 0.0

    def follow(self) -> None:
        """Bring the copy up to the generation that is live on the server.

        Where another process of this machine does so, the one before it is used.

        Raises:
            ServerUnavailableError: The server cannot be reached, or refuses.
            IndexBusyError: Another process is making the first copy.
        """
        with self._following:
            if monotonic() - self._looked < _LOOK:
                return
            if not self._has(self._server.live()):
                self._update_unless_busy()
            self._looked = monotonic()

    def update(self) -> None:
        """Do so now, with the writer lock of the copy held."""
        name = self._server.live()
        if self._has(name):
            return
        self.generations.clean_up()
        if name is None:
            LOGGER.warning("The server was emptied: nothing is live there")
            self.generations.withdraw()
        else:
            self._copy(self._server.manifest(name))
        self.generations.clean_up()

    def place(self) -> str:
        """Return what the copy is known by on the server."""
        path = self._folder / "place"
        if not path.exists():
            path.write_text(uuid4().hex, encoding="ascii")
        return path.read_text(encoding="ascii")

    def publish(self, name: str, manifest: Manifest) -> None:
        """Make the texts of generation ``name``, which are complete, the live copy."""
        save_manifest(self.generations.folder(name), manifest)
        # What one can go back to is on the server.
        self.generations.publish(name, keep=1)

    def _update_unless_busy(self) -> None:
        try:
            with self.generations.writing():
                self.update()
        except IndexBusyError:
            # Another process of this machine is making the copy. Until it is done,
            # the one before it answers; where there is none, there is nothing to say.
            if self.generations.live() is None:
                raise
            LOGGER.info("Another process copies the new generation meanwhile")

    def _has(self, name: str | None) -> bool:
        live = self.generations.live()
        folder = self.generations.folder(live) if live else None
        return name == (read_manifest_name(folder) if folder else None)

    def _copy(self, manifest: Manifest) -> None:
        """Publish here what is live there, from what is here and what is not."""
        live = self.generations.live()
        before = read_manifest(self.generations.folder(live)) if live else None
        if before is not None and before.info != manifest.info:
            before = None
        name, folder = self.generations.begin(copy_live=before is not None)
        database = (
            Database(folder, writable=True)
            if before
            else Database.create(folder, manifest.info)
        )
        with closing(database):
            known = before.versions if before else {}
            self._fill(TextWriter(database), known, manifest)
        self.publish(name, manifest)

    def _fill(
        self, writer: TextWriter, known: Mapping[str, str], manifest: Manifest
    ) -> None:
        for document_id, _ in known.items() - manifest.versions.items():
            writer.remove_document(document_id)
        wanted = manifest.versions.items() - known.items()
        LOGGER.info(
            "Generation %s is copied from the server: %d of %d documents",
            manifest.name,
            len(wanted),
            len(manifest.versions),
        )
        for _, document, passages in self._server.fetch(v for _, v in wanted):
            texts = [embedding_text(document.title, p) for p in passages]
            writer.add_document(document, passages, [*map(embedding_key, texts)])
        writer.set_failures(manifest.failures)
        writer.compare()


def save_manifest(folder: Path, manifest: Manifest) -> None:
    """Keep ``manifest`` in the folder of the copy."""
    (folder / _MANIFEST).write_bytes(
        manifest.name.encode() + b"\n" + pack_manifest(manifest)[1]
    )


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a copy, or ``None`` where it is damaged or not there."""
    try:
        name, _, data = (folder / _MANIFEST).read_bytes().partition(b"\n")
        return unpack_manifest(name.decode("ascii", "replace"), data)
    except (OSError, IndexError, IndexDamagedError) as exc:
        LOGGER.warning("What %s is a copy of is not known: %s", folder, exc)
        return None  # It is fetched again.


def read_manifest_name(folder: Path) -> str:
    """Return what a copy's generation is called on the server, or nothing."""
    try:
        with (folder / _MANIFEST).open("rb") as file:
            return file.readline().decode("ascii", "replace").strip()
    except OSError:
        return ""
