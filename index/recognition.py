"""How a reader says that it begins text recognition, which has a time limit of its own.

Whoever times the reading listens; a reader calls ``recognition_begins`` and need not
know whether anyone does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[], None] | None] = ContextVar("listener", default=None)


def recognition_begins() -> None:
    """Say that what follows is text recognition; more than once does no harm."""
    listener = _listener.get()
    if listener:
        listener()


@contextmanager
def hearing_of_recognition(listener: Callable[[], None]) -> Iterator[None]:
    """Call ``listener`` whenever recognition begins within the ``with`` block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
