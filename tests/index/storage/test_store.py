from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import IndexDamagedError
from index.storage.database import Database
from index.storage.draft import Draft
from tests.index.storage.values import (
    document,
    embeddings,
    fill,
    finish,
    open_store,
    passages,
)


def test_the_nearest_passage_comes_first_with_its_cosine(
    draft: Draft, folder: Path
) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    finish(draft)
    with closing(open_store(folder)) as store:
        found = store.search_vectors(embeddings(2)[1].tolist(), 2)
        assert found[0].passage == passages(document())[1]
        assert found[0].score == pytest.approx(1.0, abs=1e-5)
        assert found[0].score > found[1].score


def test_a_document_whose_vectors_are_not_where_they_should_be_is_noticed(
    draft: Draft, folder: Path
) -> None:
    other = document("b.md")
    fill(draft, [document()], passages(document()), embeddings(2))
    finish(draft)
    with closing(open_store(folder)) as store:
        store.check()
        (segment,) = store.texts.segments().values()
    with closing(Database(folder, writable=True)) as database:
        added = Draft("000002", database, draft.cache)
        fill(added, [other], passages(other), embeddings(2))
        added.set_segment(segment, [other.id])
    with (
        closing(open_store(folder)) as store,
        pytest.raises(IndexDamagedError, match="lack some"),
    ):
        store.check()


def test_reading_a_published_generation_changes_none_of_its_vectors(
    draft: Draft, folder: Path
) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    finish(draft)

    def contents() -> dict[str, str]:
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            # Chroma counts in its database how often it was opened.
            if path.is_file() and path.name != "chroma.sqlite3"
        }

    before = contents()
    with closing(open_store(folder)) as store:
        store.search_vectors(embeddings(1)[0].tolist(), 2)
    assert contents() == before
    assert any(path.endswith("data_level0.bin") for path in before)


def test_who_only_compares_documents_leaves_no_trace(
    draft: Draft, folder: Path
) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    finish(draft)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with closing(open_store(folder)) as store:
        assert store.documents()
        assert store.search_keywords("firms", 5)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize("damaged", ["documents.sqlite", "chroma.sqlite3"])
def test_a_damaged_generation_is_a_displayed_error(
    draft: Draft, folder: Path, damaged: str
) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    finish(draft)
    (file,) = folder.rglob(damaged)
    file.write_bytes(b"not a database" * 1000)
    with pytest.raises(IndexDamagedError) as raised:
        open_store(folder).check()
    assert "--rebuild" in raised.value.hint
