"""Follow the live generation: questions use it while it lasts, and move on with it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

from index.errors import IndexOutdatedError
from index.settings import IndexSettings
from index.storage.generations import Lease
from index.storage.opening import open_index
from index.storage.store import PassageStore

LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class _Open:
    lease: Lease
    name: str
    store: PassageStore
    users: int = 0


class LiveIndex:
    """The live generation, open for reading; safe to use from several threads."""

    def __init__(self, settings: IndexSettings) -> None:
        """Open the live generation.

        Raises:
            IndexMissingError: Nothing has been published.
            IndexOutdatedError: What is published does not fit ``settings``.
            IndexDamagedError: Its files cannot be opened.
            ServerUnavailableError: It is on a server that cannot be reached.
        """
        self._opened = ExitStack()
        self._index = self._opened.enter_context(open_index(settings))
        self._closed = False
        self._stores = 0
        self._lock = threading.Lock()
        self._current: _Open | None = None
        try:
            self._follow(self._index.live())
        except BaseException:
            self.close()
            raise

    @contextmanager
    def use(self) -> Iterator[tuple[str, PassageStore]]:
        """Give the name and store of the live generation, open until the block ends.

        The name is the same on all machines that have the index.
        A generation published meanwhile is used from the next call on. Raises as
        ``__init__`` does.
        """
        live = self._index.live()
        with self._lock:
            current = self._follow(live)
            current.users += 1
        try:
            yield current.name, current.store
        finally:
            with self._lock:
                current.users -= 1
                if self._closed:  # A thread may ask once more after that.
                    self._current = None
                self._close_if_unused(current)

    def close(self) -> None:
        """Let the generation go once the last question is answered."""
        with self._lock:
            current, self._current = self._current, None
            self._closed = True
            self._close_if_unused(current)

    def _follow(self, live: str | None) -> _Open:
        """Return the generation that is open, once it is the live one."""
        current = self._current
        if current is not None and current.lease.name == live:
            return current
        fresh = self._open()
        self._current = fresh
        LOGGER.info("Generation %s answers from now on", fresh.name)
        self._close_if_unused(current)
        return fresh

    def _open(self) -> _Open:
        with ExitStack() as cleaning:
            lease = cleaning.enter_context(self._index.generations.lease())
            store = cleaning.enter_context(closing(self._index.open(lease.folder)))
            if not store.texts.fits(self._index.info):
                raise IndexOutdatedError(
                    "The index was made with other settings or an older version.",
                    "Run `cluster-policy index` to bring it up to date.",
                )
            store.check()
            cleaning.pop_all()  # All is well: both stay open.
            self._stores += 1
        return _Open(lease, self._index.name_of(lease.folder), store)

    def _close_if_unused(self, opened: _Open | None) -> None:
        if opened is not None and opened is not self._current and not opened.users:
            opened.store.close()
            opened.lease.close()
            self._stores -= 1
        # A question may still go on with the generation before the last one.
        if self._closed and not self._stores:
            self._opened.close()
