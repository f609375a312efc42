from __future__ import annotations

from dataclasses import asdict

import httpx
import pytest

from assistant.service.served import Served
from tests.assistant.access.closed_corpus import ECONOMIST, READER, leaked
from tests.assistant.service.conftest import ClientOf

QUESTION = "How many firms are in the glass cluster?"
CLOSED = "How many plants does the Kestrel programme have?"


def test_the_passages_are_those_that_python_gets(
    served: Served, reader: httpx.Client
) -> None:
    expected = served.assistant_of(READER).search(QUESTION, 2)
    found = reader.post("/api/search", json={"question": QUESTION, "top_k": 2}).json()
    assert found["passages"] == [asdict(passage) for passage in expected]
    assert len(expected) == 2


def test_each_passage_stands_in_its_document_to_the_character(
    reader: httpx.Client,
) -> None:
    found = reader.post("/api/search", json={"question": QUESTION}).json()["passages"]
    assert found
    for passage in (one["passage"] for one in found):
        read = reader.get(f"/api/documents/{passage['document_id']}").json()
        span = passage["span"]
        assert read["text"][span["start"] : span["end"]] == passage["text"]


def test_a_search_can_be_of_some_documents_only(reader: httpx.Client) -> None:
    asked = {"question": QUESTION, "among": ["toys.md"]}
    found = reader.post("/api/search", json=asked).json()["passages"]
    assert {one["passage"]["document_id"] for one in found} == {"toys.md"}


@pytest.mark.parametrize("among", [[], ["secret"], ["secret/kestrel.md", "toys.md"]])
def test_nothing_closed_is_found(client_of: ClientOf, among: list[str]) -> None:
    asked = {"question": CLOSED, "among": among, "top_k": 100}
    with client_of(READER) as reader, client_of(ECONOMIST) as economist:
        assert not leaked(reader.post("/api/search", json=asked).text, CLOSED)
        assert leaked(economist.post("/api/search", json=asked).text)


def test_what_is_closed_is_chosen_as_what_is_not_there(reader: httpx.Client) -> None:
    said = [
        reader.post("/api/search", json={"question": QUESTION, "among": [place]})
        for place in ("secret", "nowhere")
    ]
    assert [response.status_code for response in said] == [404, 404]
    assert said[0].text == said[1].text


@pytest.mark.parametrize("sent", [{"question": " "}, {"question": "x", "top_k": 101}])
def test_what_cannot_be_searched_for_is_a_problem(
    reader: httpx.Client, sent: dict[str, object]
) -> None:
    response = reader.post("/api/search", json=sent)
    assert response.status_code == 422
    assert response.json()["detail"]
