"""Work in threads of which one goes on at a time, and which is followed to its end."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Condition, Event

_PATIENCE = 0.2


class BackgroundRuns:
    """What goes on and how it is stopped; safe to use from several threads."""

    def __init__(self) -> None:
        """Begin with nothing going on."""
        self.running = False
        self._stop = Event()
        self._closing = Event()
        self._changed = Condition()

    @property
    def stopping(self) -> bool:
        """Whether what goes on was told to stop, and has not yet."""
        return self.running and self._stop.is_set()

    def stop(self) -> None:
        """Stop what goes on."""
        self._stop.set()

    def close(self) -> None:
        """Stop what goes on, and start nothing else."""
        with self._changed:
            self._closing.set()
            self._stop.set()

    def end(self) -> None:
        """Stop what goes on, start nothing else, and wait until it has ended."""
        self.close()
        for _ in self.follow():
            pass

    def follow(self) -> Iterator[None]:
        """Yield whenever there may be something new to tell, until it is finished."""
        while self.running:
            with self._changed:
                if self.running:
                    self._changed.wait(_PATIENCE)
            yield

    def _begin(self) -> bool:
        """Return whether something may go on now: nothing else does."""
        with self._changed:
            if self.running or self._closing.is_set():
                return False
            self.running = True
            self._stop.clear()
            return True

    def _end(self) -> None:
        with self._changed:
            self.running = False
            self._changed.notify_all()
