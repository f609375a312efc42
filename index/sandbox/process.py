"""A worker process as the pool sees it: started, timed, killed, replaced."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import Self

from index.child_process import kill_process, receive, send, start_process
from index.documents import Document, ReadFailure
from index.errors import DisplayableError
from index.sandbox.messages import (
    Job,
    Logged,
    Opened,
    Recognising,
    Refusal,
    Reply,
    Request,
    reader_of,
    with_hint,
)

LOGGER = logging.getLogger(__name__)

# A machine short of memory may kill one that starts, and have room for the next.
_STARTS = 3
_SECONDS_TO_START = 60.0
_SLOW = 2.0  # Seconds from which on the reading of a file is told.
_WORKER = "from index.sandbox.worker import serve; serve()"


class ReadingProcess:
    """Reads one file at a time in a process, and in a new one where that ended."""

    def __init__(self, job: Job) -> None:
        """Start nothing before there is a file to read."""
        self._job = job
        self._process: subprocess.Popen[bytes] | None = None
        self._has_read = False  # Files that may have broken the process.
        self._stopped = False
        # The clock and the pool kill the process from threads of their own.
        self._lock = Lock()

    def get_ready(self) -> None:
        """Start the process before there is a file to read; if not, it is then."""
        try:
            self._try_to_start()
        except Exception as exc:
            self.end()
            LOGGER.info("A process to read files is not ready: %s", exc)

    def read(self, document_id: str, request: Request) -> Document | ReadFailure:
        """Return what became of a file.

        Raises:
            DisplayableError: No process can be started.
        """
        was_used = self._has_read
        started = time.monotonic()
        digest, outcome = self._ask(request)
        # One that ended before it opened the file may have ended while it was idle.
        again = was_used or digest is None
        if again and isinstance(outcome, Refusal) and outcome.doubtful:
            LOGGER.info("%s is read again on its own: %s", document_id, outcome.reason)
            digest, outcome = self._ask(request)
        seconds = time.monotonic() - started
        level = logging.INFO if seconds >= _SLOW else logging.DEBUG
        LOGGER.log(level, "%s took %.1f s to read", document_id, seconds)
        if isinstance(outcome, Document):
            return outcome
        LOGGER.warning("%s could not be read: %s", document_id, outcome.reason)
        digest = None if outcome.passing else digest
        return ReadFailure(document_id, outcome.reason, digest)

    def stop(self) -> None:
        """End what is being read, and read nothing more; from any thread."""
        with self._lock:
            self._stopped = True
        self._kill()

    def end(self) -> int | None:
        """End the process, if there is one, and return its exit code."""
        with self._lock:
            process, self._process = self._process, None
            self._has_read = False
        if process is None:
            return None
        # It closes the pipes and waits; what was not yet sent is lost, and may be.
        with suppress(OSError), process:
            kill_process(process)
        return process.returncode

    def _ask(self, request: Request) -> tuple[str | None, Document | Refusal]:
        """Return the SHA-256 of the file, as far as it got, and what became of it."""
        process = self._process or self._start()
        self._has_read = True
        limits, digest, reply = self._job.limits, None, None
        # Whatever a process leaves in the pipe when it dies is no reply.
        with _TimeLimit(limits.seconds, self._kill) as limit, suppress(Exception):
            send(process, request)
            while not isinstance(message := receive(process), Reply):
                if isinstance(message, Opened):
                    digest = message.content_hash
                if isinstance(message, Recognising):
                    limit.extend_to(limits.seconds + limits.ocr_seconds)
                if isinstance(message, Logged):
                    _log(request.path, message)
            reply = message
        if reply and not reply.spent and not limit.passed:
            return digest, reply.outcome
        code = self.end()
        LOGGER.info("The process that read %s is replaced", request.path.name)
        return digest, reply.outcome if reply else _explain(request.path, limit, code)

    def _start(self) -> subprocess.Popen[bytes]:
        """Start a process that has imported what every format needs.

        Raises:
            DisplayableError: It does not start.
        """
        error: Exception | None = None
        for _ in range(_STARTS):
            try:
                return self._try_to_start()
            except Exception as exc:
                self.end()
                error = exc
                if self._stopped:
                    break
                LOGGER.warning("A process to read files did not start: %s", exc)
        raise DisplayableError(
            f"No file can be read: the process for it does not start ({error}).",
            "Free some memory and try again.",
        ) from error

    def _try_to_start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise OSError("it was stopped")
            process = self._process = start_process(_WORKER)
        with _TimeLimit(_SECONDS_TO_START, self._kill):
            send(process, self._job)
            receive(process)
        LOGGER.debug("A process is ready to read files")
        return process

    def _kill(self) -> None:
        with self._lock:
            if self._process:
                kill_process(self._process)


class _TimeLimit:
    """Calls ``expire`` unless left before so many seconds have passed."""

    def __init__(self, seconds: float, expire: Callable[[], None]) -> None:
        self.seconds = seconds
        self.passed = False
        self._expire = expire
        self._begun = time.monotonic()
        self._set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._unset()

    def extend_to(self, seconds: float) -> None:
        """Count so many seconds from the beginning."""
        if seconds != self.seconds:
            self._unset()
            self.seconds = seconds
            self._set()

    def _set(self) -> None:
        left = self._begun + self.seconds - time.monotonic()
        self._timer = Timer(left, self._pass)
        self._timer.daemon = True
        self._timer.start()

    def _unset(self) -> None:
        self._timer.cancel()
        # It may be about to kill what is replaced next.
        self._timer.join()

    def _pass(self) -> None:
        self.passed = True
        self._expire()


def _log(path: Path, line: Logged) -> None:
    logging.getLogger(line.logger).log(line.level, "%s: %s", path.name, line.message)


def _explain(path: Path, limit: _TimeLimit, code: int | None) -> Refusal:
    if limit.passed:
        reason = f"took longer than {limit.seconds:g} seconds to read"
        return Refusal(with_hint(reason, "Split it into parts."))
    if sys.platform != "win32" and code == -signal.SIGKILL:
        # The system does that when the machine is out of memory.
        reason = "was not read: the system stopped its reader (too little memory?)"
        return Refusal(
            with_hint(reason, "It is read again at the next update of the index."),
            passing=True,
            doubtful=True,
        )
    reason = f"made {reader_of(path)} crash"
    hint = "Open it in the program that made it and save it again."
    return Refusal(with_hint(reason, hint), doubtful=True)
