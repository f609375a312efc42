"""Documents go into a generation as they come, and all passages are embedded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.documents import Document, Passage
from index.embedding.cache import EmbeddingCache, embedding_key, embedding_text
from index.settings import IndexSettings
from index.sync.ingestion import Ingestion
from index.sync.reports import SyncProgress
from tests.small_documents import document


class Words:
    """An embedder that counts words, and knows what it was asked to embed."""

    passage_tokens = 400

    def __init__(self) -> None:
        self.embedded: list[list[str]] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded.append(texts)
        return [[float(len(text)), 1.0] for text in texts]


class Drafted:
    """A generation in memory: documents, and embedding keys by passage."""

    def __init__(self) -> None:
        self.passages: dict[str, list[Passage]] = {}
        self.keys: dict[str, bytes] = {}

    def add_document(
        self, added: Document, passages: Sequence[Passage], keys: Sequence[bytes]
    ) -> None:
        self.passages[added.id] = list(passages)
        self.keys |= {p.id: key for p, key in zip(passages, keys, strict=True)}

    def remove_document(self, document_id: str) -> None:
        self.passages.pop(document_id, None)


Ingest = Callable[..., Ingestion]
Whole = Callable[[], bool]


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.fixture
def draft() -> Drafted:
    return Drafted()


@pytest.fixture
def told() -> list[SyncProgress]:
    return []


@pytest.fixture
def cache(tmp_path: Path, words: Any) -> Iterator[EmbeddingCache]:
    with closing(EmbeddingCache(tmp_path / "cache.sqlite", words, "words")) as kept:
        yield kept


@pytest.fixture
def ingest(
    cache: EmbeddingCache, words: Any, draft: Any, told: list[SyncProgress]
) -> Ingest:
    def ingest(files: int = 1, **settings: int) -> Ingestion:
        chosen = IndexSettings.load(
            **{"chunk_size": 20, "chunk_overlap": 0, **settings}
        )
        return Ingestion(chosen, draft, cache, words, files, told.append)

    return ingest


def long_document(name: str, sentences: int) -> Document:
    text = " ".join(
        f"Sentence {n} of {name} has eight words in it." for n in range(sentences)
    )
    return document(text, name)


@pytest.fixture
def is_whole(cache: EmbeddingCache, draft: Drafted, words: Words) -> Whole:
    """Tells whether every passage has its embedding kept."""

    def is_whole() -> bool:
        before = len(words.embedded)
        passages = [one for each in draft.passages.values() for one in each]
        cache.embed([draft.keys[one.id] for one in passages], [""] * len(passages))
        return len(words.embedded) == before

    return is_whole


NOTHING: Mapping[tuple[int, str], bytes] = {}


def test_every_passage_is_embedded_in_the_end(
    ingest: Ingest, draft: Drafted, told: list[SyncProgress], is_whole: Whole
) -> None:
    with ingest(2) as ingestion:
        for name in ("a", "b"):
            ingestion.add(long_document(name, 300), NOTHING)
            ingestion.count_file()
        ingestion.finish()
    assert is_whole()
    assert told[-1].stage == "embed"
    assert (told[-1].done, told[-1].total) == (len(draft.keys),) * 2


def test_what_is_kept_is_the_embedding_of_the_passage_itself(
    ingest: Ingest, draft: Drafted, cache: EmbeddingCache
) -> None:
    added = long_document("a", 30)
    with ingest() as ingestion:
        ingestion.add(added, NOTHING)
        ingestion.finish()
    for passage in draft.passages["a"]:
        text = embedding_text(added.title, passage)
        assert draft.keys[passage.id] == embedding_key(text)
        assert cache.embed([embedding_key(text)], [""]).tolist() == [[len(text), 1.0]]


def test_embedding_begins_before_all_documents_are_there(
    ingest: Ingest, words: Words, is_whole: Whole
) -> None:
    with ingest(1) as ingestion:
        ingestion.add(long_document("a", 2_000), NOTHING)
        ingestion.finish()
    assert len(words.embedded) > 1
    assert is_whole()


def test_a_new_version_takes_the_place_of_the_one_before(
    ingest: Ingest, draft: Drafted, is_whole: Whole
) -> None:
    for version in (long_document("a", 40), long_document("a", 30)):
        with ingest() as ingestion:
            ingestion.add(version, NOTHING)
            ingestion.finish()
    assert is_whole()
    assert list(draft.passages) == ["a"]


def test_the_same_bytes_read_anew_are_not_embedded_again(
    ingest: Ingest, words: Words, is_whole: Whole
) -> None:
    for _ in range(2):
        with ingest() as ingestion:
            ingestion.add(long_document("a", 30), NOTHING)
            ingestion.finish()
    assert is_whole()
    assert len(words.embedded) == 1, "they are in the cache"


def test_a_document_that_is_removed_leaves_no_passages(
    ingest: Ingest, draft: Drafted, is_whole: Whole
) -> None:
    with ingest() as ingestion:
        ingestion.add(long_document("a", 30), NOTHING)
        ingestion.add(long_document("b", 3), NOTHING)
        ingestion.finish()
    with ingest() as ingestion:
        ingestion.remove("a")
        ingestion.remove("never there")
        ingestion.finish()
    assert list(draft.passages) == ["b"]
    assert is_whole()


def test_under_another_name_the_same_text_keeps_its_embedding(
    ingest: Ingest, draft: Drafted, words: Words, is_whole: Whole
) -> None:
    text = "There are 252 firms."
    with ingest() as ingestion:
        ingestion.add(document(text, "a", title="Old"), NOTHING)
        ingestion.finish()
    (known,) = draft.keys.values()
    with ingest() as ingestion:
        ingestion.remove("a")
        ingestion.add(document(text, "b", title="New"), {(0, text): known})
        ingestion.finish()
    assert len(words.embedded) == 1
    assert set(draft.keys.values()) == {known}
    assert is_whole()


def test_an_empty_document_is_there_without_passages(
    ingest: Ingest, draft: Drafted, words: Words
) -> None:
    with ingest() as ingestion:
        ingestion.add(document(" ", "empty"), NOTHING)
        ingestion.finish()
    assert draft.passages == {"empty": []}
    assert words.embedded == []


def test_passages_are_no_longer_than_the_model_reads(
    ingest: Ingest, draft: Drafted, words: Words
) -> None:
    words.passage_tokens = 10
    with ingest(chunk_size=400) as ingestion:
        ingestion.add(long_document("a", 10), NOTHING)
        ingestion.finish()
    lengths = words.count_tokens([p.text for p in draft.passages["a"]])
    assert max(lengths) <= 10
    assert len(lengths) == 10


def test_files_are_counted_whatever_came_of_them(
    ingest: Ingest, told: list[SyncProgress]
) -> None:
    with ingest(3) as ingestion:
        ingestion.report()
        ingestion.count_file()
        ingestion.count_file()
        ingestion.finish()
    assert [(p.stage, p.done, p.total) for p in told] == [
        ("read", 0, 3),
        ("read", 1, 3),
        ("read", 2, 3),
    ]


def test_what_cannot_be_embedded_is_an_error_of_the_sync(
    ingest: Ingest, words: Words
) -> None:
    class NoMemoryError(Exception):
        pass

    def refuse(texts: list[str]) -> list[list[float]]:
        raise NoMemoryError

    words.embed_documents = refuse  # type: ignore[method-assign]
    with ingest() as ingestion:
        ingestion.add(long_document("a", 3), NOTHING)
        with pytest.raises(NoMemoryError):
            ingestion.finish()
