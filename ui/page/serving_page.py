"""Serve the page with headers that keep it out of other pages' frames.

The script that ``streamlit run`` is given: it finds ``app`` here, and serves that.
"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse

from assistant import Settings
from assistant.access.log_in import provider_of
from index.errors import SettingsError
from ui.page.downloads import ROUTE
from ui.page.file_admission import FileAdmissionMiddleware
from ui.page.page_names import NAMES
from ui.page.service_beside import ServiceBeside, ServiceMiddleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "Content-Security-Policy"
HEADERS = {
    _POLICY: "frame-ancestors 'none'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; default-src 'self'; "
    "script-src 'self' 'unsafe-inline' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer of the server says, but for a policy of its own. Streamlit's own
scripts need ``unsafe-inline`` and ``blob:``: the policy keeps other hosts out, not what
is written into the page."""


class HeadersMiddleware:
    """Add the headers to whatever the server answers."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to what comes back."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                own = headers.get(_POLICY)
                headers.update({**HEADERS, **({_POLICY: own} if own else {})})
            await send(message)

        await self._app(scope, receive, send_with_headers)


class PagesMiddleware:
    """Answer that there is nothing where a page is asked for that there is not.

    Streamlit answers whatever it does not know with its page, as if that were there.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; and what comes back, unless it is a page of no address."""
        if scope["type"] != "http" or scope["path"].strip("/") in ("", *NAMES):
            await self._app(scope, receive, send)
            return
        nothing = PlainTextResponse("There is nothing here.", status_code=404)
        refused = False

        async def send_unless_page(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                refused = message["status"] == HTTPStatus.OK and kind.startswith(
                    "text/html"
                )
                if refused:
                    await nothing(scope, receive, send)
            if not refused:
                await send(message)

        await self._app(scope, receive, send_unless_page)


def _secrets() -> dict[str, Any]:
    try:
        provider = provider_of(Settings.load())
    except SettingsError:  # The page says so itself.
        return {}
    return {"auth": provider} if provider else {}


_service = ServiceBeside()
app = st.App(
    Path(__file__).with_name("app.py"),
    secrets=_secrets(),
    lifespan=_service.running,
    routes=[ROUTE],
    middleware=[
        Middleware(HeadersMiddleware),
        Middleware(ServiceMiddleware, service=_service),
        Middleware(PagesMiddleware),
        Middleware(FileAdmissionMiddleware),
    ],
)
