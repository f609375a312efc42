from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import IndexDamagedError
from index.storage.database import Database
from index.storage.draft import Draft
from index.storage.store import PassageStore
from index.storage.texts import Texts
from tests.index.storage.values import (
    document,
    embeddings,
    fill,
    open_store,
    passages,
)


class FixedVectors:
    """Vectors that are elsewhere: finds the last passage of the first document."""

    def __init__(self) -> None:
        self.closed = False

    def search(
        self, embedding: Sequence[float], limit: int, language: str | None = None
    ) -> list[tuple[str, float]]:
        return [("a.md-1", 0.5)][:limit]

    def narrowed(self, texts: Texts) -> FixedVectors:
        return self

    def holds(self, passages: int) -> bool:
        return passages == 2

    def close(self) -> None:
        self.closed = True


def test_the_nearest_passage_comes_first_with_its_cosine(
    draft: Draft, folder: Path
) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    draft.close()
    with closing(open_store(folder)) as store:
        found = store.search_vectors(embeddings(2)[1].tolist(), 2)
        assert found[0].passage == passages(document())[1]
        assert found[0].score == pytest.approx(1.0, abs=1e-5)
        assert found[0].score > found[1].score


def test_texts_are_searched_with_vectors_that_are_somewhere_else(
    draft: Draft, folder: Path
) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    draft.close()
    elsewhere = FixedVectors()
    with closing(PassageStore(Texts(Database(folder)), elsewhere)) as store:
        store.check()
        (found,) = store.search_vectors([1.0], 5)
        assert found.passage == passages(document())[1]
        assert found.score == 0.5
    assert elsewhere.closed


def test_vectors_that_are_elsewhere_and_too_few_are_noticed(
    draft: Draft, folder: Path
) -> None:
    draft.close()
    with (
        closing(PassageStore(Texts(Database(folder)), FixedVectors())) as store,
        pytest.raises(IndexDamagedError, match="does not hold together"),
    ):
        store.check()


def test_reading_a_published_generation_changes_none_of_its_vectors(
    draft: Draft, folder: Path
) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    draft.close()

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
    draft.close()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with closing(open_store(folder)) as store:
        assert store.documents()
        assert store.search_keywords("firms", 5)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize("damaged", ["documents.sqlite", "chroma/chroma.sqlite3"])
def test_a_damaged_generation_is_a_displayed_error(
    draft: Draft, folder: Path, damaged: str
) -> None:
    draft.close()
    (folder / damaged).write_bytes(b"not a database" * 1000)
    with pytest.raises(IndexDamagedError) as raised:
        open_store(folder).check()
    assert "--rebuild" in raised.value.hint
