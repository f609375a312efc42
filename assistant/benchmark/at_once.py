"""Measure an index in use: searched by many at once, and changed meanwhile."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

from assistant.search.retriever import search_passages
from index.pipeline import sync_index
from index.settings import IndexSettings
from index.storage.live_index import LiveIndex

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder
    from index.storage.store import PassageStore

ASKERS = (1, 10, 50)
"""So many ask at once."""
_ROUNDS = 3
_TOP = 50
_LOOK = 0.02


def search_at_once(
    store: PassageStore, embedder: Embedder, questions: list[str], askers: int
) -> list[float]:
    """Return the milliseconds that each search took, of so many at once."""

    def search(question: str) -> float:
        started = time.perf_counter()
        search_passages(store, embedder, question, _TOP)
        return 1000 * (time.perf_counter() - started)

    with ThreadPoolExecutor(askers) as pool:
        return list(pool.map(search, questions))


def measure_change(settings: IndexSettings) -> Iterator[tuple[str, str]]:
    """Change one document a few times; yield how long that takes here and elsewhere.

    The second machine has an open index with a folder of its own.
    """
    second = settings
    if settings.chroma_url:
        own = settings.index_dir.with_name("second")
        second = settings.model_copy(update={"index_dir": own})
    started = time.perf_counter()
    published, worked, seen = [], [], []
    with closing(LiveIndex(second)) as live:
        yield "opening of a second machine", f"{time.perf_counter() - started:.1f} s"
        file = sorted(settings.corpus_dir.iterdir())[0]
        for number in range(_ROUNDS):
            text = file.read_text(encoding="utf-8")
            file.write_text(f"{text}\n\nChange {number} of it.", encoding="utf-8")
            processor = time.process_time()
            published.append(sync_index(settings).seconds)
            worked.append(time.process_time() - processor)
            started = time.perf_counter()
            while not _has(live, file.name, f"Change {number} of it."):
                time.sleep(_LOOK)
            seen.append(time.perf_counter() - started)
    yield "one change, until it is published", _seconds(published)
    yield "… time of the processor for that, in this process", _seconds(worked)
    yield "one change, from then until a second machine has it", _seconds(seen)


def percentiles(values: list[float]) -> str:
    """Return the middle and the slow end of some milliseconds."""
    parts = statistics.quantiles(values, n=20)
    return f"p50 {parts[9]:.0f} ms, p95 {parts[18]:.0f} ms"


def _has(live: LiveIndex, document_id: str, text: str) -> bool:
    with live.use() as (_, store):
        return text in store.require_document(document_id).text


def _seconds(values: list[float]) -> str:
    return f"median {statistics.median(values):.2f} s, longest {max(values):.2f} s"
