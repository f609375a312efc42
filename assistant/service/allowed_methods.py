"""Tell by which methods a path may be asked: those of all routes that are for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from starlette.requests import Request
from starlette.routing import BaseRoute, Match

_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")


def allow_header(request: Request) -> str:
    """Return the ``Allow`` of a 405; a router names the methods of one route alone."""
    return ", ".join(_allowed(request, request.app.router.routes))


def _allowed(request: Request, routes: Sequence[BaseRoute]) -> Iterator[str]:
    for method in _METHODS:
        asked = {**request.scope, "method": method}
        if any(route.matches(asked)[0] is Match.FULL for route in routes):
            yield method
