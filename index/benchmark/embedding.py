"""Measure how many passages a second are embedded, and how near that is to the most."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated

import typer
from langchain_core.embeddings import Embeddings
from rich.console import Console
from rich.table import Table

from index.documents import Document
from index.embedding.cache import embedding_text
from index.embedding.embedder import Embedder, load_embedder
from index.embedding.packaged.processor import has_fast_bfloat16, has_fast_int8
from index.embedding.packaged.unpacking import unpack_packaged_model
from index.readers import load_document
from index.settings import IndexSettings
from index.sync.corpus import scan_corpus
from index.text.splitter import split_document


def compare_embedding(
    passages: Annotated[int, typer.Option(min=1, help="How many passages.")] = 64,
    rounds: Annotated[int, typer.Option(min=1, help="How often to embed them.")] = 5,
) -> None:
    """Embed passages of the corpus as the project does and as is plainest, in turns."""
    settings = IndexSettings.load()
    texts = make_passages(settings, passages)
    embedder = load_embedder(settings)
    from sentence_transformers import SentenceTransformer

    plain = SentenceTransformer(
        settings.embedding_model
        or str(unpack_packaged_model(settings.model_cache_dir)),
        local_files_only=True,
        model_kwargs={"dtype": "float32"},
    )
    tokens = embedder.count_tokens(texts)
    operations = sum(tokens) * operations_per_token(embedder, statistics.mean(tokens))
    speeds = measure(
        {
            "this project": lambda: embedder.embed_documents(texts),
            "plain float32 encode": lambda: plain.encode(texts),
            "matrix products alone": multiply_matrices,
        },
        len(texts),
        rounds,
    )
    products = speeds.pop("matrix products alone")
    table = Table(
        "passages a second",
        "best",
        "median",
        caption=f"{len(texts)} passages of {min(tokens)} to {max(tokens)} tokens, "
        f"{statistics.mean(tokens):.0f} on average; {rounds} rounds; "
        f"fast bfloat16: {'yes' if has_fast_bfloat16() else 'no'}, "
        f"fast int8: {'yes' if has_fast_int8() else 'no'}",
    )
    for name, values in speeds.items():
        _add_row(table, name, values)
    ours, theirs = speeds.values()
    _add_row(table, "ratio", [a / b for a, b in zip(ours, theirs, strict=True)])
    # Operations a second, in billions: of the embedding, and of nothing but products.
    reached = [speed / len(texts) * operations / 1e9 for speed in ours]
    limit = [speed / len(texts) * _PRODUCTS / 1e9 for speed in products]
    _add_row(table, "billion operations a second", reached)
    _add_row(table, "… of bfloat16 products of its shapes alone", limit)
    shares = [100 * a / b for a, b in zip(reached, limit, strict=True)]
    _add_row(table, "share of that, %", shares)
    Console().print(table)


# Rows, inner and outer size of the products that are timed: a batch of the model's
# larger layers; and how often, so that it takes about as long as a few batches.
_SHAPE = 2048, 384, 1536
_TIMES = 64
_PRODUCTS = 2 * _SHAPE[0] * _SHAPE[1] * _SHAPE[2] * _TIMES


def multiply_matrices() -> None:
    """Multiply bfloat16 matrices as embedding does: one thread to each product."""
    import torch

    rows, inner, outer = _SHAPE
    left = torch.ones(rows, inner, dtype=torch.bfloat16)
    right = torch.ones(outer, inner, dtype=torch.bfloat16)
    workers = os.cpu_count() or 1
    with (
        torch.inference_mode(),
        ThreadPoolExecutor(workers, "products", torch.set_num_threads, (1,)) as pool,
    ):
        list(pool.map(lambda _: torch.mm(left, right.T), range(_TIMES)))


def operations_per_token(embedder: Embedder, length: float) -> float:
    """Return the additions and multiplications for a token of a text of ``length``.

    Two for each weight of a linear layer; attention compares each token with all and
    adds up as many values (Kaplan et al., "Scaling laws for neural language models",
    2020, table 1).
    """
    import torch

    model = embedder.model
    linear = [m for m in model.modules() if isinstance(m, torch.nn.Linear)]
    weights = sum(layer.weight.numel() for layer in linear)
    queries = sum("query" in name for name, _ in model.named_modules())
    width = embedder.dimension
    return 2.0 * weights + queries * 4.0 * length * width


def _add_row(table: Table, name: str, values: Sequence[float]) -> None:
    table.add_row(name, f"{max(values):.1f}", f"{statistics.median(values):.1f}")


def make_passages(settings: IndexSettings, count: int) -> list[str]:
    """Return ``count`` different stretches of the corpus, each 60 to 139 words long."""
    files = scan_corpus(settings.corpus_dir).files.values()
    documents = [load_document(file.path, settings.corpus_dir) for file in files]
    words = " ".join(document.text for document in documents).split()
    # The corpus is read as a ring, from ever other places and in ever other lengths.
    starts = [place * 53 % len(words) for place in range(count)]
    lengths = [60 + place * 37 % 80 for place in range(count)]
    ring = words * (2 + 140 // len(words))
    return [
        " ".join(ring[start : start + length])
        for start, length in zip(starts, lengths, strict=True)
    ]


def embedded_texts(
    settings: IndexSettings, document: Document, embedder: Embedder
) -> list[str]:
    """Return what a sync embeds of a document: its passages, each with its place."""
    passages = split_document(
        document, embedder.count_tokens, settings.chunk_size, settings.chunk_overlap
    )
    return [embedding_text(document.title, passage) for passage in passages]


def measure(
    ways: dict[str, Callable[[], object]], texts: int, rounds: int
) -> dict[str, Sequence[float]]:
    """Return texts a second for each way and round, after one round to warm up."""
    speeds: dict[str, list[float]] = {name: [] for name in ways}
    for round_ in range(rounds + 1):
        for name, embed in ways.items():
            started = time.perf_counter()
            embed()
            if round_:
                speeds[name].append(texts / (time.perf_counter() - started))
    return dict(speeds)


def warm_up(embedder: Embeddings, texts: list[str]) -> None:
    """Embed ``texts`` for nothing, so that what is prepared beside is not measured."""
    embedder.embed_documents(texts)
