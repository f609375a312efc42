"""Measure a large index: memory and time of its sync, search, opening and disk."""

from __future__ import annotations

import random
import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from assistant.benchmark.at_once import (
    ASKERS,
    measure_change,
    percentiles,
    search_at_once,
)
from assistant.search.retriever import search_passages
from index.benchmark.embedding import embedded_texts
from index.benchmark.waiting import moved
from index.documents import Document
from index.embedding.cache import EmbeddingCache, embedding_key
from index.embedding.embedder import load_embedder
from index.errors import UnreadableDocumentError
from index.pipeline import sync_index
from index.readers import load_document
from index.settings import IndexSettings
from index.storage.live_index import LiveIndex
from index.sync.corpus import scan_corpus

if TYPE_CHECKING:
    import numpy as np

    from index.embedding.embedder import Embedder

_FIGURE = re.compile(r"\d")
_QUERIES = 200
_TOP = 50


def measure_scale(
    corpus: Annotated[Path, typer.Argument(help="A folder of documents to vary.")],
    passages: Annotated[int, typer.Option(min=1, help="How many in all.")] = 100_000,
    embedded: Annotated[
        int, typer.Option(min=1, help="How many are really embedded.")
    ] = 1_500,
) -> None:
    """Index variations of a folder's documents, search them and change one.

    In a folder, and then on the servers that the settings name, where they name such.
    Title and digits of each variation are others. Only the originals are embedded; the
    vectors of a variation are those of its original, somewhat moved, and are put in the
    embedding cache, so that the sync itself is the real one but for the model.
    """
    measure_index(IndexSettings.load(), corpus, passages, embedded)


def measure_index(
    settings: IndexSettings, corpus: Path, passages: int, embedded: int
) -> None:
    """Print what an index costs in a folder, and on servers where there are some."""
    with tempfile.TemporaryDirectory() as folder:
        places: dict[str, Any] = {
            "corpus_dir": Path(folder) / "corpus",
            "index_dir": Path(folder) / "index",
            "chroma_url": "",
        }
        large = settings.model_copy(update=places)
        questions = make_large_corpus(large, corpus, passages, embedded)
        if settings.chroma_url:
            # Before the folder has an index, which is not to be copied.
            own = Path(folder) / "shared"
            shutil.copytree(large.index_dir, own)
            more = {"index_dir": own, "chroma_url": settings.chroma_url}
            shared = large.model_copy(update=more)
            _measure(large, questions, "in a folder")
            _measure(shared, questions, "on servers")
        else:
            _measure(large, questions, "in a folder")


def _measure(large: IndexSettings, questions: list[str], place: str) -> None:
    """Print what an index costs that is ``place``."""
    before = _peak_megabytes()
    report = sync_index(large)
    table = Table("what", "measured", title=f"{report.passages:,} passages, {place}")
    table.add_row("sync, with kept embeddings", f"{report.seconds:.0f} s")
    peak = f"{_peak_megabytes():.0f} MB (before it: {before:.0f} MB)"
    table.add_row("peak memory of sync, with the model", peak)
    for name, value in _measure_search(large, questions):
        table.add_row(name, value)
    for name, value in measure_change(large):
        table.add_row(name, value)
    for name, value in _measure_disk(large):
        table.add_row(name, value)
    Console().print(table)


