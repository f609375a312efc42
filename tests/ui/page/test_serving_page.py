"""Whatever the server answers says that no other page may frame it."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.page.serving_page import HEADERS, HeadersMiddleware


def test_every_answer_has_the_headers_also_that_there_is_nothing() -> None:
    small = Starlette(
        routes=[Route("/", lambda request: PlainTextResponse("Here."))],
        middleware=[Middleware(HeadersMiddleware)],
    )
    with TestClient(small) as client:
        for address in ("/", "/nowhere"):
            answer = client.get(address)
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_nothing_may_come_from_another_host() -> None:
    for rule in HEADERS["Content-Security-Policy"].split(";"):
        assert "http" not in rule
        assert "*" not in rule
