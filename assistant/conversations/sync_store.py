"""Store how the last sync of an index ended, so that any process tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.conversations.database import Database
from assistant.conversations.tables import SyncRow


@dataclass(frozen=True, slots=True)
class StoredSync:
    """How a sync ended; it names no documents."""

    ended: float
    """Seconds since 1970."""
    counts: Mapping[str, int] | None
    """How many documents were added, changed and so on; None: it failed."""


class SyncStore:
    """The last syncs of one database; safe to use from threads.

    Each method raises NotKeptError where the database cannot be used.
    """

    def __init__(self, database: Database) -> None:
        """Keep them in ``database``, beside the conversations."""
        self._database = database

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def end(self, index: str, sync: StoredSync) -> None:
        """Store how the last sync of an index ended, in place of the one before."""
        counts = None if sync.counts is None else dict(sync.counts)
        row = SyncRow(index=index, ended=sync.ended, counts=counts)
        with self._database.changing() as session:
            session.merge(row)

    def last(self, index: str) -> StoredSync | None:
        """Return how the last sync of an index ended; None: none is known."""
        with self._database.reading() as session:
            row = session.get(SyncRow, index)
            return StoredSync(row.ended, row.counts) if row else None
