"""The worker on its own: what it says on its pipe to each request."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from index.documents import Document
from index.limits import ReadLimits
from index.sandbox.messages import (
    Job,
    Message,
    Opened,
    Ready,
    Recognising,
    Refusal,
    Reply,
    Request,
)
from tests.conftest import ROOT
from tests.index.sandbox.evil_files import LIMITS, TEXT, write
from tests.index.sandbox.evil_loader import load_evil

SERVE = "from index.sandbox.worker import serve; serve()"


class Worker:
    """A worker process, and its pipes."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.process = process
        self.folder = folder

    def send(self, message: Job | Request) -> None:
        assert self.process.stdin
        self.process.stdin.write(pickle.dumps(message))
        self.process.stdin.flush()

    def receive(self) -> Message:
        assert self.process.stdout
        message: Message = pickle.load(self.process.stdout)
        return message

    def ask(self, stem: str) -> list[Message]:
        """Return all that is said of a file, up to the reply."""
        ((_, path),) = write(self.folder, stem)
        self.send(Request(path))
        said = [self.receive()]
        while not isinstance(said[-1], Reply):
            said.append(self.receive())
        return said

    def reply(self, stem: str) -> Reply:
        reply = self.ask(stem)[-1]
        assert isinstance(reply, Reply)
        return reply


@contextmanager
def working(folder: Path, limits: ReadLimits = LIMITS) -> Iterator[Worker]:
    with subprocess.Popen(
        [sys.executable, "-c", SERVE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        worker = Worker(process, folder)
        worker.send(Job(load_evil, folder, limits))
        assert worker.receive() == Ready()
        try:
            yield worker
        finally:
            assert process.stdin
            process.stdin.close()
            assert process.wait(30) == 0, "it ends when nothing more is asked"


def test_it_says_what_it_reads_and_what_became_of_it(tmp_path: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    with working(tmp_path) as worker:
        for stem in ("one", "two"):
            opened, reply = worker.ask(stem)
            assert opened == Opened(digest)
            assert isinstance(reply, Reply)
            assert isinstance(reply.outcome, Document)
            assert (reply.outcome.id, reply.spent) == (f"{stem}.txt", False)


def test_recognition_is_told_each_time_it_begins(tmp_path: Path) -> None:
    with working(tmp_path) as worker:
        said = worker.ask("recognise")
    assert [type(message) for message in said] == [
        Opened,
        Recognising,
        Recognising,
        Reply,
    ]


def test_whatever_a_parser_raises_is_a_refusal_in_words(tmp_path: Path) -> None:
    with working(tmp_path) as worker:
        for stem, name in (("strange", "StrangeError"), ("exit", "SystemExit")):
            reply = worker.reply(stem)
            assert isinstance(reply.outcome, Refusal)
            assert f"fail ({name}). Open it" in reply.outcome.reason
            assert (reply.outcome.doubtful, reply.spent) == (True, True)
        nested = worker.reply("recurse")
        assert nested == Reply(Refusal("is nested too deeply to be read"))


def test_a_file_that_does_not_keep_still_may_be_read_next_time(tmp_path: Path) -> None:
    with working(tmp_path) as worker:
        reply = worker.reply("change-always")
        assert isinstance(reply.outcome, Refusal)
        assert reply.outcome.passing
        assert isinstance(worker.reply("change-once").outcome, Document)


def test_a_file_larger_than_allowed_is_not_opened(tmp_path: Path) -> None:
    limits = replace(LIMITS, file_bytes=2_000_000)
    with working(tmp_path, limits) as worker:
        large = tmp_path / "large.txt"
        large.write_bytes(b"x" * 2_000_001)
        worker.send(Request(large))
        reply = worker.receive()
    assert reply == Reply(Refusal("is larger than 2 MB. Split it into parts."))
