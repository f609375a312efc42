"""What a Chroma server answers when it does not do as it is asked, for people."""

from __future__ import annotations

import httpx

from index.errors import (
    DisplayableError,
    IndexDamagedError,
    IndexMissingError,
    ServerUnavailableError,
)

_TOO_MANY = 429
_PASSING = {_TOO_MANY, 502, 503, 504}  # What a proxy answers while the server restarts.
_REFUSED = {401, 403}
_MISSING, _INTERNAL = 404, 500
# A server that is deleting sometimes cannot find, for a moment, what it has just met.
_STUMBLE = 2.0


def passing(exc: BaseException, patience: float) -> float:
    """Return for how many seconds an error may be one that passes."""
    status = _status(exc)
    if isinstance(exc, httpx.TransportError) or status in _PASSING:
        return patience
    return _STUMBLE if status == _INTERNAL else 0.0


def refused(exc: BaseException, patience: float) -> float:
    """Return the same of a request that must not be carried out twice."""
    return patience if _status(exc) == _TOO_MANY else 0.0


def translated(exc: Exception, url: str, token: str) -> DisplayableError:
    """Return what an error is to people, who are not shown the token."""
    status, server = _status(exc), f"The Chroma server at {url}"
    if isinstance(exc, httpx.TransportError) or status in _PASSING:
        return ServerUnavailableError(
            f"{server} does not answer.",
            "See that it runs and can be reached from here, and try again.",
        )
    if status in _REFUSED:
        return ServerUnavailableError(
            f"{server} does not let us in.",
            "Check the token, and for Chroma Cloud also the tenant and the database.",
        )
    said = _said(exc).replace(token or "\0", "…")
    if said and status == _MISSING:
        return IndexMissingError(
            "This part of the index is no longer on the server.",
            "Ask again; if that does not help, run `cluster-policy index`.",
        )
    if said and status == _INTERNAL:
        return IndexDamagedError(
            f"{server} cannot read the index ({said}).",
            "Run `cluster-policy index --rebuild`.",
        )
    said = said or str(status or type(exc).__name__)
    return ServerUnavailableError(
        f"{server} refuses a request, or is none that we know ({said}).",
        "Check CLUSTER_POLICY_CHROMA_URL, and the server's log or quotas.",
    )


def _status(exc: BaseException) -> int | None:
    return exc.response.status_code if isinstance(exc, httpx.HTTPStatusError) else None


def _said(exc: Exception) -> str:
    """Return what Chroma itself says; nothing where another server answers."""
    try:
        body = exc.response.json() if isinstance(exc, httpx.HTTPStatusError) else {}
        return " ".join(str(body["message"]).split())[:200]
    except (ValueError, LookupError, TypeError):
        return ""
