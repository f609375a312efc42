"""A sync in a process of its own that stops before each of its steps.

The steps have names: the stages of its progress, every change to a file of the index
(the interpreter tells who asks for its audit events), every answer of a Chroma server
and every change in PostgreSQL (their clients log them). So a test can stop it, or what
it needs, at a named moment, and nothing in the product is there for that.

The process sends a step, and goes on when it is sent something.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

from assistant import Settings
from index import sync_index
from tests.forked import start_forked
from tests.waiting import PATIENCE

_CHANGES = ("os.mkdir", "os.rename", "os.remove", "shutil.rmtree", "sqlite3.connect")
_WRITES = os.O_WRONLY | os.O_RDWR
# What differs from sync to sync: generations, collections, servers and processes.
_NAMES = re.compile(
    r"\b(?:\d{6}|[0-9a-f]{32}|[0-9a-f]{8}-[-0-9a-f]{27}(?:/\w+\.\w+)?|(?<=server-)\w{12})\b"
    r"|(?<=files\.)\d+"
)


class SteppingSync:
    """Brings the index of some settings up to date, as far as it is let; then ends."""

    def __init__(self, settings: Settings) -> None:
        """Start the process."""
        self.reached: list[str] = []
        """The steps until now, and the one before which it stands."""
        self._steps, theirs = Pipe()
        self._process = start_forked(sync_stepping, settings, theirs)
        theirs.close()  # So that what it sends has an end.

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Kill it, if it has not ended."""
        self.kill()

    def kill(self) -> None:
        """SIGKILL: no time to tidy up."""
        self._process.kill()
        self._process.join()
        self._steps.close()

    def steps(self) -> Iterator[str]:
        """Go from step to step, to the end; a step that comes again has a number."""
        times: Counter[str] = Counter()
        with suppress(EOFError):
            while step := self._steps.recv():
                times[step] += 1
                number = f" ({times[step]})" if times[step] > 1 else ""
                self.reached.append(step + number)
                yield step + number
                self.go_on()

    def go_on(self) -> None:
        """Let it take the step before which it stands."""
        self._steps.send("on")

    def go_to(self, wanted: str) -> None:
        """Go on until it stands before a step."""
        assert wanted in self.steps(), f"there was no {wanted} in {self.reached}"

    @property
    def succeeded(self) -> bool:
        """Whether it has come to its end; it is waited for."""
        self._process.join(PATIENCE)
        return self._process.exitcode == 0


class _Steps(logging.Handler):
    """Where the steps of this process come from."""

    def __init__(self, index_dir: Path, steps: Connection) -> None:
        super().__init__()
        self._steps = steps
        self._folder = f"{index_dir}/"
        self._thread = threading.get_ident()

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        """Stop before a file of the index is changed, or flushed."""
        if event != "open" and event not in _CHANGES:
            return
        path = f"{arguments[1] if event == 'os.rename' else arguments[0]}/"
        if not path.startswith(self._folder):
            return
        what = event.rpartition(".")[2]
        if event == "open":
            _, mode, flags = arguments
            if isinstance(flags, int) and flags & _WRITES:
                what = "write"
            elif mode is None:  # For what a descriptor is needed: to be flushed.
                what = "flush"
            else:
                return  # It is only read.
        self.stop(f"{what} {path.removeprefix(self._folder)}".rstrip("/ "))

    def emit(self, record: logging.LogRecord) -> None:
        """Stop when Chroma has answered, and before PostgreSQL is asked."""
        if record.name.startswith("sqlalchemy"):
            if found := _SQL.match(record.getMessage()):
                self.stop(" ".join(found.group().split()))
        elif isinstance(record.args, tuple):
            method, url = record.args[:2]
            self.stop(f"{method} {str(url).rpartition('/default_database/')[2]}")

    def stop(self, step: str) -> None:
        """Tell a step of the thread that syncs, and wait."""
        # The lock's sign of life goes on, as does what reads ahead.
        if threading.get_ident() == self._thread:
            self._steps.send(_NAMES.sub("*", step))
            self._steps.recv()


_SQL = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM) index_\w+|COMMIT")


def sync_stepping(settings: Settings, connection: Connection) -> None:
    """Sync; send each step, and wait until something comes."""
    steps = _Steps(settings.index_dir, connection)
    sys.addaudithook(steps.audit)
    for name in ("httpx", "sqlalchemy.engine"):
        client = logging.getLogger(name)
        client.setLevel(logging.INFO)
        client.addHandler(steps)
    sync_index(settings, lambda progress: steps.stop(progress.stage))
