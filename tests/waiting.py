"""Wait for what a test needs, but not for ever: the only tests' clock.

How long something takes is no test's business: on a busy machine everything takes
longer. A deadline is there so that what hangs is a failure.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Thread

PATIENCE = 600.0
"""Seconds, enough for a slow machine that unpacks the model and builds an index."""
_PAUSE = 0.01


def wait_until(true: Callable[[], object], patience: float = PATIENCE) -> None:
    """Return when something is so."""
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, "it does not come about"
        time.sleep(_PAUSE)


def assert_ends(call: Callable[[], object], patience: float = 60) -> None:
    """Call something that must not wait for what may never come."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            call()
        except BaseException as error:
            failures.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(patience)
    assert not thread.is_alive(), "it hangs"
    if failures:
        raise failures[0]
