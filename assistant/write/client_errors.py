"""What the clients of chat models say of an HTTP error; alone knows their attributes.

The clients are optional, and each has classes of its own. What is read here is in the
documentation of theirs: ``status_code`` of OpenAI's, Anthropic's and Ollama's errors,
``response`` of httpx's, ``code`` and ``body`` of OpenAI's and Anthropic's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable


@runtime_checkable
class _HasStatus(Protocol):
    status_code: object


@runtime_checkable
class _HasResponse(Protocol):
    response: object


@runtime_checkable
class _HasCode(Protocol):
    code: object


@runtime_checkable
class _HasBody(Protocol):
    body: object


def http_status(error: BaseException) -> int:
    """Return the HTTP status of an error, or 0.

    Some servers write it into a reply that has begun, as a code.
    """
    holders = [error, error.response] if isinstance(error, _HasResponse) else [error]
    found = [one.status_code for one in holders if isinstance(one, _HasStatus)]
    if isinstance(error, _HasCode):
        found.append(error.code)
    return next((n for n in found if isinstance(n, int) and n >= 400), 0)


def server_words(error: BaseException) -> set[str]:
    """Return the words by which a server calls what went wrong."""
    body = error.body if isinstance(error, _HasBody) else None
    outer = body if isinstance(body, Mapping) else {}
    inner = outer.get("error")
    parts = (outer, inner if isinstance(inner, Mapping) else {})
    found = [part.get(key) for part in parts for key in ("type", "code")]
    return {word for word in found if isinstance(word, str)}
