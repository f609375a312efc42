"""Which generation of the index is live: begin, publish, lease, go back, clean up."""

from __future__ import annotations

import logging
import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from index.errors import IndexBusyError, IndexMissingError, IndexUnwritableError
from index.storage.file_lock import EXCLUSIVE, SHARED, lock_file

LOGGER = logging.getLogger(__name__)

_HELD = "held"
_HIGHEST = "up-to-"
_LOOK = 0.2  # Seconds; who only asks for the writer holds the lock for far less.


class Lease:
    """Keeps one generation from being deleted for as long as it is open."""

    def __init__(self, name: str, folder: Path, lock: IO[str]) -> None:
        """Hold the shared ``lock`` of generation ``name`` in ``folder``."""
        self.name = name
        self.folder = folder
        self._lock = lock

    def close(self) -> None:
        """Let the generation go."""
        self._lock.close()

    def __enter__(self) -> Lease:
        """Return the lease itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Let the generation go."""
        self.close()


class Generations:
    """The generations in one index folder; many processes may use it at once.

    ``current`` names the live generation, then those before it that are kept, and is
    only ever replaced whole; a generation is never written after it is published;
    whoever reads one holds a shared lock on it; one process at a time holds the writer
    lock. The system lets go of a killed process's locks.
    """

    def __init__(self, index_dir: Path) -> None:
        """Look after ``index_dir``; nothing is made before a writer needs it."""
        self._root = index_dir
        self._pointer = index_dir / "current"
        self._folders = index_dir / "generations"
        self._leases = index_dir / "leases"

    def live(self) -> str | None:
        """Return the name of the live generation, or ``None`` before the first."""
        return next(iter(self.history()), None)

    def history(self) -> list[str]:
        """Return the generations that are kept, the live one first, then backwards."""
        return [word for word in self._read_pointer() if word.isdigit()]

    def held(self) -> bool:
        """Return whether somebody went back, so that nothing is to move on unasked."""
        return _HELD in self._read_pointer()

    def folder(self, name: str) -> Path:
        """Return the folder of a generation."""
        return self._folders / name

    def lease(self) -> Lease:
        """Return a lease on the live generation.

        Raises:
            IndexMissingError: Nothing has been published.
        """
        while name := self.live():
            lock = lock_file(self._leases / f"{name}.lock", SHARED)
            # Between reading the pointer and taking the lock a writer may have
            # moved on and removed the folder: then the pointer says so.
            if lock is not None and self.live() == name:
                return Lease(name, self.folder(name), lock)
            if lock is not None:
                lock.close()
            LOGGER.debug("Generation %s was replaced while it was opened", name)
        raise self._missing()

    def require_live(self) -> None:
        """Make sure that something has been published.

        Raises:
            IndexMissingError: Nothing has.
        """
        if self.live() is None:
            raise self._missing()

    def _make_folders(self) -> None:
        try:
            self._leases.mkdir(parents=True, exist_ok=True)
            self._folders.mkdir(exist_ok=True)
        except OSError as exc:
            raise IndexUnwritableError(
                f"The index folder {self._root} cannot be made ({exc.strerror}).",
                "Name a folder that can be written to in CLUSTER_POLICY_INDEX_DIR.",
            ) from exc

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer lock.

        Raises:
            IndexBusyError: Another process or thread holds it; the message says who.
            IndexUnwritableError: The index folder cannot be made.
        """
        self._make_folders()
        path = self._root / "writer.lock"
        lock = lock_file(path, EXCLUSIVE)
        if lock is None:
            time.sleep(_LOOK)
            lock = lock_file(path, EXCLUSIVE)
        if lock is None:
            raise IndexBusyError(
                f"The index is being written by {self.writer() or 'another process'}.",
                "Wait until it is done, and try again.",
            )
        with lock:
            lock.truncate(0)
            lock.write(f"process {os.getpid()} on {socket.gethostname()}")
            lock.flush()
            yield
            lock.truncate(0)

    def writer(self) -> str | None:
        """Return who holds the writer lock, or ``None`` when nobody does."""
        path = self._root / "writer.lock"
        if not path.exists():
            return None
        lock = lock_file(path, SHARED)
        if lock is not None:
            lock.close()
            return None
        return path.read_text(encoding="utf-8").strip() or "another process"

    def begin(self, *, copy_live: bool) -> tuple[str, Path]:
        """Return the name and folder of a new generation, to be filled and published.

        Args:
            copy_live: Start from a copy of the live generation; otherwise the folder
                does not exist yet.
        """
        live = self.live()
        name = f"{self._highest() + 1:06d}"
        if copy_live and live:
            shutil.copytree(self.folder(live), self.folder(name))
        return name, self.folder(name)

    def publish(self, name: str, keep: int = 1) -> None:
        """Make a complete generation the live one, in one step, on disk.

        Args:
            name: What ``begin`` called it.
            keep: How many generations are kept, with this one; the others go when
                they are no longer read.
        """
        flush(self.folder(name))
        _flush(self._folders)
        before = self.history()
        self._point([name, *before[: keep - 1]])
        LOGGER.info("Generation %s is live, after %s", name, *(before or ["none"])[:1])

    def roll_back(self, fits: Callable[[Path], bool]) -> str:
        """Make the generation before the live one live again; return its name.

        It is held: what follows the folder by itself leaves it alone until somebody
        asks for a sync. Call it with the writer lock held.

        Args:
            fits: Whether the generation in a folder can be used with these settings.

        Raises:
            IndexMissingError: None before the live one is kept that can be used.
        """
        folders = [(name, self.folder(name)) for name in self.history()[1:]]
        earlier = [n for n, folder in folders if folder.is_dir() and fits(folder)]
        if not earlier:
            raise IndexMissingError(
                "There is no earlier state of the index to go back to.",
                "How many are kept is set by CLUSTER_POLICY_KEEP_GENERATIONS.",
            )
        left = self.live()
        self._point([*earlier, _HELD])
        LOGGER.info("Rolled back: generation %s is live, after %s", earlier[0], left)
        return earlier[0]

    def hold(self) -> None:
        """Keep the live generation until ``release``; with the writer lock held."""
        self._point([*self.history(), _HELD])

    def release(self) -> None:
        """Let a held generation move on again; call it with the writer lock held."""
        if self.held():
            self._point(self.history())
            LOGGER.info("Generation %s is no longer held", self.live())

    def withdraw(self) -> None:
        """Have no live generation any more; call it with the writer lock held."""
        LOGGER.info("Generation %s is withdrawn: none is live", self.live())
        self._point([])

    def stale(self) -> list[str]:
        """Return the generations that are neither kept nor being read."""
        found = []
        for name in self.names():
            lock = self._lock_unused(name)
            if lock is not None:
                lock.close()
                found.append(name)
        return found

    def clean_up(self) -> None:
        """Remove what is neither kept nor read; call it with the writer lock held."""
        for name in self.names():
            lock = self._lock_unused(name)
            if lock is not None:
                shutil.rmtree(self.folder(name))
                (self._leases / f"{name}.lock").unlink(missing_ok=True)
                lock.close()
                LOGGER.info("Generation %s is removed", name)

    def _missing(self) -> IndexMissingError:
        return IndexMissingError(
            f"There is no index in {self._root} yet.",
            "Run `cluster-policy index` to build it.",
        )

    def _read_pointer(self) -> list[str]:
        try:
            return self._pointer.read_text(encoding="ascii").split()
        except FileNotFoundError:
            return []

    def _point(self, words: list[str]) -> None:
        # A name is never given twice, also not that of a generation gone back from:
        # it says which texts an answer was made of.
        words = [*words, f"{_HIGHEST}{self._highest():06d}"]
        staged = self._pointer.with_suffix(".new")
        staged.write_text(" ".join(words), encoding="ascii")
        _flush(staged)
        staged.replace(self._pointer)
        _flush(self._root)

    def _highest(self) -> int:
        """Return the highest number of any generation that there ever was."""
        words = [word.removeprefix(_HIGHEST) for word in self._read_pointer()]
        numbers = [*self.names(), *filter(str.isdigit, words)]
        return max(map(int, numbers), default=0)

    def _lock_unused(self, name: str) -> IO[str] | None:
        if name in self.history():
            return None
        return lock_file(self._leases / f"{name}.lock", EXCLUSIVE)

    def names(self) -> list[str]:
        """Return the generations there are, also those that wait to be removed."""
        if not self._folders.is_dir():
            return []
        return sorted(p.name for p in self._folders.iterdir() if p.name.isdigit())


def flush(folder: Path) -> None:
    """Have all that is in a folder on disk."""
    for path in [folder, *folder.rglob("*")]:
        _flush(path)


def _flush(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open a folder to flush it.
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
