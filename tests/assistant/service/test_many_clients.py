"""Many clients at once, and such as go away before they have their answer."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from assistant.service.keys import Keys
from assistant.service.served import Served
from tests.assistant.access.closed_corpus import READER
from tests.assistant.service.conftest import connected
from tests.assistant.service.endless_model import EndlessModel
from tests.assistant.service.event_stream import ACCEPTED
from tests.waiting import PATIENCE, wait_until

AT_ONCE = 50
QUESTIONS = {
    "How many firms are in the glass cluster?": "glass.md",
    "When was the glass cluster founded?": "glass.md",
    "How many people does the toy cluster employ?": "toys.md",
    "What is the budget of the toy cluster?": "toys.md",
    "Hur många företag har Skogsklustret?": "skogen.md",
}
PATHS = ("/api/ask", "/api/conversations")


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_of_many_at_once_none_is_lost_and_none_gets_the_answer_of_another(
    served: Served, reader: httpx.Client, path: str
) -> None:
    asked = [list(QUESTIONS)[number % len(QUESTIONS)] for number in range(AT_ONCE)]
    expected = {one: served.assistant_of(READER).ask(one) for one in QUESTIONS}

    def ask(question: str) -> dict[str, Any]:
        response = reader.post(path, json={"question": question})
        assert response.status_code == 200
        told: dict[str, Any] = response.json()
        answer = told.get("answer", told)
        assert isinstance(answer, dict)
        return answer

    with ThreadPoolExecutor(AT_ONCE) as clients:
        answers = list(clients.map(ask, asked))
    assert len(answers) == AT_ONCE
    for question, answer in zip(asked, answers, strict=True):
        assert answer["question"] == question
        assert answer["text"] == expected[question].text
        quoted = [one["document_id"] for one in answer["citations"]]
        assert set(quoted) == {QUESTIONS[question]}
    wait_until(lambda: served.turns.borrowed_tokens == 0)
    wait_until(lambda: served.following.borrowed_tokens == 0)


@pytest.mark.parametrize("headers", [{}, ACCEPTED])
@pytest.mark.parametrize("path", PATHS)
def test_a_client_that_goes_away_ends_what_is_written_for_it(
    endless: EndlessModel,
    endless_address: str,
    service_keys: Keys,
    path: str,
    headers: dict[str, str],
) -> None:
    body = json.dumps({"question": next(iter(QUESTIONS))})
    told = {
        "Host": "x",
        "Authorization": f"Bearer {service_keys.add('Ann', READER.role)}",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **headers,
    }
    lines = [f"POST {path} HTTP/1.1", *(f"{k}: {v}" for k, v in told.items()), "", body]
    with connected(endless_address) as client:
        client.sendall("\r\n".join(lines).encode())
        assert endless.writing.wait(PATIENCE)
        assert not endless.closed.is_set()
    assert endless.closed.wait(PATIENCE)
