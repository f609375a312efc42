from __future__ import annotations

import shutil

from assistant import Settings
from index import sync_index
from tests.index.test_pipeline import GLASS, open_live, write


def test_vectors_that_are_gone_are_written_again_and_no_file_is_read(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    shutil.rmtree(settings.index_dir / "segments")
    mended = sync_index(settings)
    assert (mended.unchanged, mended.added) == (first.added, ())
    with open_live(settings) as store:
        store.check()
        assert store.search_vectors([1.0] * 384, 5)
    assert sync_index(settings).generation == mended.generation != first.generation
