from __future__ import annotations

import json
from dataclasses import asdict

import httpx
import pytest

from assistant.service.application import make_application
from assistant.service.served import Served
from tests.assistant.access.closed_corpus import ECONOMIST, READER, leaked
from tests.assistant.service.conftest import ClientOf, connected, listening
from tests.assistant.service.event_stream import ACCEPTED, events_of

QUESTION = "How many firms are in the glass cluster?"
CLOSED = "How many plants does the Kestrel programme have?"
ASKED = {"question": QUESTION}


def without_times(answer: dict[str, object]) -> object:
    return json.loads(json.dumps({**answer, "timings": {}}))


def test_the_answer_is_the_one_that_python_gets(
    served: Served, reader: httpx.Client
) -> None:
    expected = asdict(served.assistant_of(READER).ask(QUESTION))
    response = reader.post("/api/ask", json=ASKED)
    assert response.status_code == 200
    assert expected["citations"]
    assert without_times(response.json()) == without_times(expected)


def test_events_tell_of_each_step_and_end_with_the_same_answer(
    served: Served, reader: httpx.Client
) -> None:
    response = reader.post("/api/ask", json=ASKED, headers=ACCEPTED)
    assert response.headers["content-type"].startswith("text/event-stream")
    kinds = [kind for kind, _ in events_of(response.text)]
    assert kinds[:2] == ["searching", "reading"]
    assert kinds[-1] == "done"
    assert {"text", "citation"} < set(kinds)
    told = events_of(response.text)[-1][1]["answer"]
    expected = asdict(served.assistant_of(READER).ask(QUESTION))
    assert isinstance(told, dict)
    assert without_times(told) == without_times(expected)


def test_a_follow_up_is_understood_from_the_history(reader: httpx.Client) -> None:
    history = [{"question": "How many people does the toy cluster employ?"}]
    asked = {"question": "And what is its budget?", "history": history}
    answer = reader.post("/api/ask", json=asked).json()
    assert answer["citations"][0]["document_id"] == "toys.md"


def test_an_answer_can_be_had_from_some_documents_only(reader: httpx.Client) -> None:
    asked = {"question": QUESTION, "among": ["toys.md"]}
    answer = reader.post("/api/ask", json=asked).json()
    assert answer["status"] == "not_found"


@pytest.mark.parametrize("headers", [{}, ACCEPTED])
def test_whoever_has_the_key_learns_of_what_they_may_read(
    client_of: ClientOf, headers: dict[str, str]
) -> None:
    with client_of(READER) as reader, client_of(ECONOMIST) as economist:
        asked = {"question": CLOSED}
        told = reader.post("/api/ask", json=asked, headers=headers).text
        assert not leaked(told, CLOSED)
        assert leaked(economist.post("/api/ask", json=asked, headers=headers).text)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"json": {}}, 422),
        ({"json": {"question": "   "}}, 422),
        ({"json": {"question": "   "}, "headers": ACCEPTED}, 422),
        ({"json": {"question": "x" * 5_000}}, 422),
        ({"json": {"question": QUESTION, "unknown": 1}}, 422),
        ({"content": b"x" * 10_000_000}, 413),
        ({"json": {"question": QUESTION}, "headers": {"Authorization": ""}}, 401),
        (
            {"json": {"question": QUESTION}, "headers": {"Authorization": "Bearer x"}},
            401,
        ),
    ],
)
def test_what_is_wrong_with_a_request_is_a_problem_with_a_sentence(
    reader: httpx.Client, sent: dict[str, object], status: int
) -> None:
    response = reader.post("/api/ask", **sent)  # type: ignore[arg-type]
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["detail"]
    assert "x" * 100 not in response.text


def test_a_body_that_does_not_come_is_waited_for_only_so_long(served: Served) -> None:
    slow = make_application(served, slowest=0.1)
    with listening(slow) as address, connected(address) as client:
        client.sendall(
            b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n"
            b"Content-Type: application/json\r\n\r\n{"
        )
        assert client.recv(100).startswith(b"HTTP/1.1 408")
