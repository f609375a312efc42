"""Speak the language of who asks, as far as their request names one."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.language.translations.texts import negotiate, speaking


class SpokenLanguageMiddleware:
    """Has ``app`` answer each request in the language that it accepts, else English."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; threads that answer it speak the same."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with speaking(language_of(Headers(scope=scope))):
            await self._app(scope, receive, send)


def language_of(headers: Headers) -> str:
    """Return the first language that a request accepts and that can be spoken."""
    accepted = headers.get("accept-language", "").split(",")
    return negotiate([part.partition(";")[0].strip() for part in accepted])
