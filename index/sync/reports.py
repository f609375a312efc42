"""What a sync tells: how far it is while it runs, and what it did when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from index.documents import ReadFailure


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a sync is.

    Files are read and their passages embedded side by side: while files are still
    read (stage "read"), many of their passages have been embedded already.
    """

    stage: Literal["scan", "read", "embed", "publish"]
    done: int = 0
    """Files read; when all are, passages embedded, then those whose vectors are written
    (stages "embed" and "publish")."""
    total: int = 0
    passages: int = 0
    """Passages found so far."""
    embedded: int = 0
    seconds: float = 0.0
    """Since the first file."""

    @property
    def rate(self) -> float | None:
        """Passages embedded a second, or ``None`` before there is one."""
        return self.embedded / self.seconds if self.embedded and self.seconds else None

    @property
    def seconds_left(self) -> float | None:
        """Seconds that are likely left, or ``None`` before that can be told."""
        if self.rate is None or not self.done:
            return None
        # The files that are still to be read are taken to be like those that were.
        files_left = self.total / self.done if self.stage == "read" else 1.0
        return max(self.passages * files_left - self.embedded, 0.0) / self.rate


Progress = Callable[[SyncProgress], None]


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did: document ids, and the files that could not be read."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[ReadFailure, ...]
    passages: int
    """Passages in the live generation."""
    generation: str
    seconds: float
    renamed: tuple[tuple[str, str], ...] = ()
    """Old and new id of documents of which only the name changed; they are neither in
    ``added`` nor in ``removed``."""
    near_duplicates: tuple[tuple[str, ...], ...] = ()
    """Families of documents in the live generation that say nearly the same."""
