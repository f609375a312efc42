"""What is sent again with a change is little, and what is searched are few segments."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from assistant import Settings
from index.documents import Document, Passage, Span
from index.embedding.cache import EmbeddingCache, embedding_key, embedding_text
from index.embedding.embedder import load_embedder
from index.storage.opening import begin_draft
from index.storage.shared_index import SharedIndex

pytestmark = pytest.mark.slow

LARGE = 600


@pytest.fixture
def cache(writer: Settings) -> Iterator[EmbeddingCache]:
    writer.index_dir.mkdir()
    path = writer.index_dir / "embeddings.sqlite"
    embedder = load_embedder(writer)
    with closing(EmbeddingCache(path, embedder, embedder.model_id)) as kept:
        yield kept


def publish(
    settings: Settings, cache: EmbeddingCache, *removed: str, **added: int
) -> dict[str, str]:
    """Publish documents of so many passages; return what segment each is in."""
    with (
        closing(SharedIndex(settings)) as index,
        index.writing(),
        closing(begin_draft(index, cache, rebuild=index.live() is None)) as draft,
    ):
        for name in {*removed, *added}:
            draft.remove_document(name)
        for name, count in added.items():
            text = "a" * count
            document = Document(name, name, name, "en", text, (), str(count), ())
            passages = [
                Passage(f"{name}{at}", name, "a", Span(at, at + 1), None, None)
                for at in range(count)
            ]
            key = embedding_key(embedding_text(name, passages[0]))
            cache.save({key: np.ones(384, dtype=np.float32)})
            draft.add_document(document, passages, [key] * count)
        draft.complete(())
        index.publish(draft, lambda done, total: None)
        folder = index.generations.folder(index.generations.live() or "")
        with closing(index.open(folder)) as store:
            return store.texts.segments()


def test_a_large_segment_stays_and_small_ones_are_sent_with_the_next_change(
    writer: Settings, cache: EmbeddingCache
) -> None:
    first = publish(writer, cache, large=LARGE)
    second = publish(writer, cache, one=1)
    assert second["large"] == first["large"]
    assert second["one"] != first["large"]
    third = publish(writer, cache, other=1)
    assert third["large"] == first["large"]
    assert third["one"] == third["other"]
    assert third["one"] != second["one"]
    fourth = publish(writer, cache, another=LARGE // 2)
    assert len(set(fourth.values())) == 1


def test_a_mostly_unused_segment_is_replaced(
    writer: Settings, cache: EmbeddingCache
) -> None:
    first = publish(writer, cache, stays=LARGE, goes=LARGE + 9)
    assert len(set(first.values())) == 1
    second = publish(writer, cache, "goes")
    assert second.keys() == {"stays"}
    assert second["stays"] != first["stays"]


def test_a_segment_that_has_lost_vectors_is_sent_again_with_the_next_change(
    writer: Settings, cache: EmbeddingCache
) -> None:
    first = publish(writer, cache, large=LARGE)
    second = publish(writer, cache, other=1)
    with closing(SharedIndex(writer)) as index:
        ((_, lost),) = index.chroma.of([first["large"]])
        index.chroma.drop(lost)
    third = publish(writer, cache, another=1)
    assert third.keys() == {"large", "other", "another"}
    assert not {*third.values()} & {*first.values(), *second.values()}


def test_of_what_is_only_removed_nothing_is_sent(
    writer: Settings, cache: EmbeddingCache
) -> None:
    first = publish(writer, cache, stays=LARGE, goes=9)
    assert publish(writer, cache, "goes") == {"stays": first["stays"]}
