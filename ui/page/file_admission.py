"""Hand out files, and take them in, at Streamlit's own addresses only for who may.

Those addresses know nothing of a log-in: whoever names one is answered. The address of
a download is made of its content, so whoever has the same file could work it out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from assistant.access.visitor import Action, Visitor
from assistant.conversations.sight import owner_of
from assistant.errors import NotAdmittedError
from ui.page import page_settings
from ui.page.visitors import current_visitor, visitor_with

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_DOWNLOADS = "/media/"
_UPLOADS = "/_stcore/upload_file/"
_INNER = "/_stcore/"
_OPEN = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
"""What a browser asks for before anybody can log in."""
_MADE_FOR = re.compile(r";\s*made-for=(\w+)")


def for_visitor_alone(mime: str) -> str:
    """Return the type of a download so that only who looks at the page can have it.

    Streamlit makes the address of content and type, so each has an address of their
    own; whom it was made for is never sent. Without a log-in the type stays as it is.
    """
    visitor = current_visitor()
    return f"{mime}; made-for={owner_of(visitor)}" if visitor.id else mime


class FileAdmissionMiddleware:
    """Answer that there is nothing where somebody may not have what is there."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if whoever makes it may make it."""
        needed = _needed(scope["path"]) if scope["type"] == "http" else None
        if needed is None or not page_settings.settings().login_metadata_url:
            await self._app(scope, receive, send)
            return
        visitor = _visitor(Request(scope))
        if visitor is None or not visitor.may(needed):
            await _nothing(scope, receive, send)
        elif scope["path"].startswith(_DOWNLOADS):
            await self._hand_out(visitor, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _hand_out(
        self, visitor: Visitor, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Pass on what was made for this visitor, and nothing else."""
        theirs = False

        async def send_if_theirs(message: Message) -> None:
            nonlocal theirs
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kind = headers.get("content-type", "")
                made_for = _MADE_FOR.search(kind)
                theirs = made_for is not None and made_for[1] == owner_of(visitor)
                if not theirs:
                    await _nothing(scope, receive, send)
                    return
                headers["content-type"] = _MADE_FOR.sub("", kind)
            if theirs:
                await send(message)

        await self._app(scope, receive, send_if_theirs)


_nothing = PlainTextResponse("There is nothing here.", status_code=404)


def _needed(path: str) -> Action | None:
    """Return what somebody has to be allowed who asks for an address, if anything."""
    if path.startswith(_DOWNLOADS):
        return Action.READ
    if path.startswith(_UPLOADS):
        return Action.CHANGE_DOCUMENTS
    inner = path.startswith(_INNER) and path.rstrip("/") not in _OPEN
    return Action.EXAMINE if inner else None


def _visitor(request: Request) -> Visitor | None:
    try:
        return visitor_with(request.cookies)
    except NotAdmittedError:
        return None
