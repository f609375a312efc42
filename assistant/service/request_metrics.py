"""Count requests and answers for Prometheus; no question and no address is kept."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from assistant.answers import Answer, AnswerEvent

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
_NO_STATUS = 499
"""Of a request whose client went away before it was answered."""
_UNKNOWN = "unknown"
"""What stands for all paths that there are not: there can be any number of them."""


class RequestMetrics:
    """What was asked of one application; safe to use from several threads."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "cluster_policy_requests",
            "Requests by path and status.",
            ("method", "path", "status"),
            registry=self._registry,
        )
        self._answers = Histogram(
            "cluster_policy_answer_seconds",
            "Seconds that answers took, by their status.",
            ("status",),
            buckets=_SECONDS,
            registry=self._registry,
        )

    def count_request(self, method: str, path: str, status: int) -> None:
        """Count a request; ``path`` is that of the description, not what it named."""
        self._requests.labels(method, path, str(status)).inc()

    def count_answer(self, answer: Answer) -> None:
        """Count an answer, and how long it took."""
        self._answers.labels(answer.status).observe(answer.timings["total"])

    def counted(self, events: Iterator[AnswerEvent]) -> Iterator[AnswerEvent]:
        """Yield the events of an answer, and count it when it is there."""
        for event in events:
            if event.answer:
                self.count_answer(event.answer)
            yield event

    def exposed(self) -> bytes:
        """Return all of it in Prometheus's format, of type ``CONTENT_TYPE``."""
        return generate_latest(self._registry)


class RequestMetricsMiddleware:
    """Counts what an application is asked, and how it answers."""

    def __init__(self, app: ASGIApp, metrics: RequestMetrics) -> None:
        """Stand before ``app``."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status: int = _NO_STATUS

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, note_status)
        except Exception:
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            raise
        finally:
            self._metrics.count_request(scope["method"], _path_of(scope), status)


def _path_of(scope: MutableMapping[str, Any]) -> str:
    path = getattr(scope.get("route"), "path_format", None)
    if not isinstance(path, str):
        return _UNKNOWN
    # What is mounted knows its own addresses alone.
    mounted = scope.get("root_path", "").removeprefix(scope.get("app_root_path", ""))
    return f"{mounted}{path}"
