"""What is in the segments of a folder is found, whatever else is in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from assistant import Settings
from index.benchmark.embedding import make_passages
from index.embedding.embedder import load_embedder
from index.errors import IndexDamagedError
from index.storage.folder_chroma import FolderChroma
from index.storage.segment_vectors import SegmentVectors, document_key
from index.text.sentences import sentence_spans
from tests.conftest import ROOT
from tests.index.storage.values import embeddings

PASSAGES = 1_500


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[FolderChroma]:
    with closing(FolderChroma(tmp_path / "segments")) as opened:
        yield opened


def add(
    chroma: FolderChroma, name: str, document: str, rows: np.ndarray
) -> dict[str, np.ndarray]:
    """Make a collection of one document, and return its vectors by passage."""
    named = {f"{document}-{number}": row for number, row in enumerate(rows)}
    key = document_key(document)
    part = {f"{key}/{passage}": row for passage, row in named.items()}
    chroma.fill({name: len(rows)}, [{name: part}])
    return named


@pytest.mark.slow
def test_the_search_finds_what_an_exact_search_finds(
    shipped_settings: Settings, chroma: FolderChroma
) -> None:
    embedder = load_embedder(shipped_settings)
    texts = [
        " ".join(text.split()[: 12 + number * 7 % 31])
        for number, text in enumerate(make_passages(shipped_settings, PASSAGES))
    ]
    rows = np.asarray(embedder.embed_documents(texts), dtype=np.float32)
    add(chroma, "one-en", "a", rows)
    vectors = SegmentVectors(chroma, lambda: {"a": "one"})
    found = wanted = 0
    for query in _queries():
        vector = np.asarray(embedder.embed_query(query), dtype=np.float32)
        exact = rows @ vector
        # Equal neighbours may stand in any order: what is as near as the tenth counts.
        tenth = np.sort(exact)[-10] - 1e-6
        hits = [int(name[2:]) for name, _ in vectors.search(vector.tolist(), 10)]
        found += sum(exact[hit] >= tenth for hit in hits)
        wanted += 10
    assert wanted >= 290
    assert found / wanted >= 0.98


def _queries() -> list[str]:
    words = "firms workers yuan actions exports parks gloves bottles museums towns"
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs_corpus").glob("*.txt"))
    ]
    return [
        *(span.of(text) for text in texts for span in sentence_spans(text, "en")),
        *(f"How many {word} are there?" for word in words.split()),
    ]


def test_each_language_is_searched_for_itself(chroma: FolderChroma) -> None:
    rows = embeddings(4)
    add(chroma, "one-sv", "a", rows[:2])
    add(chroma, "one-zh", "b", rows[2:3])
    add(chroma, "two-und", "c", rows[3:])
    vectors = SegmentVectors(chroma, lambda: {"a": "one", "b": "one", "c": "two"})
    question = rows[0].tolist()
    assert vectors.search(question, 3, "sv")[0][0] == "a-0"
    assert vectors.search(question, 3, "sv")[0][1] == pytest.approx(1.0, abs=1e-5)
    assert [id_ for id_, _ in vectors.search(question, 3, "zh")] == ["b-0"]
    assert [id_ for id_, _ in vectors.search(question, 3, "")] == ["c-0"]
    assert vectors.search(question, 3, "fi") == []
    everywhere = vectors.search(question, 9)
    assert everywhere[0][0] == "a-0"
    assert {id_ for id_, _ in everywhere} == {"a-0", "a-1", "b-0", "c-0"}
    vectors.check(4)
    with pytest.raises(IndexDamagedError, match="lack some"):
        vectors.check(5)


def test_what_is_of_other_generations_hides_nothing_however_much_is_nearer(
    chroma: FolderChroma,
) -> None:
    own = add(chroma, "one-en", "own", embeddings(3))
    near = embeddings(1, seed=1)
    others = near + 0.001 * np.random.default_rng(2).normal(size=(40, near.shape[1]))
    chroma.add(
        "one-en",
        {f"{document_key('gone')}/gone-{n}": row for n, row in enumerate(others)},
    )
    vectors = SegmentVectors(chroma, lambda: {"own": "one"})
    assert {id_ for id_, _ in vectors.search(near[0].tolist(), 3)} == own.keys()
    assert {id_ for id_, _ in vectors.search(near[0].tolist(), 2)} < own.keys()
    assert SegmentVectors(chroma, dict).search(near[0].tolist(), 9) == []


def test_who_closes_a_segment_leaves_it_to_whoever_else_has_it_open(
    chroma: FolderChroma,
) -> None:
    rows = embeddings(3)
    add(chroma, "one-en", "a", rows)
    other = FolderChroma(chroma.folder)
    assert other.count("one-en") == 3
    chroma.close()
    assert len(other.nearest("one-en", rows[0].tolist(), 9)) == 3
    other.close()
    assert chroma.count("one-en") == 3, "it is opened again where it is needed again"


def test_a_segment_that_is_missing_is_told_and_not_made(chroma: FolderChroma) -> None:
    for ask in (lambda: chroma.of(["gone"]), lambda: chroma.count("gone-en")):
        with pytest.raises(IndexDamagedError) as raised:
            ask()
        assert "--rebuild" in raised.value.hint
    assert not chroma.folder.exists()
