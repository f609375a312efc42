"""The process that reads files for the pool, one at a time, and limits itself."""

from __future__ import annotations

import hashlib
import logging
import math
import pickle
import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from index.child_process import end_with_parent, take_pipes
from index.documents import Document
from index.errors import UnreadableDocumentError
from index.limits import ReadLimits
from index.readers.pdf.recognition import recognition
from index.sandbox.messages import (
    Job,
    Logged,
    Message,
    Opened,
    Ready,
    Recognising,
    Refusal,
    Reply,
    Request,
    reader_of,
    with_hint,
)
from index.text.languages import detect_language

LOGGER = logging.getLogger(__name__)


def serve() -> None:
    """Read what is asked for on standard input until that ends."""
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The pool ends us, without a word.
    requests, replies = take_pipes()

    def send(message: Message) -> None:
        # Pickled as a whole first: where memory runs out, no half of it is sent.
        replies.write(pickle.dumps(message))
        replies.flush()

    job: Job = pickle.load(requests)
    _limit_memory(job.limits.memory_bytes)
    _hand_on_log(job.log_level, send)
    detect_language("Ready")  # Loading what tells it takes half of a start.
    send(Ready())
    while True:
        try:
            request: Request = pickle.load(requests)
        except EOFError:
            return
        try:
            with (
                _limited_life(job.limits),
                recognition(lambda: send(Recognising()), request.begun),
            ):
                outcome = _read_at_rest(
                    request.path, job, lambda digest: send(Opened(digest))
                )
            send(Reply(outcome, spent=_is_swollen(job.limits)))
        except BaseException as exc:  # Parsers may even call sys.exit.
            send(_explain(exc, request.path, job.limits))


def _read_at_rest(
    path: Path, job: Job, tell: Callable[[str], None]
) -> Document | Refusal:
    """Read a file that is the same before and after; once more if it was not."""
    for _ in range(2):
        before = _look_at(path)
        _check(before, job.limits)
        digest = _hash(path)
        if digest:
            tell(digest)
        try:
            document = job.load(path, job.corpus_dir, job.limits)
        except Exception:
            if _look_at(path) == before:
                raise
        else:
            if _look_at(path) == before and document.content_hash == digest:
                return document
        LOGGER.info("It changed while it was read")
    hint = "It is read again at the next update of the index."
    return Refusal(with_hint("changes while it is read", hint), passing=True)


def _hand_on_log(level: int, send: Callable[[Message], None]) -> None:
    logger = logging.getLogger("index")
    logger.setLevel(level)
    logger.addHandler(_LogSender(send))


class _LogSender(logging.Handler):
    """Sends what is logged here to the pool, whose program has the log."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        super().__init__()
        self._send = send

    def emit(self, record: logging.LogRecord) -> None:
        self._send(Logged(record.name, record.levelno, record.getMessage()))


class _State(NamedTuple):
    """What shows that a file is another one than before, without reading it."""

    mode: int
    size: int
    modified: int
    inode: int


def _look_at(path: Path) -> _State | None:
    """Return the state of a file; none where it cannot be seen: reading says why."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _State(found.st_mode, found.st_size, found.st_mtime_ns, found.st_ino)


def _check(file: _State | None, limits: ReadLimits) -> None:
    """Refuse what must not be opened at all.

    Raises:
        UnreadableDocumentError: it is too large, or a pipe or device.
    """
    if file and not stat.S_ISREG(file.mode):
        raise UnreadableDocumentError("is not a file with content")
    if file and file.size > limits.file_bytes:
        raise UnreadableDocumentError(
            f"is larger than {_in_bytes(limits.file_bytes)}", "Split it into parts."
        )


def _hash(path: Path) -> str | None:
    """Return the SHA-256 of a file; none where it cannot be read: loading says why."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _explain(error: BaseException, path: Path, limits: ReadLimits) -> Reply:
    causes = list(_causes(error))
    if any(isinstance(cause, MemoryError) for cause in causes):
        size = _in_bytes(limits.memory_bytes)
        reason = with_hint(
            f"needs more than {size} of memory to read", "Split it into parts."
        )
        return Reply(Refusal(reason, doubtful=True), spent=True)
    if any(isinstance(cause, RecursionError) for cause in causes):
        return Reply(Refusal("is nested too deeply to be read"))
    if isinstance(error, UnreadableDocumentError):
        refusal = Refusal(with_hint(error.message, error.hint))
        return Reply(refusal, spent=_is_swollen(limits))
    reason = f"made {reader_of(path)} fail ({type(error).__name__})"
    hint = "Open it in the program that made it and save it again."
    return Reply(Refusal(with_hint(reason, hint), doubtful=True), spent=True)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__


def _in_bytes(count: int) -> str:
    return f"{count / 1e9:g} GB" if count >= 1e9 else f"{count / 1e6:g} MB"


@contextmanager
def _limited_life(limits: ReadLimits) -> Iterator[None]:
    """End by the clock where the pool, which has a closer eye on it, is gone."""
    if sys.platform == "win32":
        yield
        return
    signal.alarm(math.ceil(limits.seconds + limits.ocr_seconds) + 1)
    try:
        yield
    finally:
        signal.alarm(0)


def _limit_memory(size: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    # Not the address space, of which libraries reserve much and use little.
    for kind, wanted in ((resource.RLIMIT_DATA, size), (resource.RLIMIT_CORE, 0)):
        _, most = resource.getrlimit(kind)
        if most != resource.RLIM_INFINITY:
            wanted = min(wanted, most)
        with suppress(ValueError, OSError):  # Not every system has every limit.
            resource.setrlimit(kind, (wanted, most))


def _is_swollen(limits: ReadLimits) -> bool:
    """Return whether so much memory was used that the next file would have less."""
    return _peak_bytes() > limits.memory_bytes / 4


def _peak_bytes() -> int:
    """Return the most memory that this process has used; 0 where that is not known."""
    if sys.platform == "linux":
        # What `resource` says of a process counts that of the one that started it.
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        found = re.search(r"^VmHWM:\s*(\d+) kB$", status, re.MULTILINE)
        return int(found[1]) * 1024 if found else 0
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
