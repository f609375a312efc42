"""Let few pages be drawn at the same time: answers that are waited for go before.

All threads of the process share one interpreter, and each time that one of them comes
back from the network or from a file it waits behind all others that compute. Twenty
pages drawn at once kept the answer of the first of them from coming.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TypeVar

Step = TypeVar("Step")


class DrawingTurn:
    """The turn of one run of the page, if it has one: it may have to do without."""

    def __init__(self, free: BoundedSemaphore, patience: float) -> None:
        """Have none yet."""
        self._free = free
        self._patience = patience
        self.taken = False

    def take(self) -> None:
        """Wait for a turn, for a while."""
        self.taken = self.taken or self._free.acquire(timeout=self._patience)

    def give_back(self) -> None:
        """Let another page have the turn."""
        if self.taken:
            self.taken = False
            self._free.release()

    def aside(self, steps: Iterator[Step]) -> Iterator[Step]:
        """Yield the ``steps``, without a turn as long as each is waited for."""
        while True:
            self.give_back()
            try:
                step = next(steps)
            except StopIteration:
                self.take()
                return
            self.take()
            yield step


class DrawingTurns:
    """The turns of all pages of a process."""

    def __init__(self, at_once: int, patience: float) -> None:
        """Let so many draw at once; after ``patience`` seconds another one does, too.

        What one draws may take long, such as a page of a large file.
        """
        self._free = BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[DrawingTurn]:
        """Give a turn for what is drawn in the block."""
        turn = DrawingTurn(self._free, self._patience)
        turn.take()
        try:
            yield turn
        finally:
            turn.give_back()


TURNS = DrawingTurns(at_once=2, patience=0.5)
"""Those of this process: its interpreter is what is shared."""
