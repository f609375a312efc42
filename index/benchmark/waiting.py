"""Measure for how long other threads wait while vectors are added."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from index.storage.vector_process import add_vectors
from index.storage.vectors import VectorTable

if TYPE_CHECKING:
    import numpy as np

_DIMENSION = 384
_TOPICS = 1_500
_TURN = 0.005


def measure_waiting(
    before: Annotated[int, typer.Option(min=0, help="Vectors there are.")] = 20_000,
    vectors: Annotated[int, typer.Option(min=1, help="Vectors to add.")] = 1_000,
    rounds: Annotated[int, typer.Option(min=1, help="How often.")] = 3,
) -> None:
    """Add vectors as an update does, and in this process as Chroma does, in turns.

    Meanwhile another thread, as of a page or a service, wants to go on all the time.
    """
    title = f"{vectors:,} vectors added to {before:,}"
    table = Table("round", "", "took", "the longest wait of a thread", title=title)
    ways: dict[str, Callable[..., None]] = {
        "this project": add_vectors,
        "in this process": VectorTable.add,
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(VectorTable(Path(folder) / "chroma")) as kept,
    ):
        kept.create()
        _add(add_vectors, kept, 0, before)
        added = before
        for number in range(rounds):
            for name, add in ways.items():
                kept.count()  # It is open, as that of an update is.
                with taking_turns() as waits:
                    started = time.perf_counter()
                    _add(add, kept, added, vectors)
                    took = time.perf_counter() - started
                added += vectors
                row = (f"{took:.2f} s", f"{max(waits):.2f} s")
                table.add_row(str(number + 1), name, *row)
    Console().print(table)


def _add(add: Callable[..., None], table: VectorTable, first: int, count: int) -> None:
    ids = [str(first + number) for number in range(count)]
    add(table, ids, _rows(first, count), ["en"] * count)


def _rows(seed: int, count: int) -> np.ndarray:
    """Return vectors near some topics, as those of passages are."""
    import numpy as np

    topics = np.random.default_rng(0).normal(size=(_TOPICS, _DIMENSION))
    chance = np.random.default_rng(seed + 1)
    rows = topics[chance.integers(0, _TOPICS, count)]
    rows = rows + 0.3 * chance.normal(size=rows.shape)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows.astype(np.float32)


@contextmanager
def taking_turns() -> Iterator[list[float]]:
    """Give the seconds between two turns of a thread, of which there are many."""
    waits: list[float] = []
    done = Event()

    def take_turns() -> None:
        last = time.perf_counter()
        while not done.wait(_TURN):
            now = time.perf_counter()
            waits.append(now - last)
            last = now

    thread = Thread(target=take_turns)
    thread.start()
    try:
        yield waits
    finally:
        done.set()
        thread.join()
