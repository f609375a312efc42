"""Look things up once in a run of the page, which asks for some of them many times."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import local
from typing import TypeVar, cast

T = TypeVar("T")
_run = local()


@contextmanager
def looking_up() -> Iterator[None]:
    """Keep what is looked up in the block, which is one run of the page.

    A click that comes after it finds nothing of it, and sees what is there then.
    """
    _run.known = {}
    try:
        yield
    finally:
        _run.known = None


def forget() -> None:
    """Look everything up anew in this run: something has changed in it."""
    if getattr(_run, "known", None) is not None:
        _run.known = {}


def once(key: Hashable, look: Callable[[], T]) -> T:
    """Return what ``look`` returns, looked up once in this run for ``key``.

    Streamlit runs a page in one thread. Outside a run it is looked up each time.
    """
    known: dict[Hashable, object] | None = getattr(_run, "known", None)
    if known is None:
        return look()
    if key not in known:
        known[key] = look()
    return cast(T, known[key])
