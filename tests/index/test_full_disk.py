"""A full disk is no damaged index, and what could not be written does not fill it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings
from index import sync_index
from index.errors import IndexUnwritableError
from tests.index.test_pipeline import GLASS, live_texts, write
from tests.small_disk import disk_of


def folders(settings: Settings) -> set[Path]:
    return {
        folder
        for place in ("generations", "segments")
        for folder in (settings.index_dir / place).iterdir()
    }


@pytest.mark.parametrize("file", ["documents.sqlite", "chroma.sqlite3"])
def test_a_disk_that_fills_up_is_said_to_be_full_and_is_given_back_what_was_written(
    settings: Settings, file: str
) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    before = folders(settings)
    (written,) = settings.index_dir.rglob(file)
    with (
        disk_of(written.stat().st_size - 4096),
        pytest.raises(IndexUnwritableError, match="cannot be written") as raised,
    ):
        sync_index(settings, rebuild=True)
    assert "Is the disk full?" in raised.value.hint
    assert folders(settings) == before
    assert live_texts(settings) == {"glass.txt": GLASS}
    assert sync_index(settings, rebuild=True).passages == 1
