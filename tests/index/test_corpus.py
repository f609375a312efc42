from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings
from index import sync_index
from index.corpus import scan_corpus
from index.errors import CorpusMissingError

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


def test_a_corpus_that_cannot_be_listed_is_a_displayed_error(tmp_path: Path) -> None:
    too_long = tmp_path.joinpath(*["d" * LONGEST_NAME] * (LONGEST_PATH // 200))
    with pytest.raises(CorpusMissingError, match="cannot be listed") as raised:
        scan_corpus(too_long)
    assert raised.value.hint
