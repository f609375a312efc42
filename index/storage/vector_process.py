"""Add many vectors in a process of its own, so that this one goes on meanwhile.

Chroma keeps Python's interpreter for as long as it adds: while it put 1,000 vectors to
20,000, no other thread, of a page or of a service, ran for seconds.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.child_process import (
    end_with_parent,
    kill_process,
    receive,
    send,
    start_process,
    take_pipes,
)
from index.errors import DisplayableError, IndexDamagedError
from index.storage.vectors import VectorTable

if TYPE_CHECKING:
    import numpy as np

_FEW = 100
"""Vectors that are added in less time than a process takes to start."""
_WORKER = "from index.storage.vector_process import serve; serve()"


class _Added(NamedTuple):
    """What a process is told to add, and where."""

    folder: Path
    ids: Sequence[str]
    embeddings: np.ndarray
    languages: Sequence[str]


def add_vectors(
    table: VectorTable,
    ids: Sequence[str],
    embeddings: np.ndarray,
    languages: Sequence[str],
) -> None:
    """Add vectors to a table that nobody else has open.

    Args:
        table: Where to; it is closed where they are many.
        ids: Of their passages.
        embeddings: A row for each.
        languages: For each that of its passage.

    Raises:
        IndexDamagedError: Chroma cannot add them.
        DisplayableError: The process for it does not start, or was ended.
    """
    if len(ids) <= _FEW:
        table.add(ids, embeddings, languages)
        return
    table.close()
    error = _ask(_Added(table.folder, ids, embeddings, languages))
    if error:
        raise error


def serve() -> None:
    """Add what is told on standard input; tell there what went wrong, if anything."""
    end_with_parent()
    requests, replies = take_pipes()
    added: _Added = pickle.load(requests)
    table, error = VectorTable(added.folder), None
    try:
        table.add(added.ids, added.embeddings, added.languages)
        table.close()
    except IndexDamagedError as raised:
        error = raised
    pickle.dump(error, replies)
    replies.flush()


def _ask(added: _Added) -> IndexDamagedError | None:
    """Have a process add vectors; return what it raised."""
    try:
        with start_process(_WORKER) as process:
            try:
                send(process, added)
                error: IndexDamagedError | None = receive(process)
            finally:
                kill_process(process)
    except (OSError, EOFError, pickle.UnpicklingError) as exc:
        raise DisplayableError(
            f"The vectors in {added.folder} could not be written: the process for it"
            f" does not start, or was ended ({type(exc).__name__}).",
            "Free some memory and try again.",
        ) from exc
    return error
