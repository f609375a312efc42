"""Strings that JSON can say but nobody can keep are refused wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.assistant.access.closed_corpus import ADMINISTRATOR
from tests.assistant.service.conftest import ClientOf

QUESTION = '"question": "How many firms are in the glass cluster?"'
JSON = {"Content-Type": "application/json", "Accept": "application/json"}
BAD = [r"\ud800", r"\uDFFF", r"a\udc00\ud83db", r"\u0000"]


@pytest.fixture(scope="module")
def administrator(client_of: ClientOf) -> Iterator[httpx.Client]:
    with client_of(ADMINISTRATOR) as client:
        yield client


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/ask", '{"question": "BAD"}'),
        ("/api/ask", '{QUESTION, "among": ["BAD"]}'),
        ("/api/ask", '{QUESTION, "history": [{"question": "BAD"}]}'),
        ("/api/ask", '{QUESTION, "BAD": 1}'),
        ("/api/search", '{"question": "BAD"}'),
        ("/api/conversations", '{QUESTION, "among": ["BAD"]}'),
        ("/api/conversations", '{"question": "BAD"}'),
        ("/api/evaluate", '{"questions": [{"question": "BAD", "quote": "a"}]}'),
        ("/v1/chat/completions", '{"messages": [{"role": "user", "content": "BAD"}]}'),
        ("/mcp", '{"jsonrpc": "2.0", "id": 1, "method": "BAD"}'),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(
    administrator: httpx.Client, path: str, body: str, bad: str
) -> None:
    content = body.replace("QUESTION", QUESTION).replace("BAD", bad)
    answered = administrator.post(path, content=content, headers=JSON)
    # To OpenAI's clients a body that is not valid is 400.
    assert answered.status_code == (400 if path.startswith("/v1") else 422)
    assert "a lone surrogate" in answered.text
    kept = administrator.get("/api/conversations").json()
    assert kept == {"conversations": []}


def test_the_title_of_a_conversation_is_one_that_can_be_kept(
    administrator: httpx.Client,
) -> None:
    begun = administrator.post(
        "/api/conversations", content="{" + QUESTION + "}", headers=JSON
    )
    place = f"/api/conversations/{begun.json()['conversation_id']}"
    title = administrator.get(place).json()["title"]
    for bad in BAD:
        body = '{"title": "BAD"}'.replace("BAD", bad)
        refused = administrator.patch(place, content=body, headers=JSON)
        assert refused.status_code == 422
        assert administrator.get(place).json()["title"] == title
    assert administrator.delete(place).status_code == 204


@pytest.mark.parametrize(
    "path",
    [
        "/api/documents/a%00b",
        "/api/documents?after=%00",
        "/api/conversations?words=%00",
    ],
)
def test_no_address_has_a_nul(administrator: httpx.Client, path: str) -> None:
    refused = administrator.get(path)
    assert refused.status_code == 422
    assert "The address has a NUL" in refused.json()["detail"]


@pytest.mark.parametrize(
    "said", [r"What is \ud83d\ude00?", r"What is \\ud800?", r"What is \\u0000?"]
)
def test_whole_characters_and_their_escapes_are_taken(
    administrator: httpx.Client, said: str
) -> None:
    body = '{"question": "BAD"}'.replace("BAD", said)
    answered = administrator.post("/api/ask", content=body, headers=JSON)
    assert answered.status_code == 200


def test_a_question_that_is_nested_very_deeply_is_refused(
    administrator: httpx.Client,
) -> None:
    deep = "[" * 900 + r'"\ud800"' + "]" * 900
    body = '{"questions": [{"question": ' + deep + "}]}"
    answered = administrator.post("/api/evaluate", content=body, headers=JSON)
    assert answered.status_code == 422
