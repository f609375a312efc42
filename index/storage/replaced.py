"""Find which of the documents that a database shows are replaced by which others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from index.storage.records import named_from_row
from index.text.successors import find_successors

_REPLACING = "SELECT 1 FROM documents WHERE facts LIKE '%\"replaces\"%' LIMIT 1"
_NAMED = "SELECT id, title, date, facts FROM documents"


def find_replaced(rows: Callable[[str], list[sqlite3.Row]]) -> list[tuple[str, str]]:
    """Return the ids of the replaced documents, each with that of its successor.

    ``rows`` returns those of a query.
    """
    # Most often none says that it replaces another: then their names tell nothing.
    named = rows(_NAMED) if rows(_REPLACING) else []
    return sorted(find_successors(map(named_from_row, named)).items())
