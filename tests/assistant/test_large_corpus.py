"""A corpus of many variations, as benchmarks index it, is like one of documents."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from assistant.benchmark.scale import make_large_corpus
from index.settings import IndexSettings


def test_each_variation_has_a_vector_of_its_own_near_that_of_the_others(
    tmp_path: Path,
) -> None:
    originals = tmp_path / "originals"
    originals.mkdir()
    text = "The glass cluster in Leeds has many firms and is said to be the oldest."
    (originals / "glass.txt").write_text(text)
    settings = IndexSettings(
        corpus_dir=tmp_path / "corpus", index_dir=tmp_path / "index"
    )
    make_large_corpus(settings, originals, passages=20, embedded=1)
    assert len({path.read_text() for path in settings.corpus_dir.iterdir()}) == 20
    vectors = _kept_vectors(settings.index_dir / "embeddings.sqlite")
    assert len(np.unique(vectors, axis=0)) == len(vectors) == 21
    assert (vectors @ vectors[0]).min() > 0.8


def _kept_vectors(file: Path) -> np.ndarray:
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute("SELECT embedding FROM embeddings").fetchall()
    return np.stack([np.frombuffer(row[0], dtype=np.float32) for row in rows])
