"""A machine's copy follows what is live, and is fetched again where it is damaged."""

from __future__ import annotations

import random
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from assistant import Settings
from index import sync_index
from index.errors import (
    IndexBusyError,
    IndexUnwritableError,
    ServerUnavailableError,
)
from index.storage.database import FILE
from index.storage.live_index import LiveIndex
from index.storage.server.catalog import Catalog
from index.storage.server.rows import Rows
from index.storage.server.text_copy import BLOCK, TextCopy
from index.storage.shared_index import SharedIndex
from tests.small_disk import disk_of
from tests.waiting import PATIENCE

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


def copied(settings: Settings) -> Path:
    """Return the folder of what this machine has a copy of."""
    with closing(SharedIndex(settings)) as index:
        return index.generations.folder(index.live() or "")


def test_all_machines_have_the_same_file(writer: Settings, reader: Settings) -> None:
    for number in range(9):
        (writer.corpus_dir / f"{number}.txt").write_text(f"{number} firms. " * 400)
        sync_index(writer)
        one, other = (copied(machine) / FILE for machine in (writer, reader))
        assert one.read_bytes() == other.read_bytes()


def publish(index: SharedIndex, file: bytes) -> None:
    """Publish a file of any content as the texts of a generation."""
    with index.generations.writing():
        index.copy.update()
        name, folder = index.generations.begin(copy_live=False)
        folder.mkdir(parents=True)
        (folder / FILE).write_bytes(file)
        index.copy.publish(name, {}, [])


def test_what_differs_is_fetched_and_nothing_else(
    writer: Settings, reader: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="index.storage.server.text_copy")
    file = bytearray(random.Random(1).randbytes(100 * BLOCK + 99))
    with closing(SharedIndex(writer)) as one, closing(SharedIndex(reader)) as other:
        for changed, size in ((), 0), ((7, 40), 0), ((100,), 9), ((3,), -2 * BLOCK):
            for place in changed:
                file[place * BLOCK] ^= 1
            file = file[: len(file) + size] + b"new" * max(0, size)
            publish(one, bytes(file))
            with other.generations.writing():
                other.copy.update()
            live = other.generations.folder(other.generations.live() or "")
            assert (live / FILE).read_bytes() == file
    told = [int(n) for n in re.findall(r"(\d+) blocks are new", caplog.text)]
    assert told == [101, 2, 1, 2]


@pytest.mark.parametrize("damaged", [FILE, "generation"])
def test_a_damaged_copy_is_fetched_again(
    writer: Settings, reader: Settings, damaged: str
) -> None:
    sync_index(writer)
    before, folder = texts(reader), copied(reader)
    (folder / damaged).unlink()
    (folder / "generation").unlink(missing_ok=True)
    assert texts(reader) == before
    assert copied(reader) != folder


def test_nobody_builds_on_a_copy_that_is_damaged(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    with (copied(writer) / FILE).open("r+b") as file:
        good = file.read()
        file.seek(0)
        file.write(good.replace(b"252", b"525"))
    (writer.corpus_dir / "gloves.txt").write_text("Gloves are made.")
    sync_index(writer)
    for machine in (writer, reader):
        assert "252" in texts(machine)["glass.txt"]


def test_a_full_disk_is_said_in_a_sentence_and_room_is_all_it_takes(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    more: set[str] = set()
    for _ in range(2):
        with disk_of(10_000), pytest.raises(IndexUnwritableError, match="written"):
            texts(reader)
        assert set(texts(reader)) == {"glass.txt", *more}
        more = {"gloves.txt"}
        (writer.corpus_dir / "gloves.txt").write_text("Gloves are made.")
        sync_index(writer)


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


class AwayCatalog(Catalog):
    """Of a server that is away; whoever asks it waits until all have asked."""

    def __init__(self, people: int) -> None:
        super().__init__(Rows("postgresql://nobody@127.0.0.1:9/none"))
        self.looks = 0
        self.all_asked = Barrier(people)

    def live(self) -> str | None:
        self.looks += 1
        raise ServerUnavailableError("It is away.", "Start it.")


def test_those_who_ask_while_a_server_is_away_do_not_wait_for_each_other(
    tmp_path: Path,
) -> None:
    people = 5
    catalog = AwayCatalog(people)
    copy = TextCopy(catalog, tmp_path)

    def ask(_: int) -> str:
        catalog.all_asked.wait(PATIENCE)
        with pytest.raises(ServerUnavailableError) as told:
            copy.follow()
        return told.value.whole

    with ThreadPoolExecutor(people) as pool:
        assert {*pool.map(ask, range(people))} == {"It is away. Start it."}
    assert catalog.looks == 1
    catalog.rows.close()
