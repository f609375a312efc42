from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.documents import Document, Heading, Page, Passage, ReadFailure, Span
from index.errors import IndexDamagedError
from index.storage.store import PassageStore
from index.text.damage import find_damage

TEXT = "Glass\n\nThere are 252 firms and 60,000 5 employees.\n\n徐州有玻璃产业集群。"


def document(name: str = "a.md", text: str = TEXT) -> Document:
    return Document(
        id=name,
        path=f"corpus/{name}",
        title="On glass",
        language="en",
        text=text,
        pages=(Page(1, Span(0, 7)), Page(2, Span(7, len(text)))),
        content_hash="c" * 64,
        warnings=find_damage(text),
        headings=(Heading(1, Span(0, 5)),),
        encoding="utf-8",
        modified=12.5,
    )


def passages(read: Document) -> list[Passage]:
    middle = read.text.index("\n\n徐州") + 2
    spans = Span(0, middle - 2), Span(middle, len(read.text))
    return [
        Passage(f"{read.id}-{n}", read.id, span.of(read.text), span, "Glass", 1)
        for n, span in enumerate(spans)
    ]


def embeddings(count: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / lengths)


def add(
    store: PassageStore,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    vectors: np.ndarray,
) -> None:
    for added in documents:
        own = [passage for passage in passages if passage.document_id == added.id]
        store.add_document(added, own, [passage.id.encode() for passage in own])
    store.add_vectors([passage.id for passage in passages], vectors)


def remove(store: PassageStore, document_ids: Sequence[str]) -> None:
    removed = [id_ for name in document_ids for id_ in store.remove_document(name)]
    store.remove_vectors(removed)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PassageStore]:
    opened = PassageStore.create(tmp_path / "generation", {"schema": "1"})
    yield opened
    opened.close()


def test_a_document_comes_back_as_it_was(store: PassageStore) -> None:
    add(store, [document()], passages(document()), embeddings(2))
    assert store.document("a.md") == document()
    assert store.document("b.md") is None


def test_the_nearest_passage_comes_first_with_its_cosine(store: PassageStore) -> None:
    add(store, [document()], passages(document()), embeddings(2))
    found = store.search_vectors(embeddings(2)[1].tolist(), 2)
    assert found[0].passage == passages(document())[1]
    assert found[0].score == pytest.approx(1.0, abs=1e-5)
    assert found[0].score > found[1].score


@pytest.mark.parametrize("question", ["how many FIRMS?", "玻璃", "业集", "252"])
def test_keywords_are_found_in_every_script(store: PassageStore, question: str) -> None:
    add(store, [document()], passages(document()), embeddings(2))
    assert store.search_keywords(question, 5)


@pytest.mark.parametrize(
    "question",
    [
        "3.5 %",
        "2,5 och 1.234,5",
        "किसान",
        "a·b",
        "x_y²",
        "naïve—test",
        "🙂",
        "١٢٣",
        '"',
    ],
)
def test_any_characters_may_stand_in_a_keyword_search(
    store: PassageStore, question: str
) -> None:
    with_it = document(text=f"{TEXT} {question}")
    add(store, [with_it], passages(with_it), embeddings(2))
    words = any(char.isalnum() for char in question)
    assert bool(store.search_keywords(question, 5)) == words


def test_words_of_the_title_find_a_passage_that_does_not_hold_them(
    store: PassageStore,
) -> None:
    untitled = replace(document("b.md"), title="Gloves")
    add(
        store,
        [document(), untitled],
        [*passages(document()), *passages(untitled)],
        embeddings(4),
    )
    found = store.search_keywords("gloves", 5)
    assert {hit.passage.document_id for hit in found} == {"b.md"}


def test_a_removed_document_leaves_nothing_behind(store: PassageStore) -> None:
    other = document("b.md")
    add(
        store,
        [document(), other],
        [*passages(document()), *passages(other)],
        embeddings(4),
    )
    remove(store, ["a.md", "unknown.md"])
    store.check()
    assert [d.id for d in store.documents()] == ["b.md"]
    assert {h.passage.document_id for h in store.search_keywords("firms", 9)} == {
        "b.md"
    }
    found = store.search_vectors(embeddings(4)[0].tolist(), 9)
    assert {hit.passage.document_id for hit in found} == {"b.md"}


def test_failures_are_kept_and_replaced(store: PassageStore) -> None:
    store.set_failures([ReadFailure("a.pdf", "It is empty.", "00")])
    store.set_failures([ReadFailure("b.pdf", "It is empty.", None)])
    assert store.failures() == (ReadFailure("b.pdf", "It is empty.", None),)


def test_vectors_that_are_missing_are_noticed(store: PassageStore) -> None:
    add(store, [document()], passages(document()), embeddings(2))
    store._vectors.remove([passages(document())[0].id])
    with pytest.raises(IndexDamagedError, match="does not hold together"):
        store.check()


def test_reading_a_published_generation_changes_none_of_its_vectors(
    store: PassageStore, tmp_path: Path
) -> None:
    add(store, [document()], passages(document()), embeddings(2))
    remove(store, [])
    store.close()

    def contents() -> dict[str, str]:
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted((tmp_path / "generation").rglob("*"))
            # Chroma counts in its database how often it was opened.
            if path.is_file() and path.name != "chroma.sqlite3"
        }

    before = contents()
    reader = PassageStore(tmp_path / "generation")
    reader.search_vectors(embeddings(1)[0].tolist(), 2)
    reader.close()
    assert contents() == before
    assert any(path.endswith("data_level0.bin") for path in before)


def test_many_passages_are_added_and_removed_in_batches(store: PassageStore) -> None:
    text = "x" * 11_000
    read = document(text=text)
    many = [
        Passage(f"p{n}", read.id, "x", Span(n, n + 1), None, None)
        for n in range(11_000)
    ]
    add(store, [read], many, embeddings(11_000))
    store.check()
    assert store.count() == 11_000
    remove(store, [read.id])
    store.check()
    assert store.count() == 0


@pytest.mark.parametrize("damaged", ["documents.sqlite", "chroma/chroma.sqlite3"])
def test_a_damaged_generation_is_a_displayed_error(
    store: PassageStore, tmp_path: Path, damaged: str
) -> None:
    store.close()
    (tmp_path / "generation" / damaged).write_bytes(b"not a database" * 1000)
    with pytest.raises(IndexDamagedError) as raised:
        PassageStore(tmp_path / "generation").check()
    assert "--rebuild" in raised.value.hint


def test_a_failure_says_whether_an_earlier_version_goes_on_answering(
    store: PassageStore,
) -> None:
    add(store, [document()], passages(document()), embeddings(2))
    store.set_failures([ReadFailure(name, "It is empty.") for name in ("a.md", "b")])
    assert [failure.answering for failure in store.failures()] == [True, False]


def test_keywords_that_most_passages_hold_are_counted_and_left_to_the_rarer(
    store: PassageStore,
) -> None:
    words = [f"The firms of park{n} make glass." for n in range(120)]
    text = " ".join(words)
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in words]
    many = document(text=text)
    parts = [
        Passage(f"p{n}", many.id, span.of(text), span, None, None)
        for n, span in enumerate(spans)
    ]
    add(store, [many], parts, embeddings(len(parts)))
    store.finish()
    (hit,) = store.search_keywords("The firms of park77", 1)
    assert hit.passage.text == "The firms of park77 make glass."
    assert store.common_tokens(["firms", "park77"]) == {"firms": 120}
