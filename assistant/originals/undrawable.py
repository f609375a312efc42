"""Remember which pages of files cannot be drawn, so that nobody waits for it twice."""

from __future__ import annotations

import time
from pathlib import Path

PageOfFile = tuple[Path, str, int]
"""A file, the hash of its content, and the number of a page."""


class Undrawable:
    """Pages that were tried in vain; to be added to by one thread at a time."""

    def __init__(self, most: int, seconds: float) -> None:
        """Keep the latest pages, at most so many, and each for so many seconds.

        What failed since the machine had too much to do succeeds later.
        """
        self._most = most
        self._seconds = seconds
        self._until: dict[PageOfFile, float] = {}

    def holds(self, page: PageOfFile) -> bool:
        """Return whether a page is not to be tried again yet."""
        return self._until.get(page, 0.0) > time.monotonic()

    def add(self, page: PageOfFile) -> None:
        """Keep a page that could not be drawn."""
        self._until.pop(page, None)
        self._until[page] = time.monotonic() + self._seconds
        while len(self._until) > self._most:
            del self._until[next(iter(self._until))]
