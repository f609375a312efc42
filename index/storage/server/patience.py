"""Ask a server again while it is away, and say for people what goes wrong."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from index.errors import DisplayableError

LOGGER = logging.getLogger(__name__)

_T = TypeVar("_T")


def insist(
    request: Callable[[], _T],
    passes: Callable[[Exception], float],
    translated: Callable[[Exception], DisplayableError],
) -> _T:
    """Return what ``request``, which can be made twice without harm, returns.

    ``passes`` says for how many seconds what it raises may be something that passes.
    """
    started, pause = time.monotonic(), 0.05
    while True:
        try:
            return request()
        except DisplayableError:
            raise
        except Exception as exc:
            # Whatever libraries raise, none of it is for a caller. What it says may
            # quote a password, so the log has its kind alone.
            tried, kind = time.monotonic() - started, type(exc).__name__
            if tried + pause > passes(exc):
                LOGGER.warning("A server of the index: %s after %.1f s", kind, tried)
                raise translated(exc) from exc
            LOGGER.info("A server of the index: %s, asked again", kind)
        time.sleep(pause)
        pause = min(2 * pause, 2.0)
