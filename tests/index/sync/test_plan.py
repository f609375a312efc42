"""What there is to read and to forget, from what is live and what the folder holds."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from assistant import Settings
from index import sync_index
from index.documents import Document, ReadFailure
from index.storage.index_folder import IndexFolder
from index.sync.corpus import CorpusFile, CorpusScan, scan_corpus
from index.sync.file_states import FileState
from index.sync.plan import Live, SyncPlan, make_plan
from tests.small_documents import document


def scan(failed: str = "", **files: str) -> CorpusScan:
    """Return a scan: each file's content stands for its hash."""
    found = {
        name: CorpusFile(f"/corpus/{name}", FileState(len(content), 0, 0, 0, content))
        for name, content in files.items()
    }
    failures = {failed: ReadFailure(failed, "cannot be opened")} if failed else {}
    return CorpusScan(found, failures)


def live(**hashes: str) -> Live:
    return Live(hashes, {}, {}, fits=True)


def plan(
    live: Live,
    scan: CorpusScan,
    *,
    read: tuple[str, ...] = (),
    removed: tuple[str, ...] = (),
    rebuild: bool = False,
) -> SyncPlan:
    return SyncPlan(live, scan, rebuild, read, removed, {})


def half_read(name: str) -> Document:
    return replace(document("Scanned.", name), unread=(2, 3))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("published")
    settings = Settings(corpus_dir=folder / "corpus", index_dir=folder / "index")
    settings.corpus_dir.mkdir()
    (settings.corpus_dir / "glass.txt").write_text("The cluster has 252 firms.")
    (settings.corpus_dir / "gloves.txt").write_text("There are 90 workshops.")
    sync_index(settings)
    return settings


@pytest.fixture
def synced(settings: Settings, published: Settings) -> Settings:
    """Two documents and their index, to be changed by a test."""
    shutil.copytree(published.corpus_dir, settings.corpus_dir, dirs_exist_ok=True)
    shutil.copytree(published.index_dir, settings.index_dir)
    return settings


def planned(
    settings: Settings, *, rebuild: bool = False, go_on: bool = False
) -> SyncPlan:
    found = scan_corpus(settings.corpus_dir)
    return make_plan(IndexFolder(settings), found, rebuild=rebuild, go_on=go_on)


def test_where_nothing_is_live_everything_is_read(settings: Settings) -> None:
    (settings.corpus_dir / "glass.txt").write_text("The cluster has 252 firms.")
    found = planned(settings)
    assert (found.read, found.removed, found.rebuild) == (("glass.txt",), (), True)
    assert not found.is_empty


def test_where_nothing_changed_there_is_nothing_to_do(synced: Settings) -> None:
    found = planned(synced)
    assert found.is_empty
    assert (found.read, found.removed, found.rebuild) == ((), (), False)


def test_a_plan_is_of_what_was_live_until_something_else_is_published(
    synced: Settings,
) -> None:
    found, generations = planned(synced), IndexFolder(synced).generations
    assert found.is_of(generations.live())
    (synced.corpus_dir / "wood.txt").write_text("There are 40 mills.")
    sync_index(synced)
    assert not found.is_of(generations.live())
    assert planned(synced).is_of(generations.live())


def test_a_plan_for_what_is_damaged_is_of_nothing_that_is_live(
    synced: Settings,
) -> None:
    index = IndexFolder(synced)
    live = index.generations.live() or ""
    (index.generations.folder(live) / "documents.sqlite").write_bytes(b"damaged")
    assert not planned(synced).is_of(live)


def test_only_new_and_changed_files_are_read_and_gone_ones_forgotten(
    synced: Settings,
) -> None:
    (synced.corpus_dir / "glass.txt").write_text("The cluster has 260 firms.")
    (synced.corpus_dir / "gloves.txt").unlink()
    (synced.corpus_dir / "wood.txt").write_text("There are 40 mills.")
    found = planned(synced)
    assert (sorted(found.read), found.removed) == (
        ["glass.txt", "wood.txt"],
        ("gloves.txt",),
    )
    assert (found.renamed, found.rebuild) == ({}, False)


def test_a_file_with_the_bytes_of_one_that_is_gone_is_that_one_renamed(
    synced: Settings,
) -> None:
    (synced.corpus_dir / "glass.txt").rename(synced.corpus_dir / "bottles.txt")
    found = planned(synced)
    assert found.renamed == {"bottles.txt": "glass.txt"}
    assert found.of_same_bytes == {"bottles.txt": "glass.txt"}
    assert (found.read, found.removed) == (("bottles.txt",), ("glass.txt",))
    assert found.new_bytes == 0


