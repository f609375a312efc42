from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant import Settings
from index import SyncProgress, sync_index
from index.errors import CorpusMissingError
from index.generations import Generations
from index.store import PassageStore

GLASS = "The Xuzhou cluster has 252 firms. It makes glass."
GLOVES = "Jiaxiang makes gloves. There are 90 workshops."


def write(settings: Settings, name: str, text: str) -> None:
    path = settings.corpus_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def live_texts(settings: Settings) -> dict[str, str]:
    with Generations(settings.index_dir).lease() as lease:
        store = PassageStore(lease.folder)
        found = {d.id: store.document(d.id) for d in store.documents()}
        store.close()
    return {name: read.text for name, read in found.items() if read}


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


def test_a_renamed_document_is_not_embedded_again_when_its_title_stays(
    settings: Settings,
) -> None:
    write(settings, "a/glass.txt", GLASS)
    sync_index(settings)
    write(settings, "b/glass.txt", GLASS)
    (settings.corpus_dir / "a/glass.txt").unlink()
    told: list[SyncProgress] = []
    report = sync_index(settings, told.append)
    assert (report.added, report.removed) == (("b/glass.txt",), ("a/glass.txt",))
    embedded = [(p.done, p.total) for p in told if p.stage == "embed"]
    assert embedded == [(1, 1)]


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
    assert [f.document_id for f in report.failures] == ["glass.txt"]
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
        assert PassageStore(old.folder).count() == first.passages


def test_a_rebuild_embeds_nothing_twice(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    told: list[SyncProgress] = []
    report = sync_index(settings, told.append, rebuild=True)
    assert report.generation == "000002"
    assert [(p.done, p.total) for p in told if p.stage == "embed"] == [(1, 1)]


def test_a_damaged_live_generation_is_built_anew(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    folder = settings.index_dir / "generations" / first.generation
    (folder / "documents.sqlite").write_bytes(b"damaged" * 100)
    assert sync_index(settings).generation != first.generation
    assert live_texts(settings) == {"glass.txt": GLASS}


def test_hidden_and_temporary_files_are_left_out(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    for name in (".hidden.txt", "~$open.docx", ".git/notes.txt"):
        write(settings, name, "hidden")
    assert sync_index(settings).added == ("glass.txt",)


def test_a_link_out_of_the_corpus_is_a_failure(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (settings.corpus_dir / "link.txt").symlink_to(tmp_path / "secret.txt")
    report = sync_index(settings)
    assert [f.document_id for f in report.failures] == ["link.txt"]
    assert "link" in report.failures[0].reason


def test_a_file_name_that_is_not_utf8_is_a_failure(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    name = os.fsdecode(b"f\xf6retag.txt")
    (settings.corpus_dir / name).write_text("x")
    report = sync_index(settings)
    assert report.added == ("glass.txt",)
    assert [f.document_id for f in report.failures] == ["f?retag.txt"]
    assert "UTF-8" in report.failures[0].reason


def test_an_empty_corpus_is_an_empty_index(settings: Settings) -> None:
    assert sync_index(settings).passages == 0


def test_a_missing_corpus_is_a_displayed_error(tmp_path: Path) -> None:
    missing = Settings(corpus_dir=tmp_path / "nowhere", index_dir=tmp_path / "index")
    with pytest.raises(CorpusMissingError) as raised:
        sync_index(missing)
    assert "CLUSTER_POLICY_CORPUS_DIR" in raised.value.hint
