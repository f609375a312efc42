"""A parser that crashes, hangs or eats memory costs one file, and leaves nothing."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from index.documents import Document, ReadFailure
from index.errors import DisplayableError
from index.limits import ReadLimits
from index.readers import load_document
from index.sandbox.pool import ReadingPool, read_files
from tests.child_processes import children, command_of
from tests.conftest import ROOT
from tests.index.sandbox.evil_files import (
    LIMITS,
    TEXT,
    wait_until_free,
    write,
)
from tests.index.sandbox.evil_loader import load_evil
from tests.waiting import wait_until


def read(
    folder: Path, *stems: str, limits: ReadLimits = LIMITS, workers: int = 1
) -> dict[str, Document | ReadFailure]:
    results = read_files(write(folder, *stems), folder, limits, workers, load_evil)
    return {r.id if isinstance(r, Document) else r.document_id: r for r in results}


def reading_processes() -> list[int]:
    """Return the processes that this one has started to read files."""
    return [one for one in children() if "index.sandbox" in command_of(one)]


def failure(folder: Path, stem: str, limits: ReadLimits = LIMITS) -> ReadFailure:
    found = read(folder, stem, limits=limits)[f"{stem}.txt"]
    assert isinstance(found, ReadFailure)
    return found


def test_files_are_read_as_they_are_in_this_process() -> None:
    folder = ROOT / "docs_corpus"
    paths = [path for path in folder.rglob("*") if path.suffix]
    files = [(path.relative_to(folder).as_posix(), path) for path in paths]
    found = {r.id: r for r in read_files(files, folder) if isinstance(r, Document)}
    assert paths
    assert found == {name: load_document(path, folder) for name, path in files}


@pytest.mark.parametrize(
    ("stem", "reason"),
    [
        ("crash", "made the reader of .txt files crash"),
        ("exit-at-once", "made the reader of .txt files crash"),
        ("exit", "made the reader of .txt files fail (SystemExit)"),
        ("strange", "made the reader of .txt files fail (StrangeError)"),
        ("loop", "took longer than 2 seconds to read"),
        ("backtrack", "took longer than 2 seconds to read"),
        ("program", "took longer than 2 seconds to read"),
        ("eat", "needs more than 1 GB of memory to read"),
        ("eat-within-a-parser", "needs more than 1 GB of memory to read"),
        ("recurse", "is nested too deeply to be read"),
        ("killed", "was not read: the system stopped its reader"),
        ("change-always", "changes while it is read"),
    ],
)
def test_an_evil_file_is_a_failure_and_the_others_are_read(
    tmp_path: Path, stem: str, reason: str
) -> None:
    found = read(tmp_path, "first", stem, "last")
    evil = found.pop(f"{stem}.txt")
    assert isinstance(evil, ReadFailure)
    assert evil.reason.startswith(reason)
    assert [type(other) for other in found.values()] == [Document, Document]
    wait_until_free(tmp_path / f"{stem}.txt")


def test_a_failure_knows_the_bytes_unless_they_may_be_read_next_time(
    tmp_path: Path,
) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    for stem in ("crash", "loop", "strange", "eat"):
        assert failure(tmp_path, stem).content_hash == digest
    for stem in ("killed", "change-always"):
        assert failure(tmp_path, stem).content_hash is None


def test_a_reason_of_the_reader_comes_with_its_hint(tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(b"\xff\xd8")
    [found] = read_files([("picture.jpg", path)], tmp_path)
    assert isinstance(found, ReadFailure)
    assert found.reason.startswith("has a format that is not supported (.jpg). Supp")


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    found = failure(tmp_path, "loop", ReadLimits(file_bytes=10))
    assert found.reason.startswith("is larger than 1e-05 MB")


def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    [found] = read_files([("pipe.txt", tmp_path / "pipe.txt")], tmp_path)
    assert found == ReadFailure("pipe.txt", "is not a file with content")


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    [found] = read_files([("gone.txt", tmp_path / "gone.txt")], tmp_path)
    assert found == ReadFailure("gone.txt", "is no longer there")


@pytest.mark.parametrize("stem", ["change-once", "break-while-it-grows"])
def test_a_file_that_changed_once_is_read_again(tmp_path: Path, stem: str) -> None:
    found = read(tmp_path, stem)[f"{stem}.txt"]
    assert isinstance(found, Document)
    assert found.text == "A new version of it."


def test_what_a_parser_prints_or_reads_does_not_disturb(tmp_path: Path) -> None:
    found = read(tmp_path, "chatter", "after")
    assert [type(result) for result in found.values()] == [Document, Document]


def test_a_crash_is_not_blamed_on_a_file_that_came_after_its_cause(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, "poison", "poisoned")
    assert [type(result) for result in found.values()] == [Document, Document]


def test_a_large_program_does_not_start_a_process_for_each_file(
    tmp_path: Path,
) -> None:
    # What this process uses must not count as what its worker uses.
    held = bytearray(b"x" * 400_000_000)
    read(tmp_path, "note-process", "note-process-too")
    first, second = (tmp_path / "processes").read_text().split()
    assert first == second
    assert len(held)


def test_who_waits_for_a_slow_file_can_end_it(tmp_path: Path) -> None:
    def waiting() -> None:
        raise InterruptedError("enough")

    files = write(tmp_path, "loop")
    slow = ReadLimits(seconds=600.0)
    results = read_files(files, tmp_path, slow, 1, load_evil, waiting)
    with closing(results), pytest.raises(InterruptedError):
        next(results)


def test_text_recognition_has_more_time(tmp_path: Path) -> None:
    found = read(tmp_path, "recognise")["recognise.txt"]
    assert isinstance(found, Document)
    late = failure(tmp_path, "recognise", ReadLimits(seconds=0.5, ocr_seconds=1.0))
    assert late.reason.startswith("took longer than 1.5 seconds")


def test_files_are_taken_only_as_there_is_room(tmp_path: Path) -> None:
    taken = 0

    def files() -> Iterator[tuple[str, Path]]:
        nonlocal taken
        for file in write(tmp_path, *map(str, range(50))):
            taken += 1
            yield file

    with closing(read_files(files(), tmp_path, workers=2)) as reading:
        assert taken == 0
        next(reading)
        time.sleep(0.3)
        assert taken <= 6
        assert len(list(reading)) == 49
    assert taken == 50


def test_a_result_does_not_wait_for_the_next_file(tmp_path: Path) -> None:
    first = []

    def files() -> Iterator[tuple[str, Path]]:
        one, two = write(tmp_path, "one", "two")
        yield one
        time.sleep(1.5)
        first.append("two")
        yield two

    for result in read_files(files(), tmp_path, workers=2):
        assert isinstance(result, Document)
        first.append(result.id)
    assert sorted(first) == ["one.txt", "two", "two.txt"]


def test_it_reads_from_any_thread(tmp_path: Path) -> None:
    found: list[Document | ReadFailure] = []
    files = write(tmp_path, "one", "crash", "two")
    reading = read_files(files, tmp_path, LIMITS, 2, load_evil)
    thread = Thread(target=lambda: found.extend(reading))
    thread.start()
    thread.join()
    assert sorted(type(result).__name__ for result in found) == [
        "Document",
        "Document",
        "ReadFailure",
    ]


def test_a_process_that_is_ready_before_there_is_a_file_reads_it(
    tmp_path: Path,
) -> None:
    with ReadingPool(tmp_path, LIMITS, 1, load_evil, ready=True) as pool:
        wait_until(lambda: len(reading_processes()) == 1)
        [ready] = reading_processes()
        assert len(list(pool.read(write(tmp_path, "note-process")))) == 1
        assert (tmp_path / "processes").read_text().split() == [str(ready)]
    assert reading_processes() == []


def test_a_process_that_ends_while_it_is_idle_costs_no_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="index")
    for end in (signal.SIGKILL, signal.SIGABRT):
        caplog.clear()
        with ReadingPool(tmp_path, LIMITS, 1, load_evil, ready=True) as pool:
            wait_until(lambda: "A process is ready to read files" in caplog.messages)
            [ready] = reading_processes()
            os.kill(ready, end)
            wait_until(lambda: not reading_processes())
            [found] = pool.read(write(tmp_path, "one"))
        assert isinstance(found, Document)


def test_a_pool_that_is_closed_at_once_leaves_no_process_and_says_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with ReadingPool(tmp_path, ready=True):
        pass
    assert reading_processes() == []
    with ReadingPool(tmp_path, ready=True):
        wait_until(reading_processes)
    assert reading_processes() == []
    assert [line for line in caplog.records if line.levelname != "INFO"] == []


def test_a_loader_that_a_process_cannot_import_is_an_error(tmp_path: Path) -> None:
    def load_here(path: Path, corpus_dir: Path, limits: ReadLimits) -> Document:
        return load_document(path, corpus_dir, limits)

    files = write(tmp_path, "one", "two")
    with pytest.raises(DisplayableError, match="does not start"):
        list(read_files(files, tmp_path, load=load_here))
