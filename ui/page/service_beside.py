"""Serve other programs beside the page, in its process and with what it has opened."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import JSONResponse

from index.errors import DisplayableError
from ui.page import page_settings
from ui.page.resources import (
    shared_assistant,
    shared_conversations,
    shared_indexing,
)

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from assistant import Settings

LOGGER = logging.getLogger(__name__)

_PLACES = ("/api", "/v1", "/mcp", "/metrics")
_NOT_NOW = JSONResponse(
    {
        "type": "about:blank",
        "title": "Service Unavailable",
        "status": 503,
        "detail": "The service could not be started.",
        "hint": "The log says why.",
    },
    status_code=503,
    media_type="application/problem+json",
)


class ServiceBeside:
    """The service, for as long as the server of the page runs."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self.application: ASGIApp = _NOT_NOW

    @asynccontextmanager
    async def running(self, _: object) -> AsyncIterator[None]:
        """Have it answer; where it cannot be started, the page does so alone."""
        from assistant.service.keys import Keys
        from assistant.service.served import Served
        from assistant.service.whole_application import make_whole_application

        try:
            settings = page_settings.settings()
        except DisplayableError as error:
            LOGGER.error("Nothing is served beside the page: %s", error.whole)
            yield
            return
        shared = shared_assistant, shared_indexing, shared_conversations
        with (
            # A database that is not there yet may come: the page starts without it.
            closing(Keys.of(settings)) as keys,
            closing(Served(settings, keys, *shared)) as served,
        ):
            whole = make_whole_application(served, _names(settings), page=True)
            async with whole.router.lifespan_context(whole):
                self.application = whole
                yield


class ServiceMiddleware:
    """Hand to the service what is asked at its addresses, all else to the page."""

    def __init__(self, app: ASGIApp, service: ServiceBeside) -> None:
        """Stand before ``app``, which is the page."""
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to one of both."""
        theirs = scope["type"] == "http" and _is_of_service(scope["path"])
        app = self._service.application if theirs else self._app
        await app(scope, receive, send)


def _is_of_service(path: str) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in _PLACES)


def _names(settings: Settings) -> list[str]:
    """Return what the server is called, as far as the settings say."""
    addresses = settings.page_address, settings.login_address
    names = {urlsplit(address).hostname or "" for address in addresses} - {""}
    return sorted(f"[{name}]" if ":" in name else name for name in names)
