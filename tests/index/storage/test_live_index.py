from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from assistant import Settings
from index.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError
from index.storage.generations import Generations
from index.storage.index_folder import IndexFolder
from index.storage.live_index import LiveIndex
from tests.index.storage.test_index_folder import publish


def generations_in_use(settings: Settings) -> list[str]:
    """Return the generations on disk once nobody reads what is not kept."""
    generations = Generations(settings.index_dir)
    with generations.writing():
        generations.clean_up()
    return sorted(p.name for p in (settings.index_dir / "generations").iterdir())


@pytest.fixture
def single(settings: Settings) -> Settings:
    """Settings that keep nothing but what is live."""
    return settings.model_copy(update={"keep_generations": 1})


def test_a_question_keeps_its_generation_and_the_next_one_moves_on(
    single: Settings, tmp_path: Path
) -> None:
    index = IndexFolder(single)
    publish(index, tmp_path, "a.md", rebuild=True)
    with closing(LiveIndex(single)) as live:
        with live.use() as (first, old):
            publish(index, tmp_path, "b.md", rebuild=True)
            with live.use() as (second, new):
                assert (first, second) == ("000001", "000002")
                assert [d.id for d in new.documents()] == ["b.md"]
            assert [d.id for d in old.documents()] == ["a.md"]
            assert generations_in_use(single) == ["000001", "000002"]
        assert generations_in_use(single) == ["000002"]


def test_a_question_that_is_being_answered_outlives_the_closing(
    single: Settings, tmp_path: Path
) -> None:
    index = IndexFolder(single)
    publish(index, tmp_path, "a.md", rebuild=True)
    live = LiveIndex(single)
    with live.use() as (_, store):
        live.close()
        assert store.document("a.md")
    publish(index, tmp_path, "b.md", rebuild=True)
    assert generations_in_use(single) == ["000002"]


def test_nothing_published_is_an_error_that_leaves_nothing_open(
    settings: Settings,
) -> None:
    with pytest.raises(IndexMissingError):
        LiveIndex(settings)


def test_what_was_made_with_other_settings_is_not_opened(
    settings: Settings, tmp_path: Path
) -> None:
    publish(IndexFolder(settings), tmp_path, "a.md", rebuild=True)
    with pytest.raises(IndexOutdatedError):
        LiveIndex(settings.model_copy(update={"chunk_size": 40}))


def test_a_generation_without_its_vectors_is_not_opened(
    single: Settings, tmp_path: Path
) -> None:
    index = IndexFolder(single)
    publish(index, tmp_path, "a.md", rebuild=True)
    for file in index.segments.rglob("*"):
        if file.is_file():
            file.write_bytes(b"")
    with pytest.raises(IndexDamagedError):
        LiveIndex(single)
    publish(index, tmp_path, "b.md", rebuild=True)
    assert generations_in_use(single) == ["000002"]


def test_who_asks_once_more_after_the_closing_leaves_nothing_open(
    single: Settings, tmp_path: Path
) -> None:
    publish(IndexFolder(single), tmp_path, "a.md", rebuild=True)
    live = LiveIndex(single)
    live.close()
    with live.use() as (_, store), live.use() as (_, other):
        assert store.document("a.md")
        assert other is store
    publish(IndexFolder(single), tmp_path, "b.md", rebuild=True)
    assert generations_in_use(single) == ["000002"]