def make_large_corpus(
    settings: IndexSettings, corpus: Path, passages: int, embedded: int
) -> list[str]:
    """Write the corpus and fill the embedding cache; return sentences to search for."""
    import numpy as np

    embedder = load_embedder(settings)
    settings.corpus_dir.mkdir()
    settings.index_dir.mkdir()
    path = settings.index_dir / "embeddings.sqlite"
    chance, moving = random.Random(0), np.random.default_rng(0)
    questions: list[str] = []
    made = 0
    with closing(EmbeddingCache(path, embedder, embedder.model_id)) as cache:
        with embedder.prepared_for():  # And given back: the sync is measured alone.
            originals = [*_embed_originals(settings, corpus, embedded, embedder, cache)]
        while made < passages:
            for document, rows in originals:
                name = f"{made:07d}.txt"
                varied = _FIGURE.sub(lambda _: str(chance.randrange(10)), document.text)
                # A title of its own makes a text without digits another one, too.
                text = f"Variation {made}\n\n{varied}"
                (settings.corpus_dir / name).write_text(text, encoding="utf-8")
                made += _keep(settings, name, rows, moving, embedder, cache)
                if len(questions) < _QUERIES:
                    words = text[len(text) // 2 :][:60]
                    questions.append(" ".join(words.split()))
                if made >= passages:
                    break
    return questions


def _embed_originals(
    settings: IndexSettings,
    corpus: Path,
    embedded: int,
    embedder: Embedder,
    cache: EmbeddingCache,
) -> Iterator[tuple[Document, np.ndarray]]:
    files = list(scan_corpus(corpus).files.values())
    random.Random(0).shuffle(files)
    done = 0
    for file in files:
        if done >= embedded:
            return
        with suppress(UnreadableDocumentError):
            document = load_document(file.path, corpus)
            texts = embedded_texts(settings, document, embedder)
            yield document, cache.embed([*map(embedding_key, texts)], texts)
            done += len(texts)


def _keep(
    settings: IndexSettings,
    name: str,
    rows: np.ndarray,
    moving: np.random.Generator,
    embedder: Embedder,
    cache: EmbeddingCache,
) -> int:
    """Put vectors near ``rows`` in the cache for the passages of a file."""
    import numpy as np

    path = settings.corpus_dir / name
    texts = embedded_texts(settings, load_document(path, settings.corpus_dir), embedder)
    near = moved(rows[np.arange(len(texts)) % len(rows)], moving)
    keys = [embedding_key(text) for text in texts]
    cache.save(dict(zip(keys, near.astype(np.float32), strict=True)))
    return len(texts)


def _measure_search(
    settings: IndexSettings, questions: list[str]
) -> Iterator[tuple[str, str]]:
    embedder = load_embedder(settings)
    started = time.perf_counter()
    live = LiveIndex(settings)
    with closing(live), live.use() as (_, store):
        search_passages(store, embedder, questions[0], _TOP)
        yield "opening, with a first search", f"{time.perf_counter() - started:.2f} s"
        times: dict[str, list[float]] = {"embedding": [], "search for passages": []}
        for question in questions[10:]:
            marks = [time.perf_counter()]
            embedder.embed_query(question)
            marks.append(time.perf_counter())
            search_passages(store, embedder, question, _TOP)
            marks.append(time.perf_counter())
            for name, start, end in zip(times, marks, marks[1:], strict=False):
                times[name].append(1000 * (end - start))
        languages = store.passage_languages.items()
        yield "of each language", ", ".join(f"{n:,} {code}" for code, n in languages)
        for name, values in times.items():
            yield name, percentiles(values)
        for askers in ASKERS:
            took = search_at_once(store, embedder, questions, askers)
            yield f"search, {askers} at once", percentiles(took)


def _measure_disk(settings: IndexSettings) -> Iterator[tuple[str, str]]:
    live = LiveIndex(settings)
    with closing(live), live.use() as (_, store):
        dimension = load_embedder(settings).dimension
        vectors = store.count() * dimension * 4
        found = (store.document(d.id) for d in store.documents())
        text = sum(len(d.text.encode()) for d in found if d)
        generation = size_of(store.texts.folder)
    whole = size_of(settings.index_dir)
    yield "text and vectors", f"{(text + vectors) / 1e6:.0f} MB"
    yield "disk, texts of a generation, here", _times(generation, text + vectors)
    if not settings.chroma_url:
        kept = size_of(settings.index_dir / "segments")
        yield "disk, vectors of all generations", _times(kept, text + vectors)
    yield "disk, with the embedding cache", _times(whole, text + vectors)


def size_of(folder: Path) -> int:
    """Return how many bytes all files of a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _times(size: int, of: int) -> str:
    return f"{size / 1e6:.0f} MB, {size / of:.1f} times that"


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
