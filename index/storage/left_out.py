"""Know again what is left out of a generation, under whatever name it lies there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from index.storage.database import Database, marks


class LeftOut:
    """What of a generation is hidden, and also lies nowhere where it is not."""

    def __init__(self, database: Database, hidden: frozenset[str]) -> None:
        """Look into ``database``, whose tables are without what is ``hidden``."""
        self._database = database
        self._hidden = hidden

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The ids of what is left out, with the hashes of the files that were read.

        A file of which a copy is not left out has none: what is in it is open.
        """
        hashes = dict.fromkeys(self._hidden, "")
        if self._hidden:
            read = self._database.pairs(
                "SELECT id, content_hash FROM main.documents"
                " WHERE content_hash NOT IN (SELECT content_hash FROM documents)"
            )
            hashes |= {id_: read[id_] for id_ in self._hidden & read.keys()}
        return hashes

    def texts_among(self, texts: Collection[str]) -> frozenset[str]:
        """Return those of some passages' texts that stand in what is left out alone."""
        if not self._hidden:
            return frozenset()
        hidden = self._holding("main.passages", texts)
        return hidden - self._holding("passages", hidden)

    def _holding(self, table: str, texts: Collection[str]) -> frozenset[str]:
        rows = self._database.rows(
            f"SELECT DISTINCT text FROM {table} WHERE text IN ({marks(len(texts))})",
            *texts,
        )
        return frozenset(row["text"] for row in rows)
