from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from index.sync.changes import Pace, WatchedFolder, remote_type
from tests.waiting import PATIENCE, assert_ends, wait_until

QUICK = Pace(quiet=0.1, patience=1.5, poll=0.1, recheck=100 * PATIENCE)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus" / "sub").mkdir(parents=True)
    return tmp_path / "corpus"


@pytest.fixture(params=["told", "polled"])
def folder(request: pytest.FixtureRequest, corpus: Path) -> WatchedFolder:
    """The corpus, on a disk of this machine and on one that is said to be remote."""
    mounts = corpus.parent / "mounts"
    kind = "nfs4" if request.param == "polled" else "ext4"
    mounts.write_text(f"server:/share {corpus.parent} {kind} rw 0 0\n")
    return WatchedFolder(corpus, corpus / "index", mounts)


@contextmanager
def waiting(folder: WatchedFolder, pace: Pace = QUICK) -> Iterator[Thread]:
    """Wait for a change in a thread, which is told to stop in the end."""
    stop = Event()
    seen = folder.look()
    thread = Thread(target=folder.wait_for_change, args=(seen, stop, pace))
    thread.start()
    try:
        time.sleep(0.3)
        assert thread.is_alive()
        yield thread
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_new_changed_and_removed_files_are_noticed(
    folder: WatchedFolder, corpus: Path
) -> None:
    new, old = corpus / "sub" / "new.txt", corpus / "old.txt"
    for change in (
        lambda: new.write_text("Glass."),
        lambda: new.write_text("Gloves."),
        lambda: new.rename(old),
        lambda: old.chmod(0o600),
        old.unlink,
    ):
        with waiting(folder) as thread:
            change()
            thread.join(PATIENCE)
            assert not thread.is_alive()


def test_a_change_before_the_waiting_begins_is_noticed(
    folder: WatchedFolder, corpus: Path
) -> None:
    seen = folder.look()
    (corpus / "new.txt").write_text("Glass.")
    assert_ends(lambda: folder.wait_for_change(seen, Event(), QUICK))


def test_hidden_files_and_the_index_do_not_count(
    folder: WatchedFolder, corpus: Path
) -> None:
    (corpus / "index").mkdir()
    with waiting(folder) as thread:
        (corpus / ".hidden").write_text("Glass.")
        (corpus / "~$open.docx").write_text("Glass.")
        (corpus / "index" / "current").write_text("000001")
        thread.join(0.6)
        assert thread.is_alive()


def test_a_file_that_is_still_written_is_waited_for(
    folder: WatchedFolder, corpus: Path
) -> None:
    with waiting(folder, Pace(quiet=0.4, patience=PATIENCE, poll=0.1)) as thread:
        with (corpus / "long.txt").open("w") as file:
            for _ in range(10):
                file.write("Glass. ")
                file.flush()
                time.sleep(0.1)
                assert thread.is_alive()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_file_that_is_never_quiet_is_not_waited_for_for_ever(
    folder: WatchedFolder, corpus: Path
) -> None:
    with waiting(folder) as thread, (corpus / "log.txt").open("w") as file:

        def ended_meanwhile() -> bool:
            file.write("Glass. ")
            file.flush()
            return not thread.is_alive()

        wait_until(ended_meanwhile)


def test_a_folder_that_goes_and_comes_back_is_noticed_both_times(
    folder: WatchedFolder, corpus: Path
) -> None:
    (corpus / "glass.txt").write_text("Glass.")
    with waiting(folder) as thread:
        shutil.rmtree(corpus)
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert folder.look() is None
    with waiting(folder) as thread:
        corpus.mkdir()
        thread.join(PATIENCE)
        assert not thread.is_alive()


@pytest.mark.parametrize("kind", ["ext4", "nfs4"])
def test_a_link_that_leads_to_another_folder_is_noticed_and_that_one_followed(
    tmp_path: Path, kind: str
) -> None:
    (tmp_path / "mounts").write_text(f"server:/share {tmp_path} {kind} rw 0 0\n")
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "glass.txt").write_text("Glass.")
    link = tmp_path / "corpus"
    link.symlink_to("first")
    folder = WatchedFolder(link, tmp_path / "index", tmp_path / "mounts")
    with waiting(folder) as thread:
        (tmp_path / "new").symlink_to("second")
        (tmp_path / "new").replace(link)
        thread.join(PATIENCE)
        assert not thread.is_alive()
    with waiting(folder) as thread:
        (tmp_path / "second" / "glass.txt").write_text("Gloves and more.")
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_folder_of_which_the_system_keeps_quiet_is_looked_at_now_and_then(
    tmp_path: Path,
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "corpus").mkdir()
    target = tmp_path / "real" / "target.txt"
    target.write_text("Glass.")
    # What a link leads to lies outside of what the system tells of.
    (tmp_path / "corpus" / "link.txt").symlink_to(target)
    folder = WatchedFolder(tmp_path / "corpus", tmp_path / "index")
    with waiting(folder, Pace(quiet=0.1, patience=1.0, recheck=0.5)) as thread:
        target.write_text("Gloves and more.")
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_folder_that_may_not_be_listed_looks_empty(corpus: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("The superuser may list every folder.")
    (corpus / "sub" / "a.txt").write_text("Glass.")
    (corpus / "sub").chmod(0)
    assert WatchedFolder(corpus, corpus / "index").look() == {}
    (corpus / "sub").chmod(0o700)


@pytest.mark.parametrize(
    ("mounts", "found"),
    [
        ("/dev/sda1 / ext4 rw 0 0", None),
        ("/dev/sda1 / ext4 rw 0 0\nserver:/a /data nfs4 rw 0 0", "nfs4"),
        ("//server/a /data/my\\040files cifs rw 0 0", "cifs"),
        ("me@server: /data fuse.sshfs rw 0 0", "fuse.sshfs"),
        ("server:/a / nfs rw 0 0\n/dev/sda1 /data ext4 rw 0 0", None),
        ("server:/a /other nfs rw 0 0", None),
        (
            "/dev/sda1 /data ext4 rw 0 0\ns:/a /data/my\\040files/corpus/x smb3 rw",
            "smb3",
        ),
        ("auto /data autofs rw 0 0\nserver:/a /data nfs rw 0 0", "nfs"),
        ("/dev/sdb1 /data fuseblk rw 0 0", None),
    ],
)
def test_network_file_systems_are_told_from_the_mounts(
    tmp_path: Path, mounts: str, found: str | None
) -> None:
    (tmp_path / "mounts").write_text(mounts)
    corpus = Path("/data/my files/corpus")
    assert remote_type(corpus, tmp_path / "mounts") == found


def test_without_a_list_of_mounts_nothing_is_said_to_be_remote(tmp_path: Path) -> None:
    assert remote_type(tmp_path, tmp_path / "nothing") is None
