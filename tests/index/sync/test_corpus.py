from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from assistant import Settings
from index import sync_index
from index.errors import CorpusMissingError
from index.sync.corpus import scan_corpus
from tests.index.test_pipeline import GLASS, write

LONGEST_NAME = 255
LONGEST_PATH = 4095


def test_the_index_is_left_out_where_it_lies_in_the_corpus(tmp_path: Path) -> None:
    settings = Settings(corpus_dir=tmp_path, index_dir=tmp_path / "index")
    (tmp_path / "glass.txt").write_text("The glass cluster has 252 firms.")
    sync_index(settings)
    report = sync_index(settings)
    assert report.unchanged == ("glass.txt",)
    assert not report.changed
    assert not report.added
    assert not report.failures


@pytest.mark.parametrize("rebuild", [False, True])
def test_documents_in_a_folder_that_cannot_be_listed_go_on_answering(
    settings: Settings, rebuild: bool
) -> None:
    deep = settings.corpus_dir
    while (room := LONGEST_PATH - len(str(deep)) - len("/firms.txt") - 1) > 0:
        deep /= "d" * min(room, LONGEST_NAME)
    deep.mkdir(parents=True)
    (deep / "firms.txt").write_text("The glass cluster has 252 firms.")
    (settings.corpus_dir / "gloves.txt").write_text("There are 90 workshops.")
    before = sync_index(settings)
    assert len(before.added) == 2
    assert not before.failures
    # With the longer name of the corpus, the path is longer than the system takes.
    elsewhere = settings.corpus_dir.rename(f"{settings.corpus_dir}-with-a-longer-name")
    (elsewhere / "gloves.txt").unlink()
    moved = settings.model_copy(update={"corpus_dir": elsewhere})
    report = sync_index(moved, rebuild=rebuild)
    elsewhere.rename(settings.corpus_dir)
    (failure,) = report.failures
    assert "this folder cannot be listed" in failure.reason
    assert report.removed == ("gloves.txt",)
    (kept,) = report.unchanged
    assert kept.startswith(failure.document_id)
    assert not sync_index(settings).failures


def test_a_corpus_that_is_empty_all_at_once_forgets_nothing_unasked(
    settings: Settings,
) -> None:
    for name in ("glass.txt", "gloves.txt"):
        (settings.corpus_dir / name).write_text(f"All about {name}.")
    before = sync_index(settings)
    away = settings.corpus_dir.rename(settings.corpus_dir.with_name("away"))
    settings.corpus_dir.mkdir()  # What a mount leaves when it is gone.
    with pytest.raises(CorpusMissingError, match=r"the 2 documents .* go on"):
        sync_index(settings)
    settings.corpus_dir.rmdir()
    away.rename(settings.corpus_dir)
    assert sync_index(settings).generation == before.generation
    for path in settings.corpus_dir.iterdir():
        path.unlink()
    assert len(sync_index(settings, rebuild=True).removed) == 2


def test_a_corpus_that_cannot_be_listed_is_a_displayed_error(tmp_path: Path) -> None:
    too_long = tmp_path.joinpath(*["d" * LONGEST_NAME] * (LONGEST_PATH // 200))
    with pytest.raises(CorpusMissingError, match="cannot be listed") as raised:
        scan_corpus(too_long)
    assert raised.value.hint


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


def test_of_files_whose_names_differ_in_code_points_alone_one_is_a_failure(
    settings: Settings,
) -> None:
    decomposed = unicodedata.normalize("NFD", "Förslag.md")
    for name, number in (("Förslag.md", 90), (decomposed, 40)):
        (settings.corpus_dir / name).write_text(f"There are {number} workshops.")
    report = sync_index(settings)
    assert report.added == ("Förslag.md",)
    (failure,) = report.failures
    assert unicodedata.normalize("NFC", failure.document_id) == "Förslag.md"
    assert "another file" in failure.reason
    again = sync_index(settings)
    assert again.generation == report.generation
    assert again.failures == report.failures
    (settings.corpus_dir / decomposed).unlink()
    report = sync_index(settings)
    assert not report.failures
    assert report.changed == ("Förslag.md",)


def test_a_missing_corpus_is_a_displayed_error(tmp_path: Path) -> None:
    missing = Settings(corpus_dir=tmp_path / "nowhere", index_dir=tmp_path / "index")
    with pytest.raises(CorpusMissingError) as raised:
        sync_index(missing)
    assert "CLUSTER_POLICY_CORPUS_DIR" in raised.value.hint


def test_a_pipe_in_the_corpus_is_a_failure_and_holds_nothing_up(
    settings: Settings,
) -> None:
    os.mkfifo(settings.corpus_dir / "pipe.txt")
    (failure,) = sync_index(settings).failures
    assert "pipe" in failure.reason


def test_a_link_to_a_folder_is_a_failure(settings: Settings) -> None:
    write(settings, "a/glass.txt", GLASS)
    (settings.corpus_dir / "b").symlink_to(settings.corpus_dir)
    report = sync_index(settings)
    assert report.added == ("a/glass.txt",)
    assert [f.document_id for f in report.failures] == ["b"]
