"""What a reader of scanned pages and whoever times the reading tell each other.

Neither has to know the other: a reader calls ``recognition_begins`` and ``begun``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from index.documents import Document


@dataclass(frozen=True, slots=True)
class Begun:
    """Text recognition that an earlier reading of the same bytes began."""

    texts: Mapping[int, str]
    """What was recognised, by page."""
    unread: frozenset[int]
    """The pages that are left."""

    @classmethod
    def in_document(cls, document: Document) -> Begun | None:
        """Return what recognition found in ``document``; none where there was none."""
        texts = {
            page.number: page.span.of(document.text)
            for page in document.pages
            if page.recognised
        }
        unread = frozenset(document.unread)
        return cls(texts, unread) if texts or unread else None


@dataclass(frozen=True, slots=True)
class _Reading:
    listener: Callable[[], None]
    begun: Begun | None


_reading: ContextVar[_Reading | None] = ContextVar("reading", default=None)


def recognition_begins() -> None:
    """Say that what follows is text recognition; more than once does no harm."""
    if reading := _reading.get():
        reading.listener()


def begun() -> Begun | None:
    """Return what there is to go on from; none in the first reading of a file."""
    reading = _reading.get()
    return reading.begun if reading else None


@contextmanager
def recognition(
    listener: Callable[[], None], begun: Begun | None = None
) -> Iterator[None]:
    """Read a file within the ``with`` block.

    Args:
        listener: Called whenever recognition begins, which has more time.
        begun: What an earlier reading of the same bytes found.
    """
    token = _reading.set(_Reading(listener, begun))
    try:
        yield
    finally:
        _reading.reset(token)
