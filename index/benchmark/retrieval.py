"""Measure how often questions find passages that are embedded many or few at once."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from index.benchmark.embedding import warm_up
from index.embedding.embedder import Embedder, load_embedder
from index.errors import UnreadableDocumentError
from index.settings import IndexSettings

_WARM = 200
_FEW = 8  # Passages at a time that nothing is compiled for.


def measure_retrieval(
    questions: Annotated[
        Path,
        typer.Argument(
            help='JSON, may be gzipped: {"passages": [{"id", "text"}], '
            '"questions": [{"question", "passage"}]}.'
        ),
    ],
) -> None:
    """Find each question's passage by its vector, embedded with many and with few.

    With many, as a sync does; with few, the network runs uncompiled and unrounded. The
    questions are embedded one by one, as they are asked.
    """
    passages, asked = _load(questions)
    embedder = load_embedder(IndexSettings.load())
    places = {name: place for place, name in enumerate(passages)}
    gold = np.array([places[passage] for _, passage in asked])
    vectors = np.array([embedder.embed_query(question) for question, _ in asked])
    table = Table("passages embedded", "found first", "in the first 5", "10", "MRR")
    ranks = {
        way: _ranks(vectors, found, gold)
        for way, found in _embed(embedder, list(passages.values())).items()
    }
    for way, rank in ranks.items():
        shares = (f"{np.mean(rank < most):.2%}" for most in (1, 5, 10))
        table.add_row(way, *shares, f"{np.mean(1 / (rank + 1)):.4f}")
    many, few = (rank < 1 for rank in ranks.values())
    table.caption = (
        f"{len(asked)} questions, {len(passages)} passages; found first with many "
        f"only: {np.sum(many & ~few)}, with few only: {np.sum(few & ~many)}"
    )
    Console().print(table)


def _load(path: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return passages by id, and questions with the id of their passage."""
    try:
        content = path.read_bytes()
        packed = content.startswith(b"\x1f\x8b")
        read = json.loads(gzip.decompress(content) if packed else content)
        passages = {passage["id"]: passage["text"] for passage in read["passages"]}
        asked = [(item["question"], item["passage"]) for item in read["questions"]]
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise UnreadableDocumentError(
            f"{path} cannot be read as passages and questions ({exc}).",
            "See `python -m index.benchmark retrieval --help`.",
        ) from exc
    return passages, asked


def _embed(embedder: Embedder, texts: list[str]) -> dict[str, NDArray[np.float64]]:
    """Return the vectors of texts, made of many texts at once and of few."""
    with embedder.prepared_for():
        warm_up(embedder, texts[:_WARM])
        many = embedder.embed_documents(texts)
    few = [
        vector
        for start in range(0, len(texts), _FEW)
        for vector in embedder.embed_documents(texts[start : start + _FEW])
    ]
    return {"with many": np.array(many), "with few": np.array(few)}


def _ranks(
    questions: NDArray[np.float64],
    passages: NDArray[np.float64],
    gold: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return how many passages are nearer to each question than its own is."""
    nearness = questions @ passages.T
    own = nearness[np.arange(len(gold)), gold]
    return np.asarray((nearness > own[:, None]).sum(axis=1), dtype=np.int64)