def test_a_copy_of_a_file_that_is_still_there_is_no_renamed_one(
    synced: Settings,
) -> None:
    shutil.copy(synced.corpus_dir / "glass.txt", synced.corpus_dir / "copy.txt")
    found = planned(synced)
    assert (found.read, found.renamed) == (("copy.txt",), {})
    assert found.new_bytes == (synced.corpus_dir / "copy.txt").stat().st_size


def test_a_generation_of_other_settings_is_rebuilt_from_everything(
    synced: Settings,
) -> None:
    other = synced.model_copy(update={"chunk_size": 100})
    found = planned(other)
    assert found.rebuild
    assert sorted(found.read) == ["glass.txt", "gloves.txt"]
    assert not found.live.fits
    assert sorted(found.live.hashes) == ["glass.txt", "gloves.txt"]


def test_a_generation_that_cannot_be_opened_counts_as_none(synced: Settings) -> None:
    for path in synced.index_dir.rglob("*.sqlite*"):
        path.write_bytes(b"no database")
    found = planned(synced)
    assert found.rebuild
    assert found.live == Live({}, {}, {}, fits=False)
    assert len(found.read) == 2


def test_what_cannot_be_seen_is_not_taken_for_gone(synced: Settings) -> None:
    index = IndexFolder(synced)
    found = make_plan(index, scan(failed="glass.txt"), rebuild=False, go_on=False)
    assert found.removed == ("gloves.txt",)
    assert found.unseen == ["glass.txt"]


def test_by_wish_everything_is_read_again(synced: Settings) -> None:
    found = planned(synced, rebuild=True)
    assert found.rebuild
    assert sorted(found.read) == ["glass.txt", "gloves.txt"]
    assert not found.is_empty


def test_what_was_read_in_part_has_the_same_bytes_as_itself() -> None:
    begun = Live({"a": "1", "b": "2"}, {}, {"a": (7,), "b": (8,)}, fits=True)
    found = plan(begun, scan(a="1", b="changed"), read=("a", "b"))
    assert found.of_same_bytes == {"a": "a"}
    assert found.new_bytes == len("changed")


@pytest.mark.parametrize(
    ("state", "rebuild", "mere"),
    [
        (live(a="1"), False, True),
        (live(), False, False),
        (Live({"a": "1"}, {}, {"a": (2,)}, fits=True), False, False),
        (Live({"a": "1"}, {}, {"a": (2,)}, fits=True), True, True),
        (Live({"a": "1"}, {}, {}, fits=False), False, False),
    ],
)
def test_half_a_document_does_not_take_the_place_of_more_of_it(
    state: Live, rebuild: bool, mere: bool
) -> None:
    found = plan(state, scan(a="2"), read=("a",), rebuild=rebuild)
    assert found.is_mere_part(half_read("a")) is mere
    assert not found.is_mere_part(document("All of it.", "a"))


def test_documents_below_a_folder_that_cannot_be_opened_are_unseen() -> None:
    known = live(**{"sub/a": "1", "subs": "2", "b": "3"})
    found = plan(known, scan(failed="sub", b="3"))
    assert found.unseen == ["sub/a"]


def test_failures_are_those_of_the_scan_and_earlier_ones_of_files_not_read() -> None:
    before = {
        name: ReadFailure(name, "is damaged", "1") for name in ("kept", "read", "gone")
    }
    state = Live({}, before, {}, fits=True)
    found = plan(state, scan(failed="locked", kept="1", read="2"), read=("read",))
    assert [failure.document_id for failure in found.failures] == ["locked", "kept"]


def test_failing_again_for_the_same_reason_is_nothing_new() -> None:
    state = Live({}, {"a": ReadFailure("a", "is damaged", "1")}, {}, fits=True)
    same, other = ReadFailure("a", "is damaged"), ReadFailure("a", "is empty")
    found = plan(state, scan(a="2"), read=("a",))
    assert found.only_fails_again([same])
    assert not found.only_fails_again([other])
    assert not found.only_fails_again([])
    for changed in (
        plan(state, scan(a="2"), read=("a",), removed=("b",)),
        plan(state, scan(a="2"), read=("a",), rebuild=True),
        plan(state, scan(a="2", b="1"), read=("a", "b")),
    ):
        assert not changed.only_fails_again([same])


def test_a_new_failure_to_open_a_file_is_something_to_publish() -> None:
    known = Live({}, {"a": ReadFailure("a", "cannot be opened")}, {}, fits=True)
    assert plan(known, scan(failed="a")).is_empty
    assert not plan(live(), scan(failed="a")).is_empty
    assert not plan(known, scan()).is_empty
