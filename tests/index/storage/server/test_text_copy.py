"""A machine's copy follows what is live, and is fetched again where it is damaged."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from assistant import Settings
from index import sync_index
from index.errors import IndexBusyError, IndexDamagedError
from index.storage.live_index import LiveIndex
from index.storage.server.text_copy import read_generation
from index.storage.shared_index import SharedIndex

pytestmark = pytest.mark.slow


def texts(settings: Settings) -> dict[str, str]:
    with closing(LiveIndex(settings)) as live, live.use() as (_, store):
        found = [store.require_document(known.id) for known in store.documents()]
    return {document.id: document.text for document in found}


def test_what_is_new_is_copied_and_what_is_gone_is_forgotten(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    assert set(texts(reader)) == {"glass.txt"}
    (writer.corpus_dir / "glass.txt").unlink()
    (writer.corpus_dir / "gloves.txt").write_text("Gloves are made.")
    (writer.corpus_dir / "broken.pdf").write_bytes(b"no pdf")
    sync_index(writer)
    assert texts(reader) == {"gloves.txt": "Gloves are made."}
    with closing(LiveIndex(reader)) as live, live.use() as (_, store):
        assert [failure.document_id for failure in store.failures()] == ["broken.pdf"]


def test_a_damaged_copy_is_fetched_again(writer: Settings, reader: Settings) -> None:
    sync_index(writer)
    before = texts(reader)
    with closing(SharedIndex(reader)) as index:
        live = index.live() or ""
        folder = index.generations.folder(live)
    (folder / "contents.json").write_text("{")
    with pytest.raises(IndexDamagedError, match="damaged"):
        read_generation(folder)
    assert texts(reader) == before
    with closing(SharedIndex(reader)) as index:
        assert index.live() != live


def test_a_copy_that_is_deleted_while_it_is_used_is_fetched_again(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    assert set(texts(reader)) == {"glass.txt"}
    shutil.rmtree(reader.index_dir)
    (writer.corpus_dir / "gloves.txt").write_text("Gloves are made.")
    (writer.corpus_dir / "glass.txt").unlink()
    sync_index(writer)
    assert texts(reader) == {"gloves.txt": "Gloves are made."}
    assert texts(reader) == {"gloves.txt": "Gloves are made."}


def test_while_another_process_copies_the_one_before_it_answers(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    with (
        closing(SharedIndex(reader)) as index,
        closing(SharedIndex(reader)) as other,
        index.generations.writing(),
        pytest.raises(IndexBusyError),
    ):
        other.live()
    before = texts(reader)
    (writer.corpus_dir / "glass.txt").write_text("Glass is made.")
    sync_index(writer)
    with closing(SharedIndex(reader)) as index, index.generations.writing():
        assert texts(reader) == before
    assert texts(reader) == {"glass.txt": "Glass is made."}
