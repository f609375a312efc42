"""Ask the service for the examples of its description, which `make docs` writes."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from assistant import Settings
from assistant.service.keys import Keys
from assistant.service.openai.completions import MODEL
from assistant.service.real_answers import (
    REAL_ANSWERS,
    RealAnswers,
    read_real_answers,
)
from assistant.service.running import EVENTS
from assistant.service.served import Served
from assistant.service.whole_application import make_whole_application
from index import sync_index
from tests.assistant.service.conftest import listening
from tests.conftest import ROOT
from tests.waiting import PATIENCE

_JSON = "application/json"
# What is another each time: names given by chance, moments, how long it took, and the
# last digits of what is measured.
_PASSING = {
    *("id", "conversation_id", "index_version", "model", "embedding_model"),
    *("asked", "changed", "created", "ended", "modified", "progress"),
    *("seconds", "timings", "score"),
}


def main() -> None:
    """Write what is answered now, where it is not what was answered before."""
    with TemporaryDirectory() as folder:
        settings = Settings(corpus_dir=ROOT / "docs_corpus", index_dir=Path(folder))
        sync_index(settings)
        answers = ask_everything(settings)
    if lasting(answers) != lasting(read_real_answers()):
        written = json.dumps(answers, ensure_ascii=False, indent=1)
        REAL_ANSWERS.write_text(f"{written}\n", encoding="utf-8")


def lasting(said: Any) -> Any:
    """Return of what was answered that which is the same each time."""
    if isinstance(said, dict):
        return {key: key in _PASSING or lasting(value) for key, value in said.items()}
    if isinstance(said, list):
        return [lasting(one) for one in said]
    if isinstance(said, str) and said.startswith(("event: ", "data: ")):
        # How many events there are depends on how fast it was.
        told = [line for line in said.splitlines() if line.startswith("data: {")]
        return lasting(json.loads(told[-1].removeprefix("data: ")))
    return said


def ask_everything(settings: Settings) -> RealAnswers:
    """Ask a service each of what it can be asked, and return what it says."""
    with (
        closing(Keys.open(settings)) as keys,
        closing(Served(settings, keys)) as served,
        listening(make_whole_application(served)) as address,
        httpx.Client(base_url=address, timeout=PATIENCE) as client,
    ):
        return _Asker(client).ask()


class _Asker:
    """Asks by the examples of the description, and notes what is answered."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self._answers: RealAnswers = defaultdict(lambda: defaultdict(dict))
        self._operations: dict[str, Any] = {}
        for place, before in (("/api", ""), ("/v1", "/v1")):
            paths = client.get(f"{place}/openapi.json").json()["paths"]
            self._operations |= {f"{before}{path}": paths[path] for path in paths}

    def ask(self) -> RealAnswers:
        self._note("GET", "/api/health")
        for accept in (_JSON, EVENTS):
            self._note("POST", "/api/ask", accept=accept)
        self._note("POST", "/api/search")
        self._note("GET", "/api/documents")
        place = "/api/documents/{document_id}"
        self._note("GET", place, self._example_id("GET", place))
        begun = self._note("POST", "/api/conversations").json()
        self._note("GET", "/api/conversations")
        own = begun["conversation_id"]
        self._note("GET", "/api/conversations/{conversation_id}", own)
        self._note("POST", "/api/conversations", accept=EVENTS)
        place = "/api/evaluate/{evaluation_id}"
        evaluated = self._note("POST", "/api/evaluate").json()["id"]
        self._note("GET", place, evaluated, accept=EVENTS)
        self._note("GET", place, evaluated)
        self._note("POST", "/api/evaluate", accept=EVENTS)
        self._note("POST", "/api/sync")
        self._note("GET", "/api/sync", accept=EVENTS)
        self._note("GET", "/api/sync")
        self._note("GET", "/v1/models")
        self._note("GET", "/v1/models/{model}", MODEL)
        for stream in (False, True):
            self._note("POST", "/v1/chat/completions", stream=stream)
        return self._answers

    def _note(
        self, method: str, path: str, id_: str = "", accept: str = _JSON, **more: object
    ) -> httpx.Response:
        """Ask by the first example of a body, with ``more`` in it."""
        before, _, rest = path.partition("{")
        asked = f"{before}{id_}{rest.partition('}')[2]}"
        example = self._example_body(method, path)
        body = None if example is None else {**example, **more}
        headers = {"Accept": accept}
        answer = self._client.request(method, asked, json=body, headers=headers)
        kind = answer.headers["content-type"].partition(";")[0]
        said = answer.text if kind == EVENTS else answer.json()
        place = self._answers[f"{method} {path}"]
        place[str(answer.status_code)][kind] = said
        return answer

    def _example_body(self, method: str, path: str) -> Any:
        operation = self._operations[path][method.lower()]
        if "requestBody" not in operation:
            return None
        return _first(operation["requestBody"]["content"][_JSON])

    def _example_id(self, method: str, path: str) -> str:
        (parameter,) = self._operations[path][method.lower()]["parameters"]
        return str(_first(parameter))


def _first(described: Any) -> Any:
    return next(iter(described["examples"].values()))["value"]


if __name__ == "__main__":
    main()
