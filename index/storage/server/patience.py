"""Ask a server again while it is away, and say for people what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, wait_exponential

from index.errors import DisplayableError

LOGGER = logging.getLogger(__name__)

_T = TypeVar("_T")


def insist(
    request: Callable[[], _T],
    passes: Callable[[BaseException], float],
    translated: Callable[[Exception], DisplayableError],
) -> _T:
    """Return what ``request``, which can be made twice without harm, returns.

    ``passes`` says for how many seconds what it raises may be something that passes.
    """

    def is_over(state: RetryCallState) -> bool:
        exc = state.outcome and state.outcome.exception()
        return not exc or (state.seconds_since_start or 0.0) > passes(exc)

    def tell(state: RetryCallState) -> None:
        exc = state.outcome and state.outcome.exception()
        LOGGER.info("A server of the index: %s, asked again", type(exc).__name__)

    trying = Retrying(
        retry=retry_if_exception(lambda exc: passes(exc) > 0.0),
        stop=is_over,
        wait=wait_exponential(multiplier=0.05, max=2.0),
        before_sleep=tell,
        reraise=True,
    )
    try:
        return trying(request)
    except DisplayableError:
        raise
    except Exception as exc:
        # Whatever libraries raise, none of it is for a caller. What it says may quote a
        # password, so the log has its kind alone.
        tried = trying.statistics["delay_since_first_attempt"]
        kind = type(exc).__name__
        LOGGER.warning("A server of the index: %s after %.1f s", kind, tried)
        raise translated(exc) from exc
