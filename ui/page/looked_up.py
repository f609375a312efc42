"""Look things up once in a run of the page, which asks for some of them many times."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import local
from typing import TypeVar, cast

T = TypeVar("T")
_run = local()


def enter() -> None:
    """Forget what was looked up: a run begins, or something has changed in it."""
    _run.known = {}


def once(key: Hashable, look: Callable[[], T]) -> T:
    """Return what ``look`` returns, looked up once in this run for ``key``.

    Streamlit has a thread for the runs of a page. Elsewhere it is looked up each time.
    """
    known: dict[Hashable, object] | None = getattr(_run, "known", None)
    if known is None:
        return look()
    if key not in known:
        known[key] = look()
    return cast(T, known[key])
