from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from index.documents import Passage, Span
from index.storage.database import Database
from index.storage.draft import Draft
from tests.index.storage.values import (
    cache,
    document,
    embeddings,
    fill,
    finish,
    open_store,
    passages,
)


def test_a_removed_document_leaves_nothing_behind(draft: Draft, folder: Path) -> None:
    other = document("b.md")
    parts = [*passages(document()), *passages(other)]
    fill(draft, [document(), other], parts, embeddings(4))
    draft.remove_document("a.md")
    draft.remove_document("unknown.md")
    draft.check()
    finish(draft)
    with closing(open_store(folder)) as store:
        assert [d.id for d in store.documents()] == ["b.md"]
        by_words = store.search_keywords("firms", 9)
        by_vectors = store.search_vectors(embeddings(4)[0].tolist(), 9)
        for found in (by_words, by_vectors):
            assert {hit.passage.document_id for hit in found} == {"b.md"}


def test_many_passages_are_added_and_removed_in_batches(draft: Draft) -> None:
    read = document(text="x" * 11_000)
    many = [
        Passage(f"p{n}", read.id, "x", Span(n, n + 1), None, None)
        for n in range(11_000)
    ]
    fill(draft, [read], many, embeddings(11_000))
    draft.check()
    assert draft.texts.count() == 11_000
    draft.remove_document(read.id)
    draft.check()
    assert draft.texts.count() == 0


def test_files_made_anew_hold_what_was_left_with_the_kept_embeddings(
    draft: Draft, folder: Path
) -> None:
    other = document("b.md")
    parts = [*passages(document()), *passages(other)]
    fill(draft, [document(), other], parts, embeddings(4))
    assert not draft.is_mostly_removed()
    draft.remove_document("a.md")
    ((rest, rows),) = draft.embedded(["b.md"])
    assert list(rest) == passages(other)
    draft.remove_document("b.md")
    assert draft.is_mostly_removed()
    fill(draft, [other], passages(other), rows)
    draft.compact()
    draft.check()
    assert not draft.is_mostly_removed()
    finish(draft)
    with closing(open_store(folder)) as store:
        nearest = store.search_vectors(rows[1].tolist(), 1)[0]
    assert nearest.passage == passages(other)[1]
    assert nearest.score == pytest.approx(1.0, abs=1e-5)


def test_a_draft_tells_which_documents_are_in_no_segment_that_stays(
    tmp_path: Path,
) -> None:
    database = Database.create(tmp_path / "generation", {})
    each = [document(f"{name}.md") for name in "abc"]
    with closing(cache(tmp_path)) as kept:
        draft = Draft("000001", database, kept)
        for one in each:
            fill(draft, [one], passages(one), embeddings(2))
        draft.set_segment("first", ["a.md"])
        draft.set_segment("second", ["b.md"])
        texts = draft.texts
        assert texts.segment_sizes() == {"": 2, "first": 2, "second": 2}
        assert sorted(texts.not_in_segments(["first", "unknown"])) == ["b.md", "c.md"]
        assert sorted(texts.not_in_segments([])) == ["a.md", "b.md", "c.md"]
        draft.remove_document("a.md")
        assert texts.segment_sizes() == {"": 2, "second": 2}
        fill(draft, [document("empty.md")], [], embeddings(0))
        assert texts.not_in_segments(["second"]) == ["c.md"]
        draft.close()


def test_a_draft_keeps_texts_and_embeddings_and_in_which_segments_they_are(
    tmp_path: Path,
) -> None:
    database = Database.create(tmp_path / "generation", {})
    with closing(cache(tmp_path)) as kept:
        draft = Draft("000001", database, kept)
        fill(draft, [document()], passages(document()), embeddings(2))
        draft.complete([])
        draft.check()
        ((_, rows),) = draft.embedded(["a.md"])
        assert rows.shape == embeddings(2).shape
        assert list(draft.embedded(["b.md"])) == []
        draft.set_segment("first", ["a.md"])
        draft.set_segment("second", ["a.md"])
        assert draft.texts.segments() == {"a.md": "second"}
        draft.remove_document("a.md")
        assert draft.texts.segments() == {}
        fill(draft, [document()], passages(document()), embeddings(2))
        assert draft.texts.segments() == {}
        draft.compact()
        draft.close()
    assert [p.name for p in (tmp_path / "generation").iterdir()] == ["documents.sqlite"]
