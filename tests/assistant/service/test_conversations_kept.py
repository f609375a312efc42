from __future__ import annotations

import httpx
import pytest

from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    ECONOMIST,
    EDITOR,
    READER,
    leaked,
)
from tests.assistant.service.conftest import ClientOf
from tests.assistant.service.event_stream import ACCEPTED, events_of

QUESTION = "How many people does the toy cluster employ?"
FOLLOW_UP = "And what is its budget?"
CLOSED = "How many plants does the Kestrel programme have?"


def begin(client: httpx.Client, question: str = QUESTION) -> str:
    response = client.post("/api/conversations", json={"question": question})
    assert response.status_code == 200
    return str(response.json()["conversation_id"])


def test_a_follow_up_is_understood_from_what_was_asked_before(
    reader: httpx.Client,
) -> None:
    id_ = begin(reader)
    asked = {"question": FOLLOW_UP}
    message = reader.post(f"/api/conversations/{id_}/messages", json=asked).json()
    assert message["state"] == "answered"
    assert message["answer"]["citations"][0]["document_id"] == "toys.md"
    read = reader.get(f"/api/conversations/{id_}").json()
    assert [one["question"] for one in read["messages"]] == [QUESTION, FOLLOW_UP]
    assert read["messages"][1]["answer"] == message["answer"]


def test_events_tell_of_each_step_and_of_where_it_is_kept(reader: httpx.Client) -> None:
    response = reader.post(
        "/api/conversations", json={"question": QUESTION}, headers=ACCEPTED
    )
    told = events_of(response.text)
    kinds = [kind for kind, _ in told]
    assert (kinds[0], kinds[-1]) == ("asked", "done")
    answer = told[-1][1]["answer"]
    assert (
        "".join(one["text"] for kind, one in told if kind == "text") == answer["text"]
    )
    cited = [one["citation"] for kind, one in told if kind == "citation"]
    assert cited == answer["citations"]
    kept = reader.get(f"/api/conversations/{told[0][1]['conversation_id']}").json()
    assert kept["messages"][0]["answer"] == answer


def test_a_question_can_be_asked_of_some_documents(reader: httpx.Client) -> None:
    asked = {"question": QUESTION, "among": ["glass.md"]}
    message = reader.post("/api/conversations", json=asked).json()
    assert message["answer"]["status"] == "not_found"
    assert message["among"] == ["glass.md"]


def test_a_conversation_is_listed_renamed_and_deleted(reader: httpx.Client) -> None:
    id_ = begin(reader)
    at = f"/api/conversations/{id_}"
    assert reader.patch(at, json={"title": "  Vole  money "}).status_code == 204
    found = reader.get("/api/conversations", params={"words": "vole"}).json()
    assert [one["title"] for one in found["conversations"]] == ["Vole money"]
    assert reader.delete(at).status_code == 204
    assert reader.get(at).status_code == 404
    listed = reader.get("/api/conversations").json()["conversations"]
    assert id_ not in {one["id"] for one in listed}


@pytest.mark.parametrize(
    ("method", "asked", "sent"),
    [
        ("GET", "", None),
        ("DELETE", "", None),
        ("PATCH", "", {"title": "Mine"}),
        ("POST", "/messages", {"question": FOLLOW_UP}),
    ],
)
def test_nobody_reaches_what_another_asked(
    client_of: ClientOf, method: str, asked: str, sent: dict[str, str] | None
) -> None:
    with (
        client_of(ECONOMIST) as owner,
        client_of(READER) as reader,
        client_of(EDITOR) as editor,
        client_of(ADMINISTRATOR) as administrator,
    ):
        id_ = begin(owner, CLOSED)
        for other in (reader, editor, administrator):
            refused, missing = (
                other.request(method, f"/api/conversations/{one}{asked}", json=sent)
                for one in (id_, "nothing")
            )
            assert refused.status_code == 404
            assert refused.text == missing.text
            listed = other.get("/api/conversations").json()["conversations"]
            assert id_ not in {one["id"] for one in listed}
        assert owner.get(f"/api/conversations/{id_}").json()["title"] == CLOSED


def test_what_is_asked_of_closed_documents_tells_nothing_of_them(
    client_of: ClientOf, reader: httpx.Client
) -> None:
    for headers in ({}, ACCEPTED):
        asked = {"question": CLOSED}
        told = reader.post("/api/conversations", json=asked, headers=headers).text
        assert not leaked(told, CLOSED)
    with client_of(ECONOMIST) as economist:
        id_ = begin(economist, CLOSED)
        assert leaked(economist.get(f"/api/conversations/{id_}").text, CLOSED)


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("", {"question": " "}, 422),
        ("", {"question": QUESTION, "history": []}, 422),
        ("/a b/messages", {"question": QUESTION}, 422),
    ],
)
def test_what_cannot_be_asked_is_a_problem(
    reader: httpx.Client, path: str, sent: dict[str, object], status: int
) -> None:
    response = reader.post(f"/api/conversations{path}", json=sent)
    assert response.status_code == status
    assert response.json()["detail"]


def test_what_is_closed_is_asked_as_what_is_not_there(reader: httpx.Client) -> None:
    told = []
    for place in ("secret", "nowhere"):
        asked = {"question": QUESTION, "among": [place]}
        message = reader.post("/api/conversations", json=asked).json()
        assert message["state"] == "failed"
        told.append((message["error"], message["hint"], message["answer"]))
        # Nor does it tell so later, when it is read again.
        id_ = message["conversation_id"]
        (read,) = reader.get(f"/api/conversations/{id_}").json()["messages"]
        told.append((read["error"], read["hint"], read["answer"]))
    assert set(told) == {told[0]}


def test_what_is_asked_of_an_open_and_a_closed_place_is_shown_as_ever(
    reader: httpx.Client,
) -> None:
    for place in ("secret", "nowhere"):
        asked = {"question": QUESTION, "among": ["toys.md", place]}
        message = reader.post("/api/conversations", json=asked).json()
        assert message["state"] == "answered"
        id_ = message["conversation_id"]
        (read,) = reader.get(f"/api/conversations/{id_}").json()["messages"]
        assert read["state"] == "answered"


def test_a_place_of_hundreds_of_folders_is_asked_as_one_that_is_not_there(
    reader: httpx.Client,
) -> None:
    asked = {"question": QUESTION, "among": ["/".join("a" * 500)]}
    message = reader.post("/api/conversations", json=asked).json()
    assert message["state"] == "failed"
    id_ = message["conversation_id"]
    assert reader.get(f"/api/conversations/{id_}").status_code == 200
    assert reader.delete(f"/api/conversations/{id_}").status_code == 204
    longer = {"question": QUESTION, "among": ["a" * 1_001]}
    assert reader.post("/api/conversations", json=longer).status_code == 422
