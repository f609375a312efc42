"""What a Chroma server's client raises, in words for people."""

from __future__ import annotations

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


def passing(exc: Exception, patience: float) -> float:
    """Return for how many seconds an error may be one that passes."""
    import httpx

    away = isinstance(exc, httpx.TransportError)
    if isinstance(exc, httpx.UnsupportedProtocol):
        return 0.0
    status = _status(exc)
    return patience if away or status in _PASSING else _STUMBLE * (status == _INTERNAL)


def refused(exc: Exception, patience: float) -> float:
    """Return the same of a request that must not be carried out twice."""
    return patience if _status(exc) == _TOO_MANY else 0.0


def translated(exc: Exception, url: str, token: str) -> DisplayableError:
    """Return what an error is to people, who are not shown the token or a password."""
    import httpx
    from chromadb.errors import ChromaError

    status, server = _status(exc), f"The Chroma server at {url.rpartition('@')[2]}"
    said = " ".join(str(exc).replace(url, "…").split())[:200]
    said = said.replace(token, "…") if token else said
    if isinstance(exc, httpx.HTTPError) or status in _PASSING:
        return ServerUnavailableError(
            f"{server} does not answer.",
            "See that it runs and can be reached from here, and try again.",
        )
    if status in _REFUSED:
        return ServerUnavailableError(
            f"{server} does not let us in.",
            "Check the token, and for Chroma Cloud also the tenant and the database.",
        )
    if status == _MISSING:
        return IndexMissingError(
            "This part of the index is no longer on the server.",
            "Ask again; if that does not help, run `cluster-policy index`.",
        )
    if isinstance(exc, ChromaError) and (status or 0) >= _INTERNAL:
        return IndexDamagedError(
            f"{server} cannot read the index ({said}).",
            "Run `cluster-policy index --rebuild`.",
        )
    return ServerUnavailableError(
        f"{server} refuses a request, or is none that we know ({said}).",
        "Check CLUSTER_POLICY_CHROMA_URL, and the server's log or quotas.",
    )


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
