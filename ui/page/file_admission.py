"""Let only those reach Streamlit's own addresses who may.

Those addresses know nothing of a log-in: whoever names one is answered. The page hands
out its files at addresses of its own: see ``ui.page.downloads``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from assistant.access.visitor import Action
from assistant.errors import NotAdmittedError
from ui.page import page_settings
from ui.page.visitors import visitor_with

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_UPLOADS = "/_stcore/upload_file/"
_INNER = ("/_stcore/", "/media/")
"""What is Streamlit's alone: of the page there is nothing."""
_OPEN = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
"""What a browser asks for before anybody can log in."""


class FileAdmissionMiddleware:
    """Answer that there is nothing where somebody may not have what is there."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if whoever makes it may make it."""
        needed = _needed(scope["path"]) if scope["type"] == "http" else None
        login = page_settings.settings().login_metadata_url if needed else ""
        if needed and login and not _may(Request(scope), needed):
            await _nothing(scope, receive, send)
        else:
            await self._app(scope, receive, send)


_nothing = PlainTextResponse("There is nothing here.", status_code=404)


def _needed(path: str) -> Action | None:
    """Return what somebody has to be allowed who asks for an address, if anything."""
    if path.startswith(_UPLOADS):
        return Action.CHANGE_DOCUMENTS
    inner = path.startswith(_INNER) and path.rstrip("/") not in _OPEN
    return Action.EXAMINE if inner else None


def _may(request: Request, needed: Action) -> bool:
    try:
        return visitor_with(request.cookies).may(needed)
    except NotAdmittedError:
        return False
