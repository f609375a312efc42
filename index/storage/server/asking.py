"""Ask a server: again while it is away, and what goes wrong in words for people."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from index.errors import (
    DisplayableError,
    IndexDamagedError,
    IndexMissingError,
    ServerUnavailableError,
)
from index.storage.server.address import Address

LOGGER = logging.getLogger(__name__)

_T = TypeVar("_T")
_REFUSED = {401, 403}
_PASSING = {429, 502, 503, 504}  # What a proxy answers while the server restarts.
_UNPROCESSABLE = 422  # What Chroma Cloud answers to what is beyond a quota.
_INTERNAL = 500
# Seconds to ask again after an internal error: a server that is deleting sometimes
# cannot find, for a moment, what a search has just met ("Error finding id").
_STUMBLE = 2.0
_LONGEST_PAUSE = 2.0
_SHOWN = 200  # Characters of what a server says.


def ask(request: Callable[[], _T], address: Address, patience: float) -> _T:
    """Return what ``request`` returns, trying for ``patience`` seconds.

    Raises:
        ServerUnavailableError: The server cannot be reached, or refuses.
        IndexMissingError: What was asked for is no longer there.
        IndexDamagedError: The server cannot read its own data.
    """
    started = time.monotonic()
    pause = 0.05
    while True:
        try:
            return request()
        except DisplayableError:
            raise
        except Exception as exc:
            # Chroma's own errors, plain exceptions with the text of an answer, and
            # whatever its HTTP client raises: none of them is for a caller.
            tried = time.monotonic() - started
            failed = type(exc).__name__  # What it says may quote the token.
            if tried + pause > _worth_trying(exc, patience):
                LOGGER.warning("The Chroma server: %s after %.1f s", failed, tried)
                raise _translated(exc, address) from exc
            LOGGER.info("The Chroma server: %s, asked again in %g s", failed, pause)
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _worth_trying(exc: Exception, patience: float) -> float:
    """Return for how many seconds an error may be one that passes."""
    import httpx

    if isinstance(exc, httpx.UnsupportedProtocol):
        return 0.0
    status = _status(exc)
    if isinstance(exc, httpx.TransportError) or status in _PASSING:
        return patience
    return _STUMBLE if status == _INTERNAL else 0.0


def _status(exc: BaseException) -> int | None:
    """Return the HTTP status that an error stands for."""
    import httpx
    from chromadb.errors import ChromaError

    if isinstance(exc, ChromaError):
        return exc.code()
    # An answer that is not Chroma's is raised as text while its status is handled.
    for cause in (exc, exc.__cause__, exc.__context__):
        if isinstance(cause, httpx.HTTPStatusError):
            return cause.response.status_code
    return None


def _translated(exc: Exception, address: Address) -> DisplayableError:
    import httpx
    from chromadb.errors import ChromaError

    status = _status(exc)
    said = address.without_token(" ".join(str(exc).split()))[:_SHOWN]
    if isinstance(exc, httpx.HTTPError) or status in _PASSING:
        return ServerUnavailableError(
            f"The Chroma server at {address.url} does not answer.",
            "See that it runs and can be reached from here, and try again.",
        )
    if status in _REFUSED:
        return ServerUnavailableError(
            f"The Chroma server at {address.url} does not let us in.",
            "Check the token, and for Chroma Cloud also the tenant and the database.",
        )
    if not isinstance(exc, ChromaError) and status != _UNPROCESSABLE:
        return ServerUnavailableError(
            f"What answers at {address.url} is not a Chroma server that we know.",
            "Check the URL.",
        )
    if status == 404:
        return IndexMissingError(
            "This part of the index is no longer on the server.",
            "Ask again; if that does not help, run `cluster-policy index`.",
        )
    if status is not None and status >= _INTERNAL:
        return IndexDamagedError(
            f"The Chroma server at {address.url} cannot read the index ({said}).",
            "Run `cluster-policy index --rebuild`.",
        )
    return ServerUnavailableError(
        f"The Chroma server at {address.url} refuses a request ({said}).",
        "See what its log says, and for Chroma Cloud what its quotas are.",
    )
