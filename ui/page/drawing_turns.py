"""Draw one page after the other, so that answers which are waited for come first.

All threads of the process share one interpreter, and each time that one of them comes
back from the network or from a file it waits behind all others that compute. Twenty
pages drawn at once kept the answer of the first of them from coming.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import TypeVar

Step = TypeVar("Step")

_LONGEST = 6
"""Times its patience that a page waits at most, also where the turn goes round."""


class DrawingTurn:
    """The turn of one run of the page, if it has it: it may have to do without."""

    def __init__(self, turns: DrawingTurns) -> None:
        """Not have it yet."""
        self._turns = turns
        self.taken = False

    def take(self, *, first: bool = False) -> None:
        """Wait until nobody else draws, or somebody takes long over it.

        Whoever has waited for an answer is to draw it ``first``.
        """
        self.taken = self.taken or self._turns.wait(first=first)

    def give_back(self) -> None:
        """Let another page have the turn."""
        if self.taken:
            self.taken = False
            self._turns.free()

    def aside(self, steps: Iterator[Step]) -> Iterator[Step]:
        """Yield the ``steps``, without the turn as long as each is waited for."""
        while True:
            self.give_back()
            try:
                step = next(steps)
            except StopIteration:
                self.take(first=True)
                return
            self.take(first=True)
            yield step


class DrawingTurns:
    """The turns of all pages of a process."""

    def __init__(self, patience: float) -> None:
        """Let a page be drawn that has waited for so many seconds for the same one.

        What is drawn may take long, such as a page of a large file.
        """
        self._patience = patience
        self._changed = Condition()
        self._taken = False
        self._given = 0
        self._first = 0
        self.waiting = 0
        """Pages that wait for the turn now."""

    def wait(self, *, first: bool) -> bool:
        """Return whether the turn was given: not where whoever has it takes long."""
        longest = time.monotonic() + _LONGEST * self._patience
        with self._changed:
            self._first += first
            self.waiting += 1
            try:
                while self._taken or (self._first and not first):
                    given = self._given
                    in_time = self._changed.wait(self._patience)
                    stands_still = not in_time and self._given == given
                    if stands_still or time.monotonic() > longest:
                        return False
                self._taken = True
                self._given += 1
                return True
            finally:
                self._first -= first
                self.waiting -= 1

    def free(self) -> None:
        """Let whoever waits have the turn."""
        with self._changed:
            self._taken = False
            self._changed.notify_all()

    @contextmanager
    def turn(self) -> Iterator[DrawingTurn]:
        """Give a turn for what is drawn in the block."""
        turn = DrawingTurn(self)
        turn.take()
        try:
            yield turn
        finally:
            turn.give_back()


TURNS = DrawingTurns(patience=0.5)
"""Those of this process: its interpreter is what is shared."""
