"""Whatever the server answers says that no other page may frame it."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.page.serving_page import HEADERS, HeadersMiddleware, PagesMiddleware


def test_every_answer_has_the_headers_also_that_there_is_nothing() -> None:
    small = Starlette(
        routes=[Route("/", lambda request: PlainTextResponse("Here."))],
        middleware=[Middleware(HeadersMiddleware)],
    )
    with TestClient(small) as client:
        for address in ("/", "/nowhere"):
            answer = client.get(address)
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_what_has_a_policy_of_its_own_keeps_that() -> None:
    own = {"Content-Security-Policy": "default-src 'none'"}
    small = Starlette(
        routes=[Route("/", lambda request: PlainTextResponse("Here.", headers=own))],
        middleware=[Middleware(HeadersMiddleware)],
    )
    with TestClient(small) as client:
        answer = client.get("/")
    told = {name: answer.headers[name] for name in HEADERS}
    assert told == {**HEADERS, **own}


def test_nothing_may_come_from_another_host() -> None:
    for rule in HEADERS["Content-Security-Policy"].split(";"):
        assert "http" not in rule
        assert "*" not in rule


def test_a_page_is_at_its_addresses_and_nowhere_else() -> None:
    everything = Starlette(
        routes=[
            Route("/script.js", lambda request: Response("1", media_type="text/js")),
            Route("/{any:path}", lambda request: HTMLResponse("The page.")),
        ],
        middleware=[Middleware(PagesMiddleware)],
    )
    with TestClient(everything) as client:
        for address in ("/", "/documents", "/health", "/unanswered", "/script.js"):
            assert client.get(address).status_code == 200
        for address in ("/nowhere", "/documents/more", "/wp-login.php", "/api/nothing"):
            answer = client.get(address)
            assert (answer.status_code, answer.text) == (404, "There is nothing here.")
