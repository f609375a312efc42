"""Score passages by keywords as if what is hidden had never been in the index.

FTS5 weighs a word by how many rows have it, and a row by how long others are, and
counts hidden ones: from a score it could be told that a hidden passage has a word. So
each word's score is taken apart again, and put together for the rows that are left.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from index.storage.database import Database
from index.storage.records import COMMON
from index.text.keywords import keyword_query

# What BM25 is computed with by FTS5, which has no way to change it.
_MOST = 1.2 + 1
_LENGTH = 0.75
_LEAST = 1e-6

_EACH = """
WITH found AS MATERIALIZED (
    SELECT rowid, -bm25(keywords, 1.0, 0.5) AS score FROM keywords
    WHERE keywords MATCH ?
)
SELECT found.rowid AS number, score, sz, language FROM found
JOIN main.keywords_docsize AS size ON size.id = found.rowid
LEFT JOIN passages ON number = found.rowid
"""
_HELD = """
SELECT count(*) AS held FROM keywords
WHERE keywords MATCH ? AND +rowid IN (SELECT number FROM passages)
"""
_LENGTHS = """
SELECT sz, number IS NOT NULL AS visible FROM main.keywords_docsize AS size
LEFT JOIN passages ON number = size.id
"""


class _Rows(NamedTuple):
    """How many passages there are, and their tokens on average."""

    number: int
    length: float


class KeywordWeights:
    """The weights of keywords in what is left of a generation.

    They are kept longer than a database is open; each that is given must have the same
    tables, whose passages lack what is hidden.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._held: dict[str, int] = {}
        self._averages: tuple[_Rows, _Rows] | None = None

    def common(self, database: Database, tokens: Collection[str]) -> dict[str, int]:
        """Return how many passages hold those of some tokens that many of them do."""
        for token in tokens:
            if token not in self._held:
                (row,) = database.rows(_HELD, keyword_query([token]))
                self._held[token] = row["held"]
        held = {token: self._held[token] for token in tokens}
        return {token: number for token, number in held.items() if number >= COMMON}

    def score(
        self, database: Database, tokens: Iterable[str], language: str | None
    ) -> dict[int, float]:
        """Return the scores of the passages that have a token, by row, best first.

        ``language`` is that of the passages; ``None`` for all.
        """
        every, left = self._averages = self._averages or _averages(database)
        scores: defaultdict[int, float] = defaultdict(float)
        for token in tokens:
            rows = database.rows(_EACH, keyword_query([token]))
            visible = [row for row in rows if row["language"] is not None]
            weighed = _weight(len(rows), every.number)
            weight = _weight(len(visible), left.number)
            for row in visible:
                if language not in (None, row["language"]):
                    continue
                tokens_there = _tokens(row["sz"])
                longer = _long(tokens_there, left) / _long(tokens_there, every)
                # How often the row has the token is in what its score lacks to the
                # most there can be.
                lacking = _MOST * weighed / row["score"] - 1
                scores[row["number"]] += weight * _MOST / (1 + lacking * longer)
        return dict(sorted(scores.items(), key=lambda scored: (-scored[1], scored[0])))


def _averages(database: Database) -> tuple[_Rows, _Rows]:
    """Return what is true of all rows, and of those that are left."""
    rows = database.rows(_LENGTHS)
    every = [_tokens(row["sz"]) for row in rows]
    left = [_tokens(row["sz"]) for row in rows if row["visible"]]
    return _averaged(every), _averaged(left)


def _averaged(lengths: list[int]) -> _Rows:
    return _Rows(len(lengths), sum(lengths) / max(1, len(lengths)))


def _weight(having: int, rows: int) -> float:
    """Return how telling a token is that so many rows have."""
    weight = math.log((rows - having + 0.5) / (having + 0.5))
    return weight if weight > 0 else _LEAST


def _long(tokens: int, rows: _Rows) -> float:
    return 1 - _LENGTH + _LENGTH * tokens / rows.length


def _tokens(sizes: bytes) -> int:
    """Return how many tokens a row has, of which FTS5 keeps a number per column."""
    total = number = 0
    for byte in sizes:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            total, number = total + number, 0
    return total
