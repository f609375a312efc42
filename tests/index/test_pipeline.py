from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event

import pytest

from assistant import Settings
from index import SyncProgress, sync_index
from index.errors import (
    IndexUnwritableError,
    SyncStoppedError,
)
from index.storage.generations import Generations
from index.storage.opening import open_index, reading
from index.storage.store import PassageStore

GLASS = "The Xuzhou cluster has 252 firms. It makes glass."
GLOVES = "Jiaxiang makes gloves. There are 90 workshops."


def write(settings: Settings, name: str, text: str) -> None:
    path = settings.corpus_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@contextmanager
def open_live(settings: Settings) -> Iterator[PassageStore]:
    with open_index(settings) as index, reading(index) as (_, store):
        yield store


def live_texts(settings: Settings) -> dict[str, str]:
    with open_live(settings) as store:
        found = {d.id: store.document(d.id) for d in store.documents()}
    return {name: read.text for name, read in found.items() if read}


def kept_embeddings(settings: Settings) -> int:
    with closing(sqlite3.connect(settings.index_dir / "embeddings.sqlite")) as cache:
        (count,) = cache.execute("SELECT count(*) FROM embeddings").fetchone()
        return int(count)


def folder_state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in folder.rglob("*")
    }


def test_the_first_sync_adds_every_document(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    write(settings, "sub/gloves.md", GLOVES)
    report = sync_index(settings)
    assert report.added == ("glass.txt", "sub/gloves.md")
    assert (report.changed, report.removed, report.unchanged) == ((), (), ())
    assert report.failures == ()
    assert report.passages == 2
    assert report.generation == "000001"
    assert live_texts(settings) == {"glass.txt": GLASS, "sub/gloves.md": GLOVES}


def test_a_sync_without_changes_writes_nothing(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    time.sleep(2.1)  # What a file looks like is noted once it is old enough.
    sync_index(settings)
    before = folder_state(settings.index_dir)
    report = sync_index(settings)
    assert folder_state(settings.index_dir) == before
    assert report.unchanged == ("glass.txt",)
    assert report.generation == "000001"


def test_only_what_changed_is_read_and_embedded_again(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    write(settings, "gloves.txt", GLOVES)
    sync_index(settings)
    write(settings, "glass.txt", GLASS.replace("252", "260"))
    told: list[SyncProgress] = []
    report = sync_index(settings, told.append)
    assert (report.changed, report.unchanged) == (("glass.txt",), ("gloves.txt",))
    assert max(p.total for p in told if p.stage == "read") == 1
    assert max(p.total for p in told if p.stage == "embed") == 1
    assert "260" in live_texts(settings)["glass.txt"]


def test_a_removed_document_is_forgotten(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    write(settings, "gloves.txt", GLOVES)
    sync_index(settings)
    (settings.corpus_dir / "gloves.txt").unlink()
    report = sync_index(settings)
    assert report.removed == ("gloves.txt",)
    assert list(live_texts(settings)) == ["glass.txt"]


def test_a_renamed_document_keeps_its_embeddings_although_its_title_changes(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    before = kept_embeddings(settings)
    (settings.corpus_dir / "glass.txt").rename(settings.corpus_dir / "bottles.txt")
    report = sync_index(settings)
    assert report.renamed == (("glass.txt", "bottles.txt"),)
    assert (report.added, report.removed, report.unchanged) == ((), (), ())
    assert kept_embeddings(settings) == before
    with open_live(settings) as store:
        (document,) = store.documents()
        assert (document.id, document.title) == ("bottles.txt", "Bottles")
        store.check()


def test_a_bad_file_is_a_failure_with_a_reason_and_the_rest_is_indexed(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    write(settings, "empty.txt", "")
    write(settings, "table.xyz", "?")
    (settings.corpus_dir / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    report = sync_index(settings)
    assert report.added == ("glass.txt",)
    failed = {f.document_id: f.reason for f in report.failures}
    assert set(failed) == {"empty.txt", "table.xyz", "broken.pdf"}
    assert all(reason.strip() for reason in failed.values())
    assert sync_index(settings).failures == report.failures


def test_an_unreadable_new_version_leaves_the_old_one_answering(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    write(settings, "glass.txt", "")
    report = sync_index(settings)
    (failure,) = report.failures
    assert (failure.document_id, failure.answering) == ("glass.txt", True)
    assert live_texts(settings) == {"glass.txt": GLASS}
    assert sync_index(settings, rebuild=True).failures == (failure,)
    assert live_texts(settings) == {"glass.txt": GLASS}
    write(settings, "glass.txt", GLOVES)
    report = sync_index(settings)
    assert report.failures == ()
    assert live_texts(settings) == {"glass.txt": GLOVES}


def test_a_failure_goes_away_with_its_file(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    write(settings, "empty.txt", "")
    assert sync_index(settings).failures
    (settings.corpus_dir / "empty.txt").unlink()
    assert sync_index(settings).failures == ()


def test_other_settings_mean_a_rebuild_while_the_old_generation_answers(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS * 30)
    first = sync_index(settings)
    with Generations(settings.index_dir).lease() as old:
        smaller = settings.model_copy(update={"chunk_size": 40})
        second = sync_index(smaller)
        assert second.passages > first.passages
        assert second.unchanged == ("glass.txt",)
        with open_index(settings) as index, closing(index.open(old.folder)) as store:
            assert store.count() == first.passages


def test_a_rebuild_embeds_nothing_twice(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    before = kept_embeddings(settings)
    report = sync_index(settings, rebuild=True)
    assert report.generation == "000002"
    assert kept_embeddings(settings) == before


def test_a_damaged_live_generation_is_built_anew(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    folder = settings.index_dir / "generations" / first.generation
    (folder / "documents.sqlite").write_bytes(b"damaged" * 100)
    assert sync_index(settings).generation != first.generation
    assert live_texts(settings) == {"glass.txt": GLASS}


def test_an_empty_corpus_is_an_empty_index(settings: Settings) -> None:
    assert sync_index(settings).passages == 0


def test_a_stopped_sync_changes_nothing_and_the_next_goes_on_from_what_it_embedded(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    write(settings, "gloves.txt", GLOVES)
    stop = Event()

    def stop_when_embedded(told: SyncProgress) -> None:
        if told.embedded:
            stop.set()

    with pytest.raises(SyncStoppedError, match="stopped"):
        sync_index(settings, stop_when_embedded, stop=stop)
    assert Generations(settings.index_dir).live() == first.generation
    before = kept_embeddings(settings)
    assert sync_index(settings).added == ("gloves.txt",)
    assert kept_embeddings(settings) == before


def test_a_sync_that_is_stopped_while_vectors_are_written_leaves_nothing_of_them(
    settings: Settings,
) -> None:
    segments = settings.index_dir / "segments"
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    write(settings, "gloves.txt", GLOVES)
    stop = Event()

    def stop_when_written(told: SyncProgress) -> None:
        if told.stage == "publish" and told.done:
            assert told.done == told.total == 2
            stop.set()

    with pytest.raises(SyncStoppedError, match="stopped"):
        sync_index(settings, stop_when_written, stop=stop)
    assert Generations(settings.index_dir).live() == first.generation
    assert len([*segments.iterdir()]) == 1
    sync_index(settings)
    assert live_texts(settings) == {"glass.txt": GLASS, "gloves.txt": GLOVES}
    assert len([*segments.iterdir()]) == 2, "of the live generation and that before it"


def test_a_file_that_was_only_touched_is_not_read_again(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    os.utime(settings.corpus_dir / "glass.txt", (1_000_000_000, 1_000_000_000))
    report = sync_index(settings)
    assert (report.unchanged, report.generation) == (("glass.txt",), first.generation)


def test_documents_that_say_nearly_the_same_are_reported(settings: Settings) -> None:
    report = "The cluster has 252 firms. It makes glass, bottles and tubes. " * 12
    write(settings, "glass.txt", f"{report}{GLASS}")
    write(settings, "copy/glass.md", f"{GLASS} {report}")
    write(settings, "gloves.txt", GLOVES)
    assert sync_index(settings).near_duplicates == (("copy/glass.md", "glass.txt"),)
    (settings.corpus_dir / "copy/glass.md").unlink()
    assert sync_index(settings).near_duplicates == ()


def test_files_that_are_mostly_dead_are_made_anew_from_kept_embeddings(
    settings: Settings,
) -> None:
    write(settings, "gloves.txt", GLOVES)
    for number in range(2):
        write(settings, "glass.txt", f"{GLASS * 20} {number}")
        sync_index(settings)
    with open_live(settings) as store:
        assert 0 < store.texts.removed <= store.count()
    (settings.corpus_dir / "glass.txt").unlink()
    sync_index(settings)
    with open_live(settings) as store:
        assert (store.texts.removed, store.count()) == (0, 1)
        store.check()
        assert store.search_vectors([1.0] * 384, 5)
    assert kept_embeddings(settings) == 1


def test_a_disk_that_cannot_be_written_to_is_a_displayed_error(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    cache = settings.index_dir / "embeddings.sqlite"
    cache.unlink()
    cache.mkdir()
    write(settings, "glass.txt", GLOVES)
    with pytest.raises(IndexUnwritableError, match="cannot be written"):
        sync_index(settings)
    assert Generations(settings.index_dir).live() == first.generation


def test_damaged_kept_embeddings_are_an_error_that_names_the_way_out(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    cache = settings.index_dir / "embeddings.sqlite"
    cache.write_bytes(b"not a database" * 1000)
    with pytest.raises(IndexUnwritableError) as raised:
        sync_index(settings, rebuild=True)
    assert f"{cache} is damaged, delete it" in raised.value.hint
    cache.unlink()
    assert sync_index(settings, rebuild=True).generation
