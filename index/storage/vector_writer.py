"""Change a table of vectors; where many are added, in a process of its own.

Chroma keeps Python's interpreter for as long as it adds: while it put 1,000 vectors to
20,000, no other thread, of a page or of a service, ran for seconds.
"""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
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
_WORKER = "from index.storage.vector_writer import serve; serve()"


class _Add(NamedTuple):
    """What is to be added."""

    ids: Sequence[str]
    embeddings: np.ndarray
    languages: Sequence[str]

    def to(self, table: VectorTable) -> None:
        table.add(self.ids, self.embeddings, self.languages)


class _Remove(NamedTuple):
    """What is to be removed."""

    ids: Sequence[str]

    def to(self, table: VectorTable) -> None:
        table.remove(self.ids)


class VectorWriter:
    """Changes a table that nobody else has open, one change after the other.

    From the first addition of many on, until ``finish``, a process has it open: it
    reads Chroma's graph once for all of them. Several threads may use it.
    """

    def __init__(self, table: VectorTable) -> None:
        """Change ``table``; no process is started yet."""
        self._table = table
        self._process: subprocess.Popen[bytes] | None = None
        # The process ends with the thread that starts it, so that thread is our own.
        self._thread = ThreadPoolExecutor(1, "vectors")

    def add(
        self, ids: Sequence[str], embeddings: np.ndarray, languages: Sequence[str]
    ) -> None:
        """Add vectors.

        Args:
            ids: Of their passages.
            embeddings: A row for each.
            languages: For each that of its passage.

        Raises:
            IndexDamagedError: Chroma cannot add them.
            DisplayableError: The process for it does not start, or was ended.
        """
        change = _Add(ids, embeddings, languages)
        self._thread.submit(self._carry_out, change, many=len(ids) > _FEW).result()

    def remove(self, ids: Sequence[str]) -> None:
        """Remove vectors by id; raises what ``add`` does."""
        if ids:
            self._thread.submit(self._carry_out, _Remove(ids), many=False).result()

    def finish(self) -> VectorTable:
        """Return the table with all of it, which no process has open any more."""
        if self._process:
            self._thread.submit(self._end).result()
        return self._table

    def close(self) -> None:
        """Give back the files; a process ends with what it is told already."""
        self.finish().close()
        self._thread.shutdown()

    def _carry_out(self, change: _Add | _Remove, *, many: bool) -> None:
        if self._process is None and not many:
            change.to(self._table)
        elif error := self._ask(change):
            raise error

    def _ask(self, change: _Add | _Remove) -> IndexDamagedError | None:
        """Have the process carry out a change; return what it raised."""
        try:
            if self._process is None:
                self._table.close()
                self._process = start_process(_WORKER)
                send(self._process, self._table.folder)
            send(self._process, change)
            error: IndexDamagedError | None = receive(self._process)
        except (OSError, EOFError, pickle.UnpicklingError) as exc:
            if self._process:
                kill_process(self._process)
                self._end()
            raise DisplayableError(
                f"The vectors in {self._table.folder} could not be written: the process"
                f" for it does not start, or was ended ({type(exc).__name__}).",
                "Free some memory and try again.",
            ) from exc
        return error

    def _end(self) -> None:
        """Wait until the process, which is told nothing more, has closed the table."""
        assert self._process
        process, self._process = self._process, None
        with suppress(BrokenPipeError), process:
            pass


def serve() -> None:
    """Carry out what is told on standard input; tell there of each what went wrong."""
    end_with_parent()
    requests, replies = take_pipes()
    table = VectorTable(pickle.load(requests))
    with closing(table), suppress(EOFError):
        while True:
            change: _Add | _Remove = pickle.load(requests)
            pickle.dump(_error_of(change, table), replies)
            replies.flush()


def _error_of(change: _Add | _Remove, table: VectorTable) -> IndexDamagedError | None:
    try:
        change.to(table)
    except IndexDamagedError as error:
        return error
    return None
