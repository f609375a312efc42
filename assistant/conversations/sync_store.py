"""Store how far the sync of an index is and how the last one ended, for any process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from assistant.conversations.database import Database
from assistant.conversations.tables import SyncRow
from index.sync.reports import SyncProgress


@dataclass(frozen=True, slots=True)
class StoredSync:
    """How a sync ended, and how far the next one is; it names no documents."""

    ended: float
    """Seconds since 1970, or 0 while the first goes on."""
    counts: Mapping[str, int] | None
    """How many documents were added, changed and so on; None: it failed."""
    progress: SyncProgress | None = None
    """What was told last of the one that goes on, if one does."""


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
        row = SyncRow(index=index, ended=sync.ended, counts=counts, progress=None)
        with self._database.changing() as session:
            session.merge(row)

    def advance(self, index: str, progress: SyncProgress) -> None:
        """Store how far the sync of an index is."""
        with self._database.changing() as session:
            row = session.get(SyncRow, index)
            if row is None:
                session.add(row := SyncRow(index=index, ended=0.0))
            row.progress = asdict(progress)

    def last(self, index: str) -> StoredSync | None:
        """Return how the last sync of an index ended; None: none is known."""
        with self._database.reading() as session:
            if (row := session.get(SyncRow, index)) is None:
                return None
            progress = SyncProgress(**row.progress) if row.progress else None
            return StoredSync(row.ended, row.counts, progress)
