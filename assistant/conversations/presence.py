"""Let other processes know that this one is there, for as long as it works."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread

from assistant.conversations.store import LONGEST_SILENCE
from assistant.errors import NotKeptError

LOGGER = logging.getLogger(__name__)


class Presence:
    """Says again and again that a process is there, while there is need to."""

    def __init__(
        self, keep_alive: Callable[[], None], go_on: Callable[[], bool]
    ) -> None:
        """Say nothing yet.

        Args:
            keep_alive: Says it; raises NotKeptError where that is not possible now.
            go_on: Called each time; returns whether it is to be said again.
        """
        self._keep_alive = keep_alive
        self._go_on = go_on
        self._closed = Event()
        self._lock = Lock()
        self._running = False
        self._wanted = False

    def show(self) -> None:
        """Say it now, and from now on while it is needed."""
        self._say()
        with self._lock:
            self._wanted = True
            if not self._running:
                self._running = True
                Thread(target=self._say_again, name="presence", daemon=True).start()

    def close(self) -> None:
        """Say it no more."""
        self._closed.set()

    def _say_again(self) -> None:
        while not self._closed.wait(LONGEST_SILENCE / 5):
            if not self._go_on() and not self._is_asked_again():
                return
            self._say()

    def _is_asked_again(self) -> bool:
        """End, unless it is to be shown again since it was looked."""
        with self._lock:
            self._running = self._wanted
            self._wanted = False
            return self._running

    def _say(self) -> None:
        try:
            self._keep_alive()
        except NotKeptError as error:
            LOGGER.info("It is not said that this process is there: %s", error)
