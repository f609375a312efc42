"""A generation without some documents is as one that never had them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.documents import ReadFailure
from index.errors import IndexDamagedError
from index.storage.draft import Draft
from index.storage.narrowed_index import NarrowedIndex, OpenedIndex
from index.storage.store import KEPT, PassageStore
from tests.index.storage.values import (
    document,
    embeddings,
    fill,
    finish,
    open_store,
    passages,
)

NAMES = tuple(f"{folder}/{n}.md" for folder in ("open", "closed") for n in range(20))
CLOSED = frozenset(name for name in NAMES if name.startswith("closed"))


class Opened:
    """An index that is one store."""

    def __init__(self, store: PassageStore) -> None:
        self._store = store

    @contextmanager
    def use(self) -> Iterator[tuple[str, PassageStore]]:
        yield "1", self._store

    def close(self) -> None:
        self._store.close()


@pytest.fixture
def store(draft: Draft, folder: Path) -> Iterator[PassageStore]:
    read = [document(name) for name in NAMES]
    parts = [
        replace(part, language="en" if part.id.endswith("-0") else "zh")
        for each in read
        for part in passages(each)
    ]
    fill(draft, read, parts, embeddings(len(parts)))
    draft.complete([ReadFailure("closed/x.pdf", "No."), ReadFailure("x.pdf", "No.")])
    finish(draft)
    with closing(open_store(folder)) as opened:
        yield opened


@pytest.mark.parametrize("language", [None, "en", "zh"])
@pytest.mark.parametrize("limit", [1, 5, 1000])
def test_the_nearest_of_what_is_left_are_found_however_many_are_hidden(
    store: PassageStore, limit: int, language: str | None
) -> None:
    with store.narrowed(CLOSED) as narrowed:
        for query in embeddings(5, seed=7).tolist():
            every = store.search_vectors(query, 1000, language)
            wanted = [h for h in every if h.passage.document_id not in CLOSED][:limit]
            found = narrowed.search_vectors(query, limit, language)
            assert [h.passage.id for h in found] == [h.passage.id for h in wanted]
            assert np.allclose([h.score for h in found], [h.score for h in wanted])


@pytest.mark.parametrize("language", [None, "en"])
def test_words_are_found_in_what_is_left_however_many_are_hidden(
    store: PassageStore, language: str | None
) -> None:
    with store.narrowed(CLOSED) as narrowed:
        found = narrowed.search_keywords("firms and employees", 20, language)
    assert len(found) == 20
    assert not [h for h in found if h.passage.document_id in CLOSED]


def test_nothing_is_told_of_what_is_hidden(store: PassageStore) -> None:
    with store.narrowed(CLOSED | {"closed/x.pdf", "never/was.md"}) as narrowed:
        assert [d.id for d in narrowed.documents()] == sorted(set(NAMES) - CLOSED)
        assert [f.document_id for f in narrowed.failures()] == ["x.pdf"]
        assert not [
            f for family in narrowed.near_duplicates() for f in family if f in CLOSED
        ]
        assert narrowed.document("closed/1.md") is None
        assert narrowed.passages(["closed/1.md-0", "open/1.md-0"]).keys() == {
            "open/1.md-0"
        }
        assert narrowed.count() == 40
        assert sum(narrowed.languages.values()) == 20
        assert sum(narrowed.passage_languages.values()) == 40
        held = narrowed.passages_holding(["252"])
        assert len([id_ for ids in held.values() for id_ in ids]) == 20
        assert narrowed.known_ids == (set(NAMES) - CLOSED) | {"x.pdf"}
        assert narrowed.texts.content_hashes().keys() == set(NAMES) - CLOSED


def test_a_family_of_which_one_is_left_is_none(draft: Draft, folder: Path) -> None:
    read = [document("a.md"), document("closed.md")]
    parts = [part for each in read for part in passages(each)]
    fill(draft, read, parts, embeddings(len(parts)))
    draft.complete([])
    finish(draft)
    with closing(open_store(folder)) as opened:
        assert opened.near_duplicates() == (("a.md", "closed.md"),)
        with opened.narrowed(frozenset({"closed.md"})) as narrowed:
            assert narrowed.near_duplicates() == ()


def test_two_that_only_a_hidden_one_is_like_are_no_family(
    draft: Draft, folder: Path
) -> None:
    words = [f"w{number}" for number in range(1_000)]
    texts = {
        "a.md": [*words, *(f"a{number}" for number in range(150))],
        "closed.md": words,
        "c.md": [*words, *(f"c{number}" for number in range(150))],
    }
    read = [document(n, f"{' '.join(each)}\n\n徐州") for n, each in texts.items()]
    parts = [part for each in read for part in passages(each)]
    fill(draft, read, parts, embeddings(len(parts)))
    draft.complete([])
    finish(draft)
    with closing(open_store(folder)) as opened:
        assert opened.near_duplicates() == (("a.md", "c.md", "closed.md"),)
        with opened.narrowed(frozenset({"closed.md"})) as narrowed:
            assert narrowed.near_duplicates() == ()


def test_where_nothing_is_hidden_it_is_the_store_itself(store: PassageStore) -> None:
    for nothing in (frozenset[str](), frozenset({"never/was.md"})):
        with store.narrowed(nothing) as narrowed:
            assert narrowed is store


def test_who_misses_the_same_shares_a_store_and_only_the_last_are_kept_open(
    store: PassageStore,
) -> None:
    with store.narrowed(CLOSED) as used, store.narrowed(frozenset(CLOSED)) as same:
        assert used is same
        others = []
        for name in NAMES[: KEPT + 4]:
            with store.narrowed(frozenset({name})) as other:
                assert other.document(name) is None
                others.append(other)
        # What is used stays open, however long ago it was narrowed.
        assert used.count() == 40
        with pytest.raises(IndexDamagedError, match="closed"):
            others[0].count()
        assert others[-1].count() == 78
    with store.narrowed(frozenset({NAMES[0]})) as again:
        assert again.count() == 78


def test_what_is_hidden_is_asked_at_each_use(store: PassageStore) -> None:
    hidden: set[str] = set()
    index = NarrowedIndex(Opened(store), lambda ids: frozenset(ids & hidden))
    assert isinstance(index, OpenedIndex)
    with index.use() as (whole, opened):
        assert len(opened.documents()) == 40
    hidden |= CLOSED
    with index.use() as (narrowed, opened):
        assert len(opened.documents()) == 20
    assert len({"1", whole, narrowed}) == 3, "each is named after what is left"
    index.close()
    with index.use() as (_, opened):
        assert len(opened.documents()) == 20


def test_what_is_left_out_is_known_again_unless_it_also_stands_elsewhere(
    draft: Draft, folder: Path
) -> None:
    names = "open/a.md", "closed/a.md", "closed/b.md"
    hashes = dict(zip(names, ("one", "one", "two"), strict=True))
    read = [replace(document(n), content_hash=hashes[n]) for n in names]
    parts = [replace(passages(each)[0], text=hashes[each.id]) for each in read]
    fill(draft, read, parts, embeddings(len(parts)))
    draft.complete([ReadFailure("closed/x.pdf", "No.")])
    finish(draft)
    hidden = frozenset({*names[1:], "closed/x.pdf"})
    with closing(open_store(folder)) as opened:
        with opened.narrowed(hidden) as narrowed:
            left_out = narrowed.texts.left_out
            assert left_out.hashes == {
                "closed/a.md": "",
                "closed/b.md": "two",
                "closed/x.pdf": "",
            }
            assert left_out.texts_among(["one", "two", "three"]) == {"two"}
            assert left_out.texts_among([]) == frozenset()
        assert opened.texts.left_out.texts_among(["two"]) == frozenset()
