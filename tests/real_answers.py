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
from assistant.service.real_answers import REAL_ANSWERS
from assistant.service.running import EVENTS
from assistant.service.served import Served
from assistant.service.whole_application import make_whole_application
from index import sync_index
from tests.assistant.service.conftest import listening
from tests.conftest import ROOT
from tests.waiting import PATIENCE

Answers = dict[str, dict[str, dict[str, Any]]]
"""By operation and status the answer in each media type."""

_ASKED = {"question": "How many firms are in the Xuzhou cluster?"}
_DOCUMENT = "xuzhou-glass-export-base.sv.txt"
_KNOWN = {"questions": [{**_ASKED, "answer": ["252"], "kind": "figure"}]}
_COMPLETION = {
    "model": "cluster-policy",
    "messages": [{"role": "user", "content": _ASKED["question"]}],
}


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
    if not REAL_ANSWERS.exists() or lasting(answers) != lasting(read_answers()):
        written = json.dumps(answers, ensure_ascii=False, indent=1)
        REAL_ANSWERS.write_text(f"{written}\n", encoding="utf-8")


def read_answers() -> Answers:
    """Return what was answered when it was asked last."""
    answers: Answers = json.loads(REAL_ANSWERS.read_text(encoding="utf-8"))
    return answers


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


def ask_everything(settings: Settings) -> Answers:
    """Ask a service each of what it can be asked, and return what it says."""
    with (
        closing(Keys.open(settings)) as keys,
        closing(Served(settings, keys)) as served,
        listening(make_whole_application(served)) as address,
        httpx.Client(base_url=address, timeout=PATIENCE) as client,
    ):
        return _Asker(client).ask()


class _Asker:
    """What asks, and notes what is answered."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self._answers: Answers = defaultdict(lambda: defaultdict(dict))

    def ask(self) -> Answers:
        self._note("GET", "/api/health")
        for accept in ("application/json", EVENTS):
            self._note("POST", "/api/ask", _ASKED, accept=accept)
        self._note("POST", "/api/search", {"question": "firms in Xuzhou", "top_k": 2})
        self._note("GET", "/api/documents")
        self._note("GET", "/api/documents/{document_id}", id_=_DOCUMENT)
        begun = self._note("POST", "/api/conversations", _ASKED).json()
        self._note("GET", "/api/conversations")
        own = begun["conversation_id"]
        self._note("GET", "/api/conversations/{conversation_id}", id_=own)
        self._note("POST", "/api/conversations", _ASKED, accept=EVENTS)
        place = "/api/evaluate/{evaluation_id}"
        evaluated = self._note("POST", "/api/evaluate", _KNOWN).json()["id"]
        self._note("GET", place, id_=evaluated, accept=EVENTS)
        self._note("GET", place, id_=evaluated)
        self._note("POST", "/api/evaluate", _KNOWN, accept=EVENTS)
        self._note("POST", "/api/sync")
        self._note("GET", "/api/sync", accept=EVENTS)
        self._note("GET", "/api/sync")
        self._note("GET", "/v1/models")
        self._note("GET", "/v1/models/{model}", id_="cluster-policy")
        for stream in (False, True):
            asked = {**_COMPLETION, "stream": stream}
            self._note("POST", "/v1/chat/completions", asked)
        return self._answers

    def _note(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        id_: str = "",
        accept: str = "application/json",
    ) -> httpx.Response:
        before, _, rest = path.partition("{")
        asked = f"{before}{id_}{rest.partition('}')[2]}"
        headers = {"Accept": accept}
        answer = self._client.request(method, asked, json=body, headers=headers)
        kind = answer.headers["content-type"].partition(";")[0]
        said = answer.text if kind == EVENTS else answer.json()
        place = self._answers[f"{method} {path}"]
        place[str(answer.status_code)][kind] = said
        return answer


if __name__ == "__main__":
    main()
