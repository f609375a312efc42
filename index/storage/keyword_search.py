"""Find passages of one generation by their words, and by names and amounts in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from itertools import islice

from index.documents import ScoredPassage
from index.storage.database import Database, marks
from index.storage.keyword_weights import KeywordWeights
from index.storage.records import passage_from_row
from index.text.keywords import (
    keyword_query,
    keyword_tokens,
    phrase_query,
    telling_tokens,
)

# A hit in title or heading counts half of one in the text.
_SEARCH = """
WITH best AS (
    SELECT rowid, -bm25(keywords, 1.0, 0.5) AS score FROM keywords
    WHERE keywords MATCH ?{within} ORDER BY score DESC, rowid LIMIT ?
)
SELECT passages.*, score FROM best JOIN passages ON number = best.rowid
ORDER BY score DESC, number
"""
_HOLDING = """
SELECT passages.id, language FROM passages JOIN (
    SELECT rowid FROM keywords WHERE keywords MATCH ?{within}{shared} LIMIT ?
) AS holding ON number = holding.rowid
"""
_SHARED = " UNION SELECT rowid FROM shared_tokens WHERE shared_tokens MATCH ?{within}"
_COMMON = 1_000
"""So many passages hold a name that it tells little, and takes long to look up."""
# The plus keeps SQLite from searching the keywords again for every passage of the
# language: of 800 passages that took 120 times as long.
_WITHIN = " AND +rowid IN (SELECT number FROM passages WHERE language = ?)"
_VISIBLE = " AND +rowid IN (SELECT number FROM passages)"
_NARROWINGS = 32
"""Of so many sets of hidden documents the weights of keywords are kept."""

WeightsOf = Callable[[frozenset[str]], KeywordWeights]
"""Returns those of what is left without some documents."""


class KeywordSearch:
    """The words of a generation's passages; safe to use from several threads.

    What SQLite raises comes out as ``IndexDamagedError``.
    """

    def __init__(
        self, database: Database, hidden: frozenset[str], weights: WeightsOf | None
    ) -> None:
        """Search ``database``, whose tables are without what is ``hidden``."""
        self._database = database
        self._hidden = hidden
        self.weights = weights or lru_cache(_NARROWINGS)(lambda _: KeywordWeights())
        """What is known of them already, for whoever hides others."""
        # Passages are left out of the tables, but not of their words.
        self._visible = _VISIBLE if hidden else ""

    def search(
        self, question: str, limit: int, language: str | None = None
    ) -> list[ScoredPassage]:
        """Return the passages that share keywords with ``question``, best first.

        Args:
            question: Its words.
            limit: How many.
            language: That the passages are in; ``None`` for all.
        """
        words = keyword_tokens(question)
        tokens = telling_tokens(words, self.common_tokens(words))
        if not tokens:
            return []
        if self._hidden:
            return self._weigh(tokens, limit, language)
        within = () if language is None else (language,)
        search = _SEARCH.format(within=_WITHIN if within else "")
        rows = self._database.rows(search, keyword_query(tokens), *within, limit)
        return [ScoredPassage(passage_from_row(row), row["score"]) for row in rows]

    def _weigh(
        self, tokens: Sequence[str], limit: int, language: str | None
    ) -> list[ScoredPassage]:
        scored = self.weights(self._hidden).score(self._database, tokens, language)
        scores = dict(islice(scored.items(), limit))
        rows = self._database.rows(
            f"SELECT * FROM passages WHERE number IN ({marks(len(scores))})", *scores
        )
        found = {row["number"]: passage_from_row(row) for row in rows}
        return [ScoredPassage(found[number], scores[number]) for number in scores]

    def passages_holding(
        self, spellings: Collection[str], *, as_sound: bool = True
    ) -> dict[str, list[str]]:
        """Return which passages hold one of some spellings: their ids by language.

        Args:
            spellings: Of one name or amount; see ``shared_tokens``. What stands in very
                many passages is found in none.
            as_sound: Whether to look through the shared tokens, too: the sounds of
                Chinese texts are common, and to look for them takes long.
        """
        query = phrase_query(spellings)
        shared, asked = (_SHARED, [query, query]) if as_sound else ("", [query])
        holding = _HOLDING.replace("{shared}", shared).format(within=self._visible)
        rows = self._database.rows(holding, *asked, _COMMON) if query else []
        found: dict[str, list[str]] = {}
        for row in rows if len(rows) < _COMMON else ():
            found.setdefault(row["language"], []).append(row["id"])
        return found

    def common_tokens(self, tokens: Iterable[str]) -> dict[str, int]:
        """Return how many passages hold those of the tokens that many do."""
        wanted = tuple(dict.fromkeys(tokens))
        rows = self._database.rows(
            f"SELECT * FROM common_tokens WHERE token IN ({marks(len(wanted))})",
            *wanted,
        )
        common = {row["token"]: row["passages"] for row in rows}
        if not self._hidden:
            return common
        return self.weights(self._hidden).common(self._database, common)
