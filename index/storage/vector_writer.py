"""Fill collections of vectors in a process of its own, where many are added.

Chroma keeps Python's interpreter for as long as it adds: while it put 1,000 vectors to
20,000, no other thread, of a page or of a service, ran for seconds.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from index.child_process import (
    end_with_parent,
    kill_process,
    receive,
    send,
    start_process,
    take_pipes,
)
from index.errors import DisplayableError, IndexDamagedError
from index.storage.folder_chroma import FolderChroma

if TYPE_CHECKING:
    from index.storage.vector_collections import Rows

_FEW = 1_000
"""Vectors that are added in less time than a process takes to start."""
_WORKER = "from index.storage.vector_writer import serve; serve()"


class VectorWriter(FolderChroma):
    """The segments in a folder, to be filled."""

    batch = 50  # Chroma keeps Python's interpreter meanwhile.

    def fill(self, sizes: Mapping[str, int], parts: Iterable[Rows]) -> None:
        """Make collections and add all parts of them, many in another process.

        Raises:
            IndexDamagedError: Chroma cannot add them.
            DisplayableError: The process does not start, or was ended.
        """
        if sum(sizes.values()) <= _FEW:
            super().fill(sizes, parts)
            return
        try:
            error = _ask(self.folder, sizes, parts)
        except (OSError, EOFError, pickle.UnpicklingError) as exc:
            raise DisplayableError(
                f"The vectors in {self.folder} could not be written: the process"
                f" for it does not start, or was ended ({type(exc).__name__}).",
                "Free some memory and try again.",
            ) from exc
        if error:
            raise error


def _ask(
    folder: Path, sizes: Mapping[str, int], parts: Iterable[Rows]
) -> IndexDamagedError | None:
    """Have a process fill collections; return what went wrong there."""
    process = start_process(_WORKER)
    try:
        with suppress(BrokenPipeError):  # One that fails takes no more, and says why.
            send(process, (folder, dict(sizes)))
            for part in parts:
                send(process, part)
            send(process, None)
        error: IndexDamagedError | None = receive(process)
        return error
    except BaseException:
        kill_process(process)
        raise
    finally:
        with suppress(BrokenPipeError), process:
            pass


def serve() -> None:
    """Fill what is told on standard input; tell in the end what went wrong."""
    end_with_parent()
    requests, replies = take_pipes()
    folder, sizes = pickle.load(requests)
    error = None
    try:
        with closing(FolderChroma(folder)) as chroma:
            chroma.fill(sizes, _told(requests))
            chroma.compact()
    except IndexDamagedError as exc:
        error = exc
    pickle.dump(error, replies)
    replies.flush()


def _told(requests: BinaryIO) -> Iterator[Rows]:
    while (part := pickle.load(requests)) is not None:
        yield part
