from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.errors import IndexBusyError, IndexMissingError, IndexUnwritableError
from index.storage.generations import Generations


def publish(generations: Generations, text: str) -> str:
    with generations.writing():
        name, folder = generations.begin(copy_live=False)
        folder.mkdir()
        (folder / "text").write_text(text)
        generations.publish(name)
    return name


HOLDER = """
import sys
from pathlib import Path
from index.storage.generations import Generations

with Generations(Path(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def lock_held_elsewhere(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the writer lock in another process until the block ends."""
    command = [sys.executable, "-c", HOLDER, str(root)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def test_before_the_first_publication_there_is_nothing_to_lease(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="no index"):
        Generations(tmp_path).lease()


def test_what_needs_a_generation_says_that_there_is_none(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    with pytest.raises(IndexMissingError, match="no index"):
        generations.require_live()
    publish(generations, "new")
    generations.require_live()


def test_a_lease_is_on_the_generation_published_last(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    publish(generations, "old")
    publish(generations, "new")
    with generations.lease() as lease:
        assert (lease.folder / "text").read_text() == "new"


def test_a_generation_being_read_is_not_removed_and_an_unused_one_is(
    tmp_path: Path,
) -> None:
    generations = Generations(tmp_path)
    publish(generations, "old")
    with generations.lease() as old:
        publish(generations, "new")
        with generations.writing():
            generations.clean_up()
        assert (old.folder / "text").read_text() == "old"
    with generations.writing():
        generations.clean_up()
    assert not old.folder.exists()


def test_what_was_begun_and_never_published_is_removed(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    publish(generations, "live")
    with generations.writing():
        _, folder = generations.begin(copy_live=True)
        assert (folder / "text").read_text() == "live"
    assert generations.stale() == [folder.name]
    with generations.writing():
        generations.clean_up()
    assert not folder.exists()
    assert generations.live() == "000001"


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    with lock_held_elsewhere(tmp_path) as first:
        with (
            pytest.raises(IndexBusyError, match=f"process {first.pid}"),
            Generations(tmp_path).writing(),
        ):
            pass
        assert f"process {first.pid}" in (Generations(tmp_path).writer() or "")
    assert Generations(tmp_path).writer() is None


def test_the_lock_of_a_killed_writer_is_free(tmp_path: Path) -> None:
    with lock_held_elsewhere(tmp_path) as writer:
        writer.kill()
    with Generations(tmp_path).writing():
        assert Generations(tmp_path).live() is None


def test_a_folder_that_cannot_be_made_is_a_displayed_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    generations = Generations(tmp_path / "file" / "index")
    with (
        pytest.raises(IndexUnwritableError, match="cannot be made") as raised,
        generations.writing(),
    ):
        pass
    assert "CLUSTER_POLICY_INDEX_DIR" in raised.value.hint
