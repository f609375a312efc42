"""A request that no run of the page answers is answered for whoever may make it."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.ui.cli.test_serving import PROVIDER
from ui.page.file_admission import FileAdmissionMiddleware

SECRET = PROVIDER["login_cookie_secret"]
HERE = "https://policies.example.org"
UPLOAD = "/_stcore/upload_file/session/file"


def answered(request: Request) -> Response:
    """Answer as Streamlit does: whoever asks."""
    return Response("Secret.", media_type="text/plain")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    for name, value in PROVIDER.items():
        monkeypatch.setenv(f"CLUSTER_POLICY_{name.upper()}", value)
    monkeypatch.setenv("CLUSTER_POLICY_LOGIN_DOMAINS", '["example.org"]')
    monkeypatch.setenv("CLUSTER_POLICY_EDITORS", '["eva@example.org"]')
    monkeypatch.setenv("CLUSTER_POLICY_ADMINISTRATORS", '["adam@example.org"]')
    return serving()


def serving() -> TestClient:
    return TestClient(
        Starlette(
            routes=[Route("/{any:path}", answered, methods=["GET", "PUT", "DELETE"])],
            middleware=[Middleware(FileAdmissionMiddleware)],
        )
    )


def cookies(*, secret: str = SECRET, parts: int = 1, **claims: Any) -> dict[str, str]:
    """Return what a browser sends after a log-in, signed as Streamlit does."""
    known = {
        "is_logged_in": True,
        "origin": HERE,
        "iss": "https://login",
        "sub": "7",
        "email": "ann@example.org",
        "iat": time.time(),
        **claims,
    }
    said, name = json.dumps(known), "_streamlit_user"
    values = {name: said}
    if parts > 1:
        size = len(said) // parts + 1
        values = {f"{name}_{n + 1}": said[n * size :][:size] for n in range(parts)}
        values[name] = f"chunks-{parts}"
    return {
        key: create_signed_value(secret, key, value).decode()
        for key, value in values.items()
    }


def status(client: TestClient, method: str, path: str, sent: dict[str, str]) -> int:
    client.cookies.clear()
    client.cookies.update(sent)
    return client.request(method, path).status_code


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_files_are_sent_by_those_who_may_change_the_documents(
    client: TestClient, method: str
) -> None:
    assert status(client, method, UPLOAD, {}) == 404
    assert status(client, method, UPLOAD, cookies()) == 404
    assert status(client, method, UPLOAD, cookies(email="eva@example.org")) == 200


def test_what_streamlit_tells_of_itself_is_for_administrators(
    client: TestClient,
) -> None:
    for path in ("/_stcore/metrics", "/_stcore/anything/new", "/media/file.md"):
        assert status(client, "GET", path, cookies(email="eva@example.org")) == 404
        assert status(client, "GET", path, cookies(email="adam@example.org")) == 200


def test_a_log_in_has_what_it_needs(client: TestClient) -> None:
    for path in ("/", "/documents", "/static/index.js", "/oauth2callback"):
        assert status(client, "GET", path, {}) == 200
    for inner in ("health", "host-config", "stream"):
        assert status(client, "GET", f"/_stcore/{inner}", {}) == 200


def test_without_a_provider_all_is_as_it_is() -> None:
    client = serving()
    for path in ("/media/file.md", "/_stcore/metrics"):
        assert status(client, "GET", path, {}) == 200
    assert status(client, "PUT", UPLOAD, {}) == 200
