"""What the pool and its worker processes say to each other, and to people.

Pickles go through two pipes. To a worker: a ``Job``, then a ``Request`` for each file.
Back: ``Ready``, and for each file ``Opened``, perhaps ``Recognising``, and a ``Reply``;
between them what was logged.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.documents import Document
from index.limits import ReadLimits
from index.readers.pdf.recognition import Begun

Loader = Callable[[Path, Path, ReadLimits], Document]
"""Reads the file at a path in a corpus folder within limits, or raises."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is told when it starts; ``load`` must be importable by name."""

    load: Loader
    corpus_dir: Path
    limits: ReadLimits
    log_level: int = logging.WARNING
    """From which on what the readers log is wanted."""


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read, and what there is to go on from."""

    path: Path
    begun: Begun | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """What every format needs is imported: from now on time counts."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The file has these bytes; parsing begins."""

    content_hash: str


@dataclass(frozen=True, slots=True)
class Recognising:
    """Text recognition begins."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A line that the readers logged; it goes on to the log of the whole program."""

    logger: str
    level: int
    message: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read, in words for people."""

    reason: str
    passing: bool = False
    """Whether the same file may be read next time."""
    doubtful: bool = False
    """Whether a file that the same worker read before may be to blame."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a file."""

    outcome: Document | Refusal
    spent: bool = False
    """Whether the worker should read no other file."""


Message = Ready | Opened | Recognising | Logged | Reply


def with_hint(message: str, hint: str) -> str:
    """Return a reason that says what to do about it."""
    return f"{message}. {hint}" if hint else message


def reader_of(path: Path) -> str:
    """Return what a person may call the reader of a file."""
    return f"the reader of {path.suffix.lower()} files" if path.suffix else "its reader"
