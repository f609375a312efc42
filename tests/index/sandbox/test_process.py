"""One process reads file after file, and another takes its place where it ended."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.documents import Document, ReadFailure
from index.errors import DisplayableError
from index.sandbox.messages import Job, Request
from index.sandbox.process import ReadingProcess
from tests.index.sandbox.evil_files import LIMITS, write
from tests.index.sandbox.evil_loader import load_evil

Read = Callable[[str], Document | ReadFailure]


@pytest.fixture
def process(tmp_path: Path) -> Iterator[ReadingProcess]:
    process = ReadingProcess(Job(load_evil, tmp_path, LIMITS))
    yield process
    process.end()


@pytest.fixture
def read(process: ReadingProcess, tmp_path: Path) -> Read:
    def read(stem: str) -> Document | ReadFailure:
        ((name, path),) = write(tmp_path, stem)
        return process.read(name, Request(path))

    return read


def processes(folder: Path) -> list[str]:
    return (folder / "processes").read_text().split()


def test_nothing_is_started_before_there_is_a_file(process: ReadingProcess) -> None:
    assert process.end() is None


def test_files_are_read_by_one_process(read: Read, tmp_path: Path) -> None:
    for stem in ("note-process", "note-process-too"):
        assert isinstance(read(stem), Document)
    first, second = processes(tmp_path)
    assert first == second != str(os.getpid())


def test_another_process_takes_the_place_of_one_that_crashed(
    read: Read, tmp_path: Path
) -> None:
    assert isinstance(read("note-process"), Document)
    failure = read("exit-at-once")
    assert isinstance(failure, ReadFailure)
    assert failure.document_id == "exit-at-once.txt"
    assert failure.reason.startswith("made the reader of .txt files crash. Open it")
    assert isinstance(read("note-process-too"), Document)
    first, second = processes(tmp_path)
    assert first != second


def test_a_file_that_no_process_was_used_for_before_is_not_tried_twice(
    process: ReadingProcess, read: Read
) -> None:
    assert isinstance(read("crash"), ReadFailure)
    assert process.end() is None, "it had ended, and no other was started"


def test_ended_by_its_owner_a_process_says_how_and_the_next_file_is_read(
    process: ReadingProcess, read: Read
) -> None:
    assert isinstance(read("one"), Document)
    assert process.end() not in (None, 0)
    assert isinstance(read("two"), Document)


def test_stopped_it_reads_nothing_more(process: ReadingProcess, read: Read) -> None:
    assert isinstance(read("one"), Document)
    process.stop()
    process.end()
    with pytest.raises(DisplayableError, match="does not start") as raised:
        read("two")
    assert "it was stopped" in raised.value.message
