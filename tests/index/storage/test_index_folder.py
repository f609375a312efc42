from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from assistant import Settings
from index.errors import IndexMissingError
from index.storage.index_folder import IndexFolder
from index.storage.opening import begin_draft, reading
from tests.index.storage.values import (
    cache,
    document,
    embeddings,
    fill,
    passages,
)


def publish(index: IndexFolder, folder: Path, *names: str, rebuild: bool) -> str:
    with (
        closing(cache(folder)) as kept,
        index.writing(),
        closing(begin_draft(index, kept, rebuild=rebuild)) as draft,
    ):
        read = [document(name) for name in names]
        parts = [passage for added in read for passage in passages(added)]
        fill(draft, read, parts, embeddings(len(parts)))
        draft.complete([])
        draft.check()
        index.publish(draft, lambda done, total: None)
        return draft.name


def names(index: IndexFolder) -> tuple[str, list[str]]:
    with reading(index) as (name, store):
        store.check()
        return name, [found.id for found in store.documents()]


def test_a_draft_is_seen_once_it_is_published(
    settings: Settings, tmp_path: Path
) -> None:
    index = IndexFolder(settings)
    assert index.live() is None
    with closing(cache(tmp_path)) as kept, index.writing():
        with closing(begin_draft(index, kept, rebuild=True)):
            assert index.live() is None
        with pytest.raises(IndexMissingError), reading(index):
            pass
    name = publish(index, tmp_path, "a.md", rebuild=True)
    assert index.live() == name
    assert names(index) == (name, ["a.md"])


def test_a_draft_begins_with_what_is_live_or_with_nothing(
    settings: Settings, tmp_path: Path
) -> None:
    index = IndexFolder(settings)
    publish(index, tmp_path, "a.md", rebuild=True)
    publish(index, tmp_path, "b.md", rebuild=False)
    assert names(index)[1] == ["a.md", "b.md"]
    publish(index, tmp_path, "c.md", rebuild=True)
    assert names(index)[1] == ["c.md"]


def test_the_published_generation_stays_as_it_is_while_a_copy_is_changed(
    settings: Settings, tmp_path: Path
) -> None:
    index = IndexFolder(settings)
    publish(index, tmp_path, "a.md", rebuild=True)
    with closing(cache(tmp_path)) as kept, index.writing():
        draft = begin_draft(index, kept, rebuild=False)
        draft.remove_document("a.md")
        draft.close()  # As if it were killed here: nothing is published.
    assert names(index) == ("000001", ["a.md"])


def segments(index: IndexFolder) -> set[str]:
    return {folder.name for folder in index.segments.iterdir()}


def test_a_segment_goes_when_no_generation_that_is_kept_or_read_has_it(
    settings: Settings, tmp_path: Path
) -> None:
    index = IndexFolder(settings.model_copy(update={"keep_generations": 2}))
    publish(index, tmp_path, "a.md", rebuild=True)
    (first,) = segments(index)
    with index.generations.lease() as lease, closing(index.open(lease.folder)) as read:
        publish(index, tmp_path, "b.md", rebuild=True)
        publish(index, tmp_path, "c.md", rebuild=True)
        index.generations.clean_up()
        with index.writing():
            pass
        assert len(segments(index)) == 3
        (hit,) = read.search_vectors(embeddings(2)[1].tolist(), 1)
        assert hit.passage == passages(document("a.md"))[1]
    with index.generations.writing():
        index.generations.clean_up()
    with index.writing():
        pass
    assert len(segments(index)) == 2
    assert first not in segments(index)


def test_going_back_needs_something_that_is_live(settings: Settings) -> None:
    with pytest.raises(IndexMissingError, match="no index"):
        IndexFolder(settings).roll_back()
    assert not settings.index_dir.exists()
