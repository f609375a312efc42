"""A small OpenID Connect provider on loopback: people log in by clicking their name."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.browser.conftest import free_port
from tests.waiting import wait_until

CLIENT, SECRET = "page", "told"


class Provider:
    """Knows some people by name, and what is to be said of each."""

    def __init__(self, address: str, people: Mapping[str, Mapping[str, Any]]) -> None:
        """Answer at ``address``; ``people`` are claims by name."""
        self.address = address
        self._people = people
        self._key = RSAKey.generate_key(2048, auto_kid=True)
        self._codes: dict[str, tuple[str, str]] = {}
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._about),
                Route("/authorize", self._authorize),
                Route("/chosen", self._chosen),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    def _about(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT
        links = (
            f'<p><a href="/chosen?{urlencode({**asked, "who": name})}">{name}</a></p>'
            for name in self._people
        )
        return HTMLResponse(f"<h1>Who are you?</h1>{''.join(links)}")

    def _chosen(self, request: Request) -> Response:
        asked = request.query_params
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked["who"], asked.get("nonce", "")
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}")

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        who, nonce = self._codes.pop(str(form["code"]))
        now = int(time.time())
        claims = {
            "iss": self.address,
            "sub": who,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 3600,
            "nonce": nonce,
            "name": who,
            **self._people[who],
        }
        header = {"alg": "RS256", "kid": self._key.kid}
        token = jwt.encode(header, claims, self._key)
        said = {"token_type": "Bearer", "access_token": "x", "id_token": token}
        return JSONResponse({**said, "expires_in": 3600})

    def _keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})


@contextmanager
def providing(people: Mapping[str, Mapping[str, Any]]) -> Iterator[Provider]:
    """Run a provider of these people until the block ends."""
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}", people)
    config = uvicorn.Config(
        provider.app, "127.0.0.1", port, log_level="error", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    wait_until(lambda: server.started)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
