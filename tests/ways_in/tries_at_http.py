"""Try the service, as somebody, for what may not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from json import JSONDecodeError, dumps
from typing import Any
from urllib.parse import quote

import httpx

from assistant import Turn
from assistant.access import Visitor
from assistant.service.openai.completions import MODEL
from tests.waiting import wait_until
from tests.ways_in.ground import Ground
from tests.ways_in.leak_attempts import DOCUMENTS
from tests.ways_in.ways_of_http import client_with_key

_ITS_OWN = {"timings", "score", "created", "seconds"}
"""What is another one in every index, or in every answer; scores, by rounding."""


@dataclass(frozen=True)
class Caller:
    """A client with somebody's key."""

    client: Callable[[], httpx.Client]

    def ask(self, question: str, history: Sequence[Turn]) -> str:
        """Ask for the whole answer."""
        return self._post("/api/ask", **_asked(question, history))

    def search(self, query: str) -> str:
        """Search for passages."""
        return self._post("/api/search", question=query, top_k=100)

    def document(self, document_id: str) -> str:
        """Have a document."""
        return self._get(f"/api/documents/{quote(document_id)}")

    def documents(self) -> str:
        """List all documents."""
        return self._get("/api/documents", limit="1000")

    def others(self) -> Mapping[str, Callable[[], str]]:
        """Ask for events, of places, for originals and pages, and for its state."""
        question = "How many plants are there?"
        tries: dict[str, Callable[[], str]] = {
            "models": partial(self._get, "/v1/models"),
            f"completed {question}": partial(self._complete, question),
            f"in chunks {question}": partial(self._complete, question, stream=True),
            "conversations": partial(self._get, "/api/conversations"),
            "conversations of Kestrel": partial(
                self._get, "/api/conversations", words="Kestrel"
            ),
            "health": partial(self._get, "/api/health"),
            "metrics": partial(self._get, "/metrics"),
            "description": partial(self._get, "/api/openapi.json"),
            "state of updates": partial(self._get, "/api/sync"),
            "documents after secret/": partial(
                self._get, "/api/documents", after="secret/"
            ),
            "the second document": partial(
                self._get, "/api/documents", after="harbour.pdf", limit="1"
            ),
            f"events {question}": partial(
                self._post, "/api/ask", "text/event-stream", question=question
            ),
        }
        absent = {"question": question, "answer": "not in the documents"}
        tries[f"evaluated {question}"] = partial(self._evaluate, absent)
        for id_ in DOCUMENTS:
            path = f"/api/documents/{quote(id_, safe='')}"
            tries[f"encoded {id_}"] = partial(self._get, path)
            tries[f"original {id_}"] = partial(self._get, f"{path}/original")
            tries[f"page {id_}"] = partial(self._get, f"{path}/pages/1.jpg")
            among: dict[str, Any] = {"question": question, "among": [id_]}
            tries[f"asked among {id_}"] = partial(self._post, "/api/ask", **among)
            tries[f"found among {id_}"] = partial(self._post, "/api/search", **among)
            known = {"question": question, "document": id_}
            tries[f"evaluated with {id_}"] = partial(self._evaluate, known)
        return tries

    def _complete(self, question: str, *, stream: bool = False) -> str:
        messages = [{"role": "user", "content": question}]
        body = {"model": MODEL, "messages": messages, "stream": stream}
        return self._post("/v1/chat/completions", **body)

    def _evaluate(self, known: Mapping[str, Any]) -> str:
        """Have a question evaluated, and return how that went on, and its report."""
        started = self.client().post("/api/evaluate", json={"questions": [known]})
        if started.is_error:
            return _said(started)
        id_ = started.json()["id"]
        place = f"/api/evaluate/{id_}"
        wait_until(lambda: self.client().get(place).json()["state"] != "running")
        return _said(self.client().get(place)).replace(id_, "")

    def _get(self, path: str, **parameters: str) -> str:
        return _said(self.client().get(path, params=parameters))

    def _post(self, path: str, accept: str = "*/*", /, **body: Any) -> str:
        headers = {"Accept": accept}
        return _said(self.client().post(path, json=body, headers=headers))


@contextmanager
def callers(ground: Ground) -> Iterator[Callable[[Visitor], Caller]]:
    """Give callers of one service, each with a key of its own."""
    with client_with_key(ground) as client:
        yield lambda visitor: Caller(partial(client, visitor))


def _asked(question: str, history: Sequence[Turn]) -> dict[str, Any]:
    return {"question": question, "history": [asdict(turn) for turn in history]}


def _said(response: httpx.Response) -> str:
    if response.headers["content-type"].startswith("text/event-stream"):
        lines = response.text.splitlines()
        events = [line[6:] for line in lines if line.startswith("data: ")]
        return " ".join(_without_times(httpx.Response(200, text=e)) for e in events)
    return f"{response.status_code} {_without_times(response)}"


def _without_times(response: httpx.Response) -> str:
    try:
        return dumps(_lasting(response.json()), ensure_ascii=False)
    except (JSONDecodeError, UnicodeDecodeError):
        return response.content.decode(errors="replace")


def _lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _lasting(v) for k, v in value.items() if k not in _ITS_OWN}
    if isinstance(value, str) and value.startswith("chatcmpl-"):
        return ""
    return [_lasting(one) for one in value] if isinstance(value, list) else value
