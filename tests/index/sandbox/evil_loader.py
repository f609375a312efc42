"""A loader that does to its process what the name of the file says."""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from index.documents import Document
from index.errors import UnreadableDocumentError
from index.limits import ReadLimits
from index.readers import load_document
from index.readers.pdf.recognition import recognition_begins

_poisoned = False


class StrangeError(BaseException):
    """Of no family that anyone expects."""


def load_evil(path: Path, corpus_dir: Path, limits: ReadLimits) -> Document:
    """Do the deed that the file is named after, then read it if still there."""
    deed = _DEEDS.get(path.stem)
    if deed:
        deed(path)
    return load_document(path, corpus_dir, limits)


def hold_lock(path: Path) -> int:
    """Lock the file until the process has ended; say that it is done in another."""
    held = os.open(path, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    path.with_suffix(".pid").write_text(str(os.getpid()))
    return held


def _crash(_: Path) -> None:
    ctypes.string_at(0)


def _loop(path: Path) -> None:
    hold_lock(path)
    while True:
        pass


def _backtrack(path: Path) -> None:
    """Stay where no thread and no signal handler of Python can run."""
    hold_lock(path)
    re.match("(a+)+b", "a" * 60)


def _run_a_program(path: Path) -> None:
    subprocess.run(["sleep", "600"], check=True, pass_fds=[hold_lock(path)])


def _eat(_: Path) -> None:
    bytearray(4_000_000_000)


def _eat_within_a_parser(_: Path) -> None:
    try:
        bytearray(4_000_000_000)
    except MemoryError as exc:
        raise UnreadableDocumentError("may be damaged") from exc


def _recurse(path: Path) -> None:
    _recurse(path)


def _exit(_: Path) -> None:
    sys.exit(0)


def _exit_at_once(_: Path) -> None:
    os._exit(0)


def _be_killed(_: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _raise_something_strange(_: Path) -> None:
    raise StrangeError


def _chatter(_: Path) -> None:
    print("not a message")  # noqa: T201
    os.write(1, b"neither\n")
    assert not sys.stdin.read()


def _poison(_: Path) -> None:
    global _poisoned
    _poisoned = True


def _be_poisoned(_: Path) -> None:
    if _poisoned:
        os.abort()


def _recognise(_: Path) -> None:
    recognition_begins()
    time.sleep(2.2)
    recognition_begins()


def _note_process(path: Path) -> None:
    with path.with_name("processes").open("a") as noted:
        noted.write(f"{os.getpid()}\n")


def _change_once(path: Path) -> None:
    if "new" not in path.read_text():
        path.write_text("A new version of it.")


def _change_always(path: Path) -> None:
    path.write_text(path.read_text() + " And more.")


def _break_while_it_grows(path: Path) -> None:
    if "new" not in path.read_text():
        path.write_text("A new version of it.")
        raise UnreadableDocumentError("is damaged")


_DEEDS: dict[str, Callable[[Path], None]] = {
    "backtrack": _backtrack,
    "break-while-it-grows": _break_while_it_grows,
    "change-always": _change_always,
    "change-once": _change_once,
    "chatter": _chatter,
    "crash": _crash,
    "eat": _eat,
    "eat-within-a-parser": _eat_within_a_parser,
    "exit": _exit,
    "exit-at-once": _exit_at_once,
    "killed": _be_killed,
    "note-process": _note_process,
    "note-process-too": _note_process,
    "loop": _loop,
    "poison": _poison,
    "poisoned": _be_poisoned,
    "program": _run_a_program,
    "recognise": _recognise,
    "recurse": _recurse,
    "strange": _raise_something_strange,
}
