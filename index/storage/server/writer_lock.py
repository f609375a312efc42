"""One writer among machines: a lock that is a collection on the server.

The server makes a collection of a name only once. The locks are numbered; the highest
number is the lock, and whoever makes the next one holds it. A lock that was given back
stays until the next one is there, so the numbers never start again, and one who looked
long ago cannot take what has moved on.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from index.errors import DisplayableError, IndexBusyError, IndexMissingError
from index.storage.server.connection import Connection, Metadata

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Lock:
    name: str
    noted: Metadata

    @property
    def number(self) -> int:
        return int(self.name.rsplit("-", 1)[1])

    @property
    def is_free(self) -> bool:
        return bool(self.noted.get("free"))

    @property
    def holder(self) -> str:
        return str(self.noted.get("holder") or "another machine")

    def is_same(self, other: _Lock | None) -> bool:
        """Return whether nothing has happened between two looks."""
        return other is not None and (self.name, self.noted) == (
            other.name,
            other.noted,
        )


class WriterLock:
    """The writer lock of one index on a server."""

    def __init__(self, connection: Connection, prefix: str, stale: float) -> None:
        """Look at the locks whose names begin with ``prefix``.

        Args:
            connection: The server.
            prefix: What the names of this index's collections begin with.
            stale: Seconds without a sign of life after which a lock may be taken.
        """
        self._connection = connection
        self._prefix = f"{prefix}-lock-"
        self._stale = stale

    def holder(self) -> str | None:
        """Return who holds the lock, or ``None`` when nobody does."""
        lock = self._latest()
        return lock.holder if lock is not None and not lock.is_free else None

    @contextmanager
    def held(self, place: str = "") -> Iterator[HeldLock]:
        """Hold the lock, and give signs of life until the block ends.

        Args:
            place: Names what only one process can hold at a time (a lock of the
                machine's own, say) and this one does: a lock taken there earlier is
                that of a process that is gone.

        Raises:
            IndexBusyError: Another machine or process holds it; the message says who.
        """
        mine = self._take(place)
        ended = threading.Event()
        beating = threading.Thread(target=self._beat, args=(mine, ended), daemon=True)
        beating.start()
        try:
            yield HeldLock(self, mine.name)
        finally:
            ended.set()
            beating.join()
            self._give_back(mine)

    def check(self, name: str) -> None:
        """Make sure that the lock of that name still is the latest.

        Raises:
            IndexBusyError: Another one was taken since.
        """
        latest = self._latest()
        if latest is None or latest.name != name:
            raise IndexBusyError(
                f"{latest.holder if latest else 'Another machine'} has taken over"
                " writing the index, because this process was not heard of for long.",
                "What it published counts; run the command again for the rest.",
            )

    def _take(self, place: str) -> _Lock:
        before = self._latest()
        if before is not None and not self._may_be_taken(before, place):
            raise _busy(before)
        if before is not None and not before.is_free:
            LOGGER.warning("The writer lock of %s, which is gone, ends", before.holder)
        number = before.number + 1 if before else 1
        mine = _Lock(f"{self._prefix}{number:06d}", _signature(place))
        made = self._connection.create(mine.name, mine.noted)
        locks = self._locks()
        # Not made, and yet ours: the answer to a first try was lost.
        made = made or any(mine.is_same(lock) for lock in locks)
        if not locks or locks[-1].name != mine.name or not made:
            # Who looked before others came and went may have made an old number anew.
            if made:
                self._connection.drop(mine.name)
            raise _busy(locks[-1] if locks else mine)
        for lock in locks[:-1]:
            self._connection.drop(lock.name)
        return mine

    def _may_be_taken(self, lock: _Lock, place: str) -> bool:
        left = bool(place) and lock.noted.get("place") == place
        return lock.is_free or left or self._is_dead(lock)

    def _is_dead(self, lock: _Lock) -> bool:
        """Return whether the holder gives no sign of life."""
        if abs(time.time() - float(lock.noted.get("beat", 0))) <= self._stale:
            return False
        # Its clock may be wrong, so that it only seems dead: it beats three times more.
        until = time.monotonic() + self._stale / 2
        while time.monotonic() < until:
            time.sleep(self._stale / 12)
            if not lock.is_same(self._latest()):
                return False
        return True

    def _beat(self, lock: _Lock, ended: threading.Event) -> None:
        while not ended.wait(self._stale / 6):
            try:
                self._connection.set_metadata(
                    lock.name, {**lock.noted, "beat": time.time()}
                )
            except IndexMissingError:
                LOGGER.warning("Another machine has taken over the writer lock")
                return  # ``check`` says so to who holds it.
            except DisplayableError as error:
                # Away for a moment; the next beat may reach it.
                LOGGER.warning("The writer lock gave no sign of life: %s", error)

    def _give_back(self, lock: _Lock) -> None:
        # Taken over, or the server is away: then it becomes stale by itself.
        try:
            self._connection.set_metadata(lock.name, {**lock.noted, "free": True})
        except DisplayableError as error:
            LOGGER.warning("The writer lock could not be given back: %s", error)

    def _latest(self) -> _Lock | None:
        locks = self._locks()
        return locks[-1] if locks else None

    def _locks(self) -> list[_Lock]:
        found = self._connection.collections(self._prefix).items()
        return sorted((_Lock(*item) for item in found), key=lambda lock: lock.number)


@dataclass(frozen=True, slots=True)
class HeldLock:
    """The lock, as whoever holds it sees it."""

    lock: WriterLock
    name: str

    def check(self) -> None:
        """Make sure that it still is ours.

        Raises:
            IndexBusyError: Another machine has taken over.
        """
        self.lock.check(self.name)


def _signature(place: str) -> Metadata:
    return {
        "holder": f"process {os.getpid()} on {socket.gethostname()}",
        "place": place,
        "writer": uuid.uuid4().hex,
        "beat": time.time(),
        "free": False,
    }


def _busy(lock: _Lock) -> IndexBusyError:
    return IndexBusyError(
        f"The index on the server is being written by {lock.holder}.",
        "Wait until it is done, and try again.",
    )
