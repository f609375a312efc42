"""What is asked at the service's addresses is handed to it, and nothing else."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.page.service_beside import ServiceBeside, ServiceMiddleware


def test_each_address_is_answered_by_the_one_it_belongs_to() -> None:
    service = ServiceBeside()
    page = Starlette(
        routes=[Route("/{any:path}", lambda request: PlainTextResponse("page"))],
        middleware=[Middleware(ServiceMiddleware, service=service)],
    )
    with TestClient(page) as client:
        # Nobody has started it, and the page is there all the same.
        not_now = client.get("/v1/models")
        assert not_now.status_code == 503
        assert not_now.headers["content-type"] == "application/problem+json"
        assert not_now.json()["hint"]
        assert client.get("/").text == "page"
        service.application = PlainTextResponse("service")
        for theirs in ("/api", "/api/ask", "/v1/models", "/mcp", "/metrics"):
            assert client.get(theirs).text == "service"
        for other in ("/", "/documents", "/apis", "/mcp2", "/x/api/ask", "/v10/models"):
            assert client.get(other).text == "page"
