"""Measure for how long other threads wait while vectors are added."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Annotated, Any
from uuid import uuid4

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from index.storage.vector_writer import VectorWriter
from index.storage.vectors import VectorTable

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
        "this project": _add_as_update,
        "in this process": VectorTable.add,
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(VectorTable(Path(folder) / "chroma")) as kept,
    ):
        chance = np.random.default_rng(0)
        topics = make_topics(chance)
        kept.create()
        _add(_add_as_update, kept, vectors_near(topics, chance, before))
        for number in range(rounds):
            for name, add in ways.items():
                rows = vectors_near(topics, chance, vectors)
                kept.count()  # It is open, as that of an update is.
                with taking_turns() as waits:
                    started = time.perf_counter()
                    _add(add, kept, rows)
                    took = time.perf_counter() - started
                measured = (f"{took:.2f} s", f"{max(waits):.2f} s")
                table.add_row(str(number + 1), name, *measured)
    Console().print(table)


def _add_as_update(table: VectorTable, *vectors: Any) -> None:
    with closing(VectorWriter(table)) as writer:
        writer.add(*vectors)


def _add(add: Callable[..., None], table: VectorTable, rows: np.ndarray) -> None:
    ids = [uuid4().hex for _ in rows]
    add(table, ids, rows.astype(np.float32), ["en"] * len(rows))


def make_topics(chance: np.random.Generator) -> np.ndarray:
    """Return unit vectors, a row each, for others to lie near."""
    topics = chance.normal(size=(_TOPICS, _DIMENSION))
    topics /= np.linalg.norm(topics, axis=1, keepdims=True)
    return topics


def vectors_near(
    topics: np.ndarray, chance: np.random.Generator, count: int
) -> np.ndarray:
    """Return unit vectors near some topics, as those of passages are, a row each."""
    return moved(topics[chance.integers(0, len(topics), count)], chance)


def moved(rows: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Return unit vectors, a row each, near those of ``rows``: each moved on its own.

    Where many are the same, a graph of them takes Chroma several times as long.
    """
    near: np.ndarray = rows + 0.02 * chance.normal(size=rows.shape)
    near /= np.linalg.norm(near, axis=1, keepdims=True)
    return near


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
