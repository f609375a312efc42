"""The command ``python -m tests.measure.scale.collection``: one large collection.

A first publication sends each language as one collection, whose files the server writes
with its last vectors. This shows how long they take, and what the server needs then.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from assistant.benchmark.scale import size_of
from index.benchmark.waiting import make_topics, vectors_near
from index.storage.server.chroma import Chroma
from tests.index.storage.server.chroma_server import ChromaServer
from tests.measure.ending import end_with_servers
from tests.measure.page.memory import megabytes, peak_megabytes

_NAME = "measured"
_TOGETHER = 2_000
_SEARCHES = 20
_TOP = 50


def measure_collection(
    vectors: Annotated[int, typer.Argument(min=_TOP, help="How many are sent.")],
) -> None:
    """Send vectors into one collection of a server, search it, and start it again."""
    end_with_servers()
    table = Table("what", "measured", title=f"{vectors:,} vectors in one collection")
    with ExitStack() as ends:
        server = ChromaServer(
            Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="chroma-")))
        )
        ends.callback(server.kill)
        server.start()
        chroma = Chroma(server.url)
        ends.callback(chroma.close)
        chroma.create(_NAME, vectors)
        took = [_seconds_to_add(chroma, rows) for rows in _made(vectors)]
        table.add_row("all sent", f"{sum(took):.0f} s")
        table.add_row("the longest request", f"{max(took):.1f} s")
        table.add_row("the last request", f"{took[-1]:.1f} s")
        table.add_row(
            "peak memory of the server", f"{peak_megabytes(server.pid):,.0f} MB"
        )
        asked = next(iter(next(_made(_TOP)).values()))
        times = [_milliseconds_to_search(chroma, asked) for _ in range(_SEARCHES)]
        table.add_row("search, median", f"{statistics.median(times):.0f} ms")
        server.kill()
        server.start()
        first = _milliseconds_to_search(chroma, asked)
        table.add_row("first search after a restart", f"{first / 1000:.1f} s")
        table.add_row("memory of the server then", f"{megabytes(server.pid):,.0f} MB")
        table.add_row("disk", f"{size_of(server.folder) / 1e6:,.0f} MB")
    Console().print(table)


def _made(vectors: int) -> Iterator[dict[str, np.ndarray]]:
    """Yield vectors near some topics, as those of passages are, by their ids."""
    chance = np.random.default_rng(0)
    topics = make_topics(chance)
    for start in range(0, vectors, _TOGETHER):
        rows = vectors_near(topics, chance, min(_TOGETHER, vectors - start))
        yield {f"{start + n:032x}/{n}": row for n, row in enumerate(rows)}


def _seconds_to_add(chroma: Chroma, rows: dict[str, np.ndarray]) -> float:
    started = time.perf_counter()
    chroma.add(_NAME, rows)
    return time.perf_counter() - started


def _milliseconds_to_search(chroma: Chroma, row: np.ndarray) -> float:
    started = time.perf_counter()
    chroma.nearest(_NAME, row.tolist(), _TOP)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    typer.run(measure_collection)
