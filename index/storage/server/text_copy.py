"""This machine's copy of the file that is live on a server, kept up to date.

It is sent and fetched in blocks that are named by what is in them: a change touches
few, and a copy that is damaged gets back those that it has not.
"""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain, islice
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import IO

from index.errors import IndexBusyError, ServerUnavailableError
from index.storage.database import FILE
from index.storage.generations import Generations
from index.storage.server.catalog import TOGETHER, Catalog, Generation, next_name
from index.storage.writing_errors import written

LOGGER = logging.getLogger(__name__)

_NAME = "generation"
"""The file that says which generation on the server a folder is a copy of."""
BLOCK = 2**16
"""Bytes. Of 20,000 passages a change of one document touches some 80 of 1,100."""
_PART = 256
"""Blocks that one thread hashes at a time; Python lets others work meanwhile."""
_LOOK = 1.0  # Seconds between two looks at what is live on the server.


class TextCopy:
    """The generations of a folder, each the texts of one that is on the server.

    Safe to use from several threads; several processes may use one folder.
    """

    def __init__(self, catalog: Catalog, folder: Path) -> None:
        """Copy from ``catalog`` into ``folder``; nothing is asked or made yet."""
        self.generations = Generations(folder)
        self._folder = folder
        self._catalog = catalog
        self._following = Lock()
        self._looked = 0.0
        self._away: ServerUnavailableError | None = None

    def follow(self) -> None:
        """Bring the copy up to the generation that is live on the server.

        Raises:
            ServerUnavailableError: The server cannot be reached, or refuses.
            IndexBusyError: Another process of this machine makes the first copy.
            IndexUnwritableError: The disk is full, or the folder may not be written to.
        """
        asked = monotonic()
        with self._following:
            if asked - self._looked >= _LOOK:
                self._away, self._looked = self._look(), monotonic()
            if self._away:  # So it is for whoever asks at the same time.
                raise ServerUnavailableError(self._away.message, self._away.hint)

    def _look(self) -> ServerUnavailableError | None:
        """Look at what is live; return why that cannot be said now, if it cannot."""
        try:
            if self._catalog.live() != self._name():
                with self.generations.writing():
                    self.update()
        except ServerUnavailableError as error:
            return error
        except IndexBusyError:
            # Until the other process has made the copy, the one before it answers.
            if self.generations.live() is None:
                raise
            LOGGER.info("Another process copies the new generation meanwhile")
        return None

    def update(self) -> None:
        """Do so now, with the writer lock of the copy held.

        What is damaged here is fetched anew, so that nobody builds on it.
        """
        name = self._catalog.live()
        live = self._catalog.generation(name) if name else None
        self.generations.clean_up()
        if live and not self._is_whole(live):
            with written(self._folder):
                self._copy(live)
        elif live is None and self.generations.live():
            LOGGER.warning("The server was emptied: nothing is live there")
            self.generations.withdraw()
        self.generations.clean_up()

    def publish(
        self,
        draft: str,
        info: Mapping[str, str],
        segments: Sequence[str],
        *,
        whole: bool = False,
    ) -> None:
        """Make the file of a generation here the live one, on the server and here.

        Args:
            draft: What it is called here; nobody has it open, and it is made from what
                was copied last, with the writer lock of the server held since then.
            info: What it was made with.
            segments: Where the vectors of its documents are.
            whole: Send also the blocks that the server should have.
        """
        path, before = self._file(draft), self._name()
        blocks = _digests(path)
        sent = self._catalog.generation(before).blocks if before and not whole else ()
        known = frozenset(sent)
        places = {digest: n for n, digest in enumerate(blocks) if digest not in known}
        new = iter(places)
        with path.open("rb") as file:
            while some := list(islice(new, TOGETHER)):
                read = {digest: _read(file, places[digest]) for digest in some}
                self._catalog.announce(read)
        name, size = next_name(before), path.stat().st_size
        self._catalog.publish(Generation(name, info, segments, size, blocks))
        self._publish_here(draft, name)

    def _publish_here(self, draft: str, name: str) -> None:
        (self.generations.folder(draft) / _NAME).write_text(name, encoding="ascii")
        # What one can go back to is on the server.
        self.generations.publish(draft, keep=1)

    def _copy(self, live: Generation) -> None:
        """Publish here what is live there, from what is here and what is not."""
        here = self.generations.live()
        usable = here is not None and self._file(here).exists()
        draft, folder = self.generations.begin(copy_live=usable)
        folder.mkdir(parents=True, exist_ok=True)
        self._file(draft).touch()
        lacking = self._lacking(draft, live)
        LOGGER.info("Generation %s: %d blocks are new", live.name, len(lacking))
        with self._file(draft).open("r+b") as file:
            for digest, data in self._catalog.fetch([*lacking]):
                for place in lacking[digest]:
                    file.seek(place * BLOCK)
                    file.write(data)
            file.truncate(live.size)
        self._publish_here(draft, live.name)

    def _lacking(self, name: str, live: Generation) -> Mapping[bytes, Sequence[int]]:
        """Return the blocks that the file of a generation here has not, and where."""
        here = _digests(self._file(name))
        lacking = defaultdict[bytes, list[int]](list)
        for place, digest in enumerate(live.blocks):
            if here[place : place + 1] != [digest]:
                lacking[digest].append(place)
        return lacking

    def _is_whole(self, live: Generation) -> bool:
        """Return whether this machine has a copy, and nothing in it is damaged."""
        here = self.generations.live()
        try:
            return self._name() == live.name and not self._lacking(here or "", live)
        except OSError as error:
            LOGGER.warning("The copy of the index cannot be read: %s", error)
            return False

    def name_of(self, folder: Path) -> str | None:
        """Return which generation on the server one here is a copy of, if it is one."""
        file = folder / _NAME
        return file.read_text(encoding="ascii") if file.exists() else None

    def _name(self) -> str | None:
        live = self.generations.live()
        return self.name_of(self.generations.folder(live)) if live else None

    def _file(self, name: str) -> Path:
        return self.generations.folder(name) / FILE


def _digests(path: Path) -> list[bytes]:
    """Return the digests of the blocks of a file, hashed side by side."""
    every = range(-(-path.stat().st_size // BLOCK))
    parts = [every[start : start + _PART] for start in every[::_PART]]
    with ThreadPoolExecutor() as pool:
        return [*chain.from_iterable(pool.map(partial(_hash, path), parts))]


def _hash(path: Path, places: Sequence[int]) -> list[bytes]:
    with path.open("rb") as file:
        return [hashlib.sha256(_read(file, place)).digest() for place in places]


def _read(file: IO[bytes], place: int) -> bytes:
    file.seek(place * BLOCK)
    return file.read(BLOCK)
