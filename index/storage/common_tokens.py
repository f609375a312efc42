"""The table of the tokens that many passages hold, counted on with every change."""

from __future__ import annotations

import sqlite3

from index.storage.records import COMMON

_FEW = 2_000
"""Changed passages; of more, all tokens of all passages are counted."""
_BEGIN = """
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, keywords, row);
CREATE VIRTUAL TABLE temp.added USING fts5 (text, context, content='');
CREATE VIRTUAL TABLE temp.removed USING fts5 (text, context, content='');
CREATE VIRTUAL TABLE temp.more USING fts5vocab (temp, added, row);
CREATE VIRTUAL TABLE temp.less USING fts5vocab (temp, removed, row);
"""
_COUNT_ALL = f"""
DELETE FROM common_tokens;
INSERT INTO common_tokens SELECT term, doc FROM temp.vocabulary WHERE doc >= {COMMON};
"""
# Cross join: the vocabulary, which is long, is asked for each term by itself.
_COUNT_ON = f"""
CREATE TEMP TABLE changed AS SELECT term, sum(doc) AS difference FROM (
    SELECT term, doc FROM temp.more UNION ALL SELECT term, -doc FROM temp.less
) GROUP BY term HAVING sum(doc) != 0;
UPDATE common_tokens SET passages = passages + difference
    FROM changed WHERE token = term;
INSERT INTO common_tokens SELECT term, doc
    FROM changed CROSS JOIN temp.vocabulary USING (term)
    WHERE difference > 0 AND doc >= {COMMON}
    AND term NOT IN (SELECT token FROM common_tokens);
DELETE FROM common_tokens WHERE passages < {COMMON};
DROP TABLE changed;
"""
_FORGET = """
INSERT INTO temp.added (added) VALUES ('delete-all');
INSERT INTO temp.removed (removed) VALUES ('delete-all');
"""


class CommonTokens:
    """Notes what changes in the keywords of a generation, and counts it once."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Note what changes in ``database``, which is open for writing."""
        self._database = database
        self._changed = 0
        database.executescript(_BEGIN)

    def add(self, row: tuple[str, str]) -> None:
        """Note a row that was added to the table of keywords."""
        self._note("added", row)

    def remove(self, row: tuple[str, str]) -> None:
        """Note a row that was removed from it."""
        self._note("removed", row)

    def _note(self, table: str, row: tuple[str, str]) -> None:
        self._changed += 1
        if self._changed <= _FEW:
            self._database.execute(
                f"INSERT INTO temp.{table} (text, context) VALUES (?, ?)", row
            )

    def count(self) -> None:
        """Bring the table of common tokens up to date."""
        few = self._changed <= _FEW
        self._database.executescript(_COUNT_ON if few else _COUNT_ALL)
        self._database.executescript(_FORGET)
        self._changed = 0
