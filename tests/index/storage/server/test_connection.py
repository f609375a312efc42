"""A server that is behind a proxy, away, started again, or no Chroma server at all."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from index.errors import DisplayableError, IndexMissingError, ServerUnavailableError
from index.storage.server import Patience, ServerIndex
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.storage.server.conftest import Open
from tests.index.storage.server.values import INFO, add, found, ids, publish, sample
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow

SOON = Patience(away=0.5)


class Proxy(BaseHTTPRequestHandler):
    """Passes on what comes with the token, under a path, and keeps the headers."""

    protocol_version = "HTTP/1.1"
    target: ClassVar[str]
    seen: ClassVar[list[dict[str, str]]]

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else None
        self.seen.append({k.lower(): v for k, v in self.headers.items()})
        if self.headers.get("Authorization") != "Bearer the-token":
            self.reply(401, b"<html>401 the-token? wrong-token</html>")
        elif not self.path.startswith("/index/"):
            self.reply(404, b"<html>nothing here</html>")
        else:
            self.reply(*self.passed_on(body))

    def passed_on(self, body: bytes | None) -> tuple[int, bytes]:
        request = urllib.request.Request(
            self.target + self.path.removeprefix("/index"),
            data=body,
            method=self.command,
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def reply(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def proxy(shared_server: ChromaServer) -> Iterator[str]:
    Proxy.target, Proxy.seen = shared_server.url, []
    with serving(Proxy) as url:
        yield url


def test_the_token_goes_with_every_request(open_index: Open, proxy: str) -> None:
    index = open_index(f"{proxy}/index", token="the-token")
    park = sample("park")

    manifest = publish(index, park)

    assert found(index, manifest, park.embeddings[0]) == ids(park)
    assert len(Proxy.seen) > 10
    assert {h.get("authorization") for h in Proxy.seen} == {"Bearer the-token"}
    assert not any("x-chroma-token" in h for h in Proxy.seen)
    index.close()


def test_a_wrong_token_is_said_and_not_shown(open_index: Open, proxy: str) -> None:
    for more in ({"token": "wrong-token"}, {}):
        index = open_index(f"{proxy}/index", **more)
        with pytest.raises(ServerUnavailableError, match="does not let us in") as error:
            index.live()
        index.close()
        assert "token" not in error.value.message
        assert "wrong-token" not in error.value.hint


def test_what_is_no_chroma_server_is_said(open_index: Open, proxy: str) -> None:
    index = open_index(proxy, token="the-token")

    with pytest.raises(ServerUnavailableError, match="not a Chroma server"):
        index.live()
    index.close()


def test_a_server_that_never_answers_is_given_up(open_index: Open) -> None:
    ended = threading.Event()
    given_up: list[bool] = []

    class Silent(Proxy):
        def answer(self) -> None:
            given_up.append(ended.wait(PATIENCE))
            self.close_connection = True

        do_GET = answer  # noqa: N815

    with serving(Silent) as url:
        index = open_index(url, patience=Patience(answer=0.5, away=0.1))
        with pytest.raises(ServerUnavailableError, match="does not answer"):
            index.live()
        ended.set()
        index.close()
    assert all(given_up)


def test_a_dead_server_is_said_in_words(own_server: ChromaServer) -> None:
    with closing(ServerIndex(own_server.url, patience=SOON)) as index:
        park = sample("park")
        manifest = publish(index, park)
        own_server.kill()

        for ask in (
            index.live,
            index.generations,
            index.writer,
            lambda: index.manifest(manifest.name),
            lambda: list(index.fetch(manifest.versions.values())),
            lambda: index.search(manifest, park.embeddings[0].tolist(), 3),
            lambda: publish(index, park),
        ):
            with pytest.raises(DisplayableError, match="does not answer") as error:
                ask()
            assert isinstance(error.value, ServerUnavailableError)
            assert error.value.hint


def test_a_server_that_is_started_again_is_waited_for(own_server: ChromaServer) -> None:
    samples = [sample(f"park {n}", passages=40) for n in range(20)]
    near = samples[0].embeddings[0]
    with closing(ServerIndex(own_server.url)) as index:
        first = publish(index, *samples[:10])
        own_server.kill()
        starting = threading.Timer(0.7, own_server.start)
        starting.start()

        assert found(index, first, near) == ids(*samples[:10])
        starting.join()

        with index.writing(INFO) as writer:
            add(writer, *samples[:15])
            own_server.kill()
            starting = threading.Timer(0.7, own_server.start)
            starting.start()
            second = writer.publish(add(writer, *samples))
            starting.join()

        assert index.live() == second.name
        assert found(index, second, near) == ids(*samples)
        assert index.manifest(first.name) == first


def test_a_server_that_starts_anew_is_empty_and_not_an_error(
    own_server: ChromaServer,
) -> None:
    park = sample("park")
    with closing(ServerIndex(own_server.url)) as index:
        first = publish(index, park)
        own_server.kill()
        own_server.empty()
        own_server.start()

        assert index.live() is None
        with pytest.raises(IndexMissingError):
            index.search(first, park.embeddings[0].tolist(), 3)
        second = publish(index, park)
        assert found(index, second, park.embeddings[0]) == ids(park)
