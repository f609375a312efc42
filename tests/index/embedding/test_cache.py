"""No text is embedded twice, and what is kept is what was made, to the bit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from index.documents import Passage, Span
from index.embedding.cache import EmbeddingCache, embedding_key, embedding_text


class Counting(Embeddings):
    """Makes a vector of the length of a text, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.breaks_at = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.asked.append(texts)
        if len(self.asked) == self.breaks_at:
            raise InterruptedError
        return [[float(len(text)), 1 / 3] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        raise NotImplementedError


Open = Callable[..., EmbeddingCache]


@pytest.fixture
def embedder() -> Counting:
    return Counting()


@pytest.fixture
def opened(tmp_path: Path, embedder: Counting) -> Iterator[Open]:
    caches = []

    def opened(model: str = "m") -> EmbeddingCache:
        caches.append(EmbeddingCache(tmp_path / "cache.sqlite", embedder, model))
        return caches[-1]

    yield opened
    for cache in caches:
        cache.close()


def embed(cache: EmbeddingCache, *texts: str) -> np.ndarray:
    return cache.embed([embedding_key(text) for text in texts], texts)


def test_rows_come_in_the_order_asked_for_and_known_ones_are_not_embedded(
    opened: Open, embedder: Counting
) -> None:
    cache = opened()
    embed(cache, "aa")
    rows = embed(cache, "a", "aa", "aaa")
    assert rows[:, 0].tolist() == [1, 2, 3]
    assert rows.dtype == np.float32
    assert embedder.asked == [["aa"], ["a", "aaa"]]


def test_the_same_text_twice_is_embedded_once(opened: Open, embedder: Counting) -> None:
    assert embed(opened(), "a", "a")[:, 0].tolist() == [1, 1]
    assert embedder.asked == [["a"]]


def test_what_is_kept_is_there_in_the_next_process_to_the_bit(
    opened: Open, embedder: Counting
) -> None:
    first = opened()
    made = embed(first, "a")
    first.close()
    assert np.array_equal(embed(opened(), "a"), made)
    assert len(embedder.asked) == 1


def test_each_model_has_embeddings_of_its_own(opened: Open, embedder: Counting) -> None:
    for model in ("b", "a", "c"):
        embed(opened(model), "text")
    assert embedder.asked == [["text"]] * 3


def test_nothing_is_no_rows(opened: Open, embedder: Counting) -> None:
    assert len(embed(opened())) == 0
    assert embedder.asked == []


def test_an_interruption_loses_no_more_than_a_batch(
    opened: Open, embedder: Counting
) -> None:
    texts = [f"text {number}" for number in range(300)]
    embedder.breaks_at = 2
    cache = opened()
    with pytest.raises(InterruptedError):
        embed(cache, *texts)
    embed(cache, *texts)
    assert [len(asked) for asked in embedder.asked] == [256, 44, 44]


def test_only_what_is_wanted_is_kept_and_other_models_go(
    opened: Open, embedder: Counting, tmp_path: Path
) -> None:
    embed(opened("old"), "a")
    cache = opened("new")
    embed(cache, "a", "b")
    cache.keep_only([embedding_key("b"), embedding_key("b"), embedding_key("other")])
    with closing(sqlite3.connect(tmp_path / "cache.sqlite")) as database:
        rows = database.execute("SELECT model, text_hash FROM embeddings").fetchall()
    assert rows == [("new", embedding_key("b"))]
    embed(cache, "b")
    assert len(embedder.asked) == 2


def test_keys_and_texts_that_do_not_belong_together_are_refused(opened: Open) -> None:
    with pytest.raises(ValueError, match="argument"):
        opened().embed([embedding_key("a")], ["a", "b"])


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("On glass", "Firms", "On glass\nFirms\nIt has 252."),
        ("On glass", None, "On glass\nIt has 252."),
        ("", None, "It has 252."),
    ],
)
def test_title_and_heading_are_embedded_with_a_passage_where_there_are_any(
    title: str, heading: str | None, text: str
) -> None:
    passage = Passage("p", "a", "It has 252.", Span(0, 11), heading, None)
    assert embedding_text(title, passage) == text


def test_texts_that_differ_have_keys_that_differ() -> None:
    keys = {embedding_key(text) for text in ("", "a", "A", "a ", "å", "a\u030a")}
    assert len(keys) == 6
