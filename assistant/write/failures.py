"""Say in one word why a chat model failed, whatever client it failed in."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Literal

from assistant.write.client_errors import http_status, server_words

LOGGER = logging.getLogger(__name__)

FailureKind = Literal[
    "unreachable",
    "timeout",
    "unauthorized",
    "unknown_model",
    "busy",
    "too_long",
    "server_error",
    "refused",
    "empty",
    "wrong_language",
    "interrupted",
    "other",
]

_RETRYABLE = {"unreachable", "timeout", "busy", "server_error", "interrupted"}

_BY_STATUS: dict[int, FailureKind] = {
    401: "unauthorized",
    403: "unauthorized",
    404: "unknown_model",
    408: "timeout",
    409: "busy",
    413: "too_long",
    429: "busy",
    503: "busy",
    504: "timeout",
    529: "busy",
}

# Words of servers that say more than the status they come with.
_BY_CODE: dict[str, FailureKind] = {
    "context_length_exceeded": "too_long",
    "exceed_context_size_error": "too_long",
    "insufficient_quota": "refused",
    "content_filter": "refused",
}

# Words that count where an error has no status: it came when the reply had begun.
_BY_TYPE: dict[str, FailureKind] = {
    "authentication_error": "unauthorized",
    "permission_error": "unauthorized",
    "not_found_error": "unknown_model",
    "rate_limit_error": "busy",
    "rate_limit_exceeded": "busy",
    "overloaded_error": "busy",
    "timeout_error": "timeout",
    "request_too_large": "too_long",
    "invalid_request_error": "refused",
}

# Names of classes and their bases, so that no client has to be installed. The first
# that fits counts: clients report a connection that was lost, or that took too long,
# as one that could not be made, and only the cause says what happened.
_BY_CLASS: dict[str, FailureKind] = {
    "ContextOverflowError": "too_long",
    "ContentFilterFinishReasonError": "refused",
    # What we send is wrong before it is sent: a key with a line break in it.
    "LocalProtocolError": "unauthorized",
    "RemoteProtocolError": "interrupted",
    "ReadError": "interrupted",
    "WriteError": "interrupted",
    "CloseError": "interrupted",
    "ConnectionResetError": "interrupted",
    "BrokenPipeError": "interrupted",
    "ConnectTimeout": "unreachable",
    "ModelTimeoutError": "timeout",
    "APITimeoutError": "timeout",
    "TimeoutException": "timeout",
    "TimeoutError": "timeout",
    "ModelConnectionError": "unreachable",
    "APIConnectionError": "unreachable",
    "TransportError": "unreachable",
    "ConnectionError": "unreachable",
    "InvalidURL": "unreachable",
    "ModelAuthenticationError": "unauthorized",
    "ModelPermissionDeniedError": "unauthorized",
    "ModelNotFoundError": "unknown_model",
    "ModelRateLimitError": "busy",
    "ModelInvalidRequestError": "refused",
    # A reply, or an error within one, that says nothing we know.
    "JSONDecodeError": "server_error",
    "UnicodeDecodeError": "server_error",
    "DecodingError": "server_error",
    "ModelAPIError": "server_error",
    "APIError": "server_error",
    "ResponseError": "server_error",
}

_TOO_LONG = re.compile(
    r"context.{0,20}(?:length|size|window)|prompt is too long|too many tokens"
    r"|maximum.{0,20}tokens",
    re.IGNORECASE,
)
_EMPTY = "No generation chunks were returned"
"""What LangChain says when a stream ends before it begins."""


class ChatFailure(Exception):  # noqa: N818 - an outcome that is reported, not an error
    """A chat model gave no usable reply; nothing of what its server said is kept."""

    def __init__(self, kind: FailureKind) -> None:
        """Keep the one word."""
        super().__init__(kind)
        self.kind: FailureKind = kind

    @property
    def retryable(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return self.kind in _RETRYABLE


def explain_failure(error: BaseException) -> ChatFailure:
    """Return why a chat model failed.

    Args:
        error: What came out of its client, of whichever provider; a ``ChatFailure``
            is returned as it is.
    """
    if isinstance(error, ChatFailure):
        return error
    chain = list(_chain(error))
    answers = (_kind_by_answer(one) for one in chain)
    kind = next((kind for kind in answers if kind), None) or _kind_by_class(chain)
    if kind is None and _EMPTY in str(error):
        kind = "empty"
    # What they say may quote keys and prompts.
    LOGGER.debug("%s: %s", kind or "other", ", ".join(type(e).__name__ for e in chain))
    return ChatFailure(kind or "other")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and its causes; not what was handled when it was raised."""
    while error is not None:
        yield error
        error = error.__cause__


def _kind_by_answer(error: BaseException) -> FailureKind | None:
    """Return the kind by what the server answered, where it did."""
    status, words = http_status(error), server_words(error)
    failed = status >= 400
    if not failed and not words:
        return None
    if kind := _first(_BY_CODE, words):
        return kind
    if _TOO_LONG.search(str(error)) and (not failed or status in (400, 422, 500)):
        return "too_long"
    if failed:
        return _BY_STATUS.get(status, "server_error" if status >= 500 else "refused")
    return _first(_BY_TYPE, words)


def _kind_by_class(chain: list[BaseException]) -> FailureKind | None:
    return _first(_BY_CLASS, {c.__name__ for one in chain for c in type(one).__mro__})


def _first(kinds: dict[str, FailureKind], names: set[str]) -> FailureKind | None:
    return next((kind for name, kind in kinds.items() if name in names), None)
