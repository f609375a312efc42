"""Measure for how long other threads wait while vectors are added."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Annotated
from uuid import uuid4

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from index.storage.folder_chroma import FolderChroma
from index.storage.vector_writer import VectorWriter

_DIMENSION = 384
_TOPICS = 1_500
_TURN = 0.005


def measure_waiting(
    vectors: Annotated[int, typer.Option(min=1, help="Vectors to add.")] = 2_000,
    rounds: Annotated[int, typer.Option(min=1, help="How often.")] = 3,
) -> None:
    """Add vectors as an update does, and at once in this process, in turns.

    Meanwhile another thread, as of a page or a service, wants to go on all the time.
    """
    title = f"{vectors:,} vectors added"
    table = Table("round", "", "took", "the longest wait of a thread", title=title)
    ways = {"this project": VectorWriter, "in this process": FolderChroma}
    chance = np.random.default_rng(0)
    topics = make_topics(chance)
    for number in range(rounds):
        for name, way in ways.items():
            rows = vectors_near(topics, chance, vectors).astype(np.float32)
            part = {f"any/{uuid4().hex}": row for row in rows}
            with (
                tempfile.TemporaryDirectory() as folder,
                closing(way(Path(folder))) as chroma,
                taking_turns() as waits,
            ):
                started = time.perf_counter()
                chroma.fill({"test-en": vectors}, [{"test-en": part}])
                took = time.perf_counter() - started
            measured = (f"{took:.2f} s", f"{max(waits):.2f} s")
            table.add_row(str(number + 1), name, *measured)
    Console().print(table)


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
