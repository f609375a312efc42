"""A real HTTP server that replies as a test says, or fails as a test says.

It speaks the protocols of OpenAI, Anthropic and Ollama on one port::

    with ScriptedServer("The cluster has 12 firms [p1].") as server:
        model = init_chat_model("openai:any", base_url=server.openai_url, …)
"""

from __future__ import annotations

import json
import select
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from tests.chat_server.protocols import Block, Body, Protocol, protocol_of

Reply = str | Sequence[Block]

_TICK = 0.02
"""Seconds between two looks at whether the client or the server is gone."""


@dataclass(frozen=True, slots=True)
class Status:
    """The request is answered with an HTTP error."""

    status: int
    code: str = ""
    message: str = "no"


@dataclass(frozen=True, slots=True)
class Hang:
    """Nothing more comes: after some pieces, or not even an answer to the request."""

    after: int | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection is cut: after some pieces, or before anything was answered."""

    after: int | None = None


@dataclass(frozen=True, slots=True)
class Garble:
    """Something that is not JSON comes instead of the next piece."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """The model fails in the middle of its reply and says so."""

    code: str
    after: int = 1
    message: str = "no"


Failure = Status | Hang | Drop | Garble | Fault


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """What a client asked."""

    path: str
    headers: dict[str, str]
    """With names in lower case."""
    body: Body
    messages: list[Body]
    closed_early: threading.Event = field(default_factory=threading.Event)
    """Set when the client is seen to hang up before it has the whole reply."""


class ScriptedServer:
    """Listens on loopback while it is entered; every request is recorded."""

    def __init__(
        self,
        reply: Reply | Callable[[list[Body]], Reply] = "",
        *,
        failures: Iterable[Failure] = (),
        context_characters: int | None = None,
        pause: float = 0.0,
        keeps_open: bool = False,
    ) -> None:
        """Say how it behaves.

        Args:
            reply: What it says, or a function from the messages to what it says.
            failures: What happens to the first requests, one each;
                ``itertools.repeat(…)`` makes it happen to all.
            context_characters: Longer prompts are refused with
                ``context_length_exceeded``.
            pause: Seconds before each piece of a streamed reply.
            keeps_open: A connection stays open after a reply, as those of real servers.
        """
        self.requests: list[RecordedRequest] = []
        self.pause = pause
        self.keeps_open = keeps_open
        self.connections: list[socket.socket] = []
        self.stopping = threading.Event()
        self._reply = reply
        self._failures = iter(failures)
        self._context_characters = context_characters
        self._lock = threading.Lock()
        self._http = _Server(("127.0.0.1", 0), _Handler)
        self._http.scripted = self
        self._thread = threading.Thread(target=self._http.serve_forever, args=(_TICK,))

    def __enter__(self) -> ScriptedServer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopping.set()
        self._http.shutdown()
        self._thread.join()
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._http.server_close()

    @property
    def url(self) -> str:
        """The address for clients of Anthropic, Ollama and Azure."""
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def openai_url(self) -> str:
        return f"{self.url}/v1"

    def url_for(self, provider: str) -> str:
        return self.openai_url if provider == "openai" else self.url

    def record(self, request: RecordedRequest) -> Failure | None:
        """Keep a request and return what happens to it, if not a reply."""
        with self._lock:
            self.requests.append(request)
            failure = next(self._failures, None)
        if failure or self._context_characters is None:
            return failure
        prompt = json.dumps(request.messages, ensure_ascii=False)
        if len(prompt) <= self._context_characters:
            return None
        return Status(400, "context_length_exceeded", "prompt is too long")

    def blocks_for(self, request: RecordedRequest) -> Sequence[Block]:
        reply = self._reply
        said = reply(request.messages) if callable(reply) else reply
        return [said] if isinstance(said, str) else said


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    scripted: ScriptedServer


class _HangUp(Exception):  # noqa: N818 - the way out of a reply, not an error
    """This connection is over."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    connection: socket.socket

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""

    def do_POST(self) -> None:
        # If not said otherwise, no idle connection outlives the server.
        self.close_connection = not self.server.scripted.keeps_open
        self.server.scripted.connections.append(self.connection)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        protocol = protocol_of(self.path)
        if protocol is None:
            self._send(404, json.dumps({"error": f"there is nothing at {self.path}"}))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        messages = protocol.messages(body)
        request = RecordedRequest(self.path, headers, body, messages)
        failure = self.server.scripted.record(request)
        try:
            self._answer(protocol, request, failure)
        except ConnectionError:
            request.closed_early.set()
        except _HangUp:
            with suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)

    def _answer(
        self, protocol: Protocol, request: RecordedRequest, failure: Failure | None
    ) -> None:
        if isinstance(failure, Status):
            error = protocol.error(failure.status, failure.code, failure.message)
            self._send(failure.status, json.dumps(error))
            return
        if isinstance(failure, Hang | Drop) and failure.after is None:
            self._fail(protocol, request, failure)
        model = request.body.get("model", "")
        blocks = self.server.scripted.blocks_for(request)
        if protocol.wants_stream(request.body):
            self._stream(protocol, request, protocol.stream(model, blocks), failure)
        elif isinstance(failure, Garble):
            self._send(200, "{")
        else:
            self._send(200, json.dumps(protocol.whole(model, blocks)))

    def _stream(
        self,
        protocol: Protocol,
        request: RecordedRequest,
        pieces: Iterable[str],
        failure: Failure | None,
    ) -> None:
        self.send_response(200)
        self.send_header("Content-Type", protocol.stream_type)
        self.send_header("Transfer-Encoding", "chunked")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        for number, piece in enumerate(pieces):
            if failure and not isinstance(failure, Status) and number == failure.after:
                self._fail(protocol, request, failure)
            self._wait(request, self.server.scripted.pause)
            self._send_chunk(piece)
        self._send_chunk("")

    def _fail(
        self, protocol: Protocol, request: RecordedRequest, failure: Failure
    ) -> None:
        """Do what is scripted; whatever it is, nothing comes after it."""
        if isinstance(failure, Hang):
            while not self.server.scripted.stopping.is_set():
                self._wait(request, _TICK)
        elif isinstance(failure, Garble):
            self._send_chunk(protocol.garbled)
        elif isinstance(failure, Fault):
            self._send_chunk(protocol.error_in_stream(failure.code, failure.message))
        raise _HangUp

    def _wait(self, request: RecordedRequest, seconds: float) -> None:
        """Wait, but not for a client that is gone."""
        readable, _, _ = select.select([self.connection], [], [], seconds)
        if readable and not self.connection.recv(1, socket.MSG_PEEK):
            request.closed_early.set()
            raise _HangUp

    def _send_chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def _send(self, status: int, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
