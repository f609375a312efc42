"""Questions with known answers, asked over HTTP as the caller may ask them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from assistant import Settings
from assistant.service.keys import Keys
from assistant.service.served import Served
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    EDITOR,
    leaked,
)
from tests.assistant.service.conftest import ClientOf
from tests.assistant.service.endless_model import EndlessModel
from tests.assistant.service.event_stream import ACCEPTED, events_of
from tests.waiting import PATIENCE, wait_until

FIRMS = {
    "question": "How many firms are in the glass cluster?",
    "answer": [252],
    "document": "glass.md",
    "kind": "figure",
}
KING = {"question": "Who is the king of Norway?", "answer": "not in the documents"}
BODY = {"questions": [FIRMS, KING], "floors": {"right": 0.5, "figure": {"mrr": 0.9}}}


@pytest.fixture
def editor(client_of: ClientOf) -> Iterator[httpx.Client]:
    with client_of(EDITOR) as client:
        yield client


@pytest.fixture
def endless_editor(endless_address: str, service_keys: Keys) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {service_keys.add('Eva', EDITOR.role)}"}
    with httpx.Client(
        base_url=endless_address, headers=headers, timeout=PATIENCE
    ) as client:
        yield client


def evaluated(client: httpx.Client, body: dict[str, Any]) -> dict[str, Any]:
    started = client.post("/api/evaluate", json=body)
    assert started.status_code == 202, started.text
    place = f"/api/evaluate/{started.json()['id']}"
    kind, state = events_of(client.get(place, headers=ACCEPTED).text)[-1]
    assert kind == state["state"]
    assert client.get(place).json() == state
    assert isinstance(state, dict)
    return state


def test_it_reports_what_the_command_measures(editor: httpx.Client) -> None:
    state = evaluated(editor, BODY)
    assert (state["state"], state["asked"], state["questions"]) == ("done", 2, 2)
    report = state["report"]
    assert report["groups"]["figure"]["right"] == 1.0
    assert report["groups"]["figure"]["citation_precision"] == 1.0
    assert report["groups"]["en over en"]["ndcg@10"] == 1.0
    assert report["groups"][""]["absent_answered"] == 0.0
    assert report["seconds"]["p95"] >= report["seconds"]["p50"] > 0
    assert (report["floors_reached"], report["missed"]) == (True, [])
    assert [one["known"]["question"] for one in report["outcomes"]] == [
        FIRMS["question"],
        KING["question"],
    ]
    assert report["worst"] == []


def test_what_goes_wrong_and_floors_that_are_missed_are_told(
    editor: httpx.Client,
) -> None:
    wrong = {**FIRMS, "answer": "9"}
    body = {"questions": [KING, wrong], "floors": {"wrong": 0.1}}
    report = evaluated(editor, body)["report"]
    assert not report["floors_reached"]
    assert "`wrong` is 1.000" in report["missed"][0]
    assert report["worst"] == [1]
    assert "252" in report["outcomes"][1]["said"]


@pytest.mark.parametrize("written_in", ["yaml", "jsonl"])
def test_the_text_of_a_file_is_read_like_the_file(
    editor: httpx.Client, written_in: str
) -> None:
    text = json.dumps(BODY)  # JSON is YAML, too.
    if written_in == "jsonl":
        records = ({"floors": BODY["floors"]}, FIRMS, KING)
        text = "\n".join(map(json.dumps, records))
    read = evaluated(editor, {"text": text, "written_in": written_in})
    assert read["report"]["groups"] == evaluated(editor, BODY)["report"]["groups"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"questions": [FIRMS, {"question": "Who?"}]}, "Question 2: nothing is said"),
        ({"questions": [{"anser": "1"}]}, "Question 1: `anser` is no field"),
        ({"questions": [FIRMS], "floors": {"rigth": 1}}, "`rigth` is no measure"),
        ({"questions": [FIRMS] * 1001}, "at most 1000"),
        ({"questions": [{**FIRMS, "question": "x" * 4001}]}, "Question 1 is too long"),
        ({"text": "- question: Who?\n  answer: [a"}, "this is no YAML"),
        (
            {"questions": [{**FIRMS, "history": ["Who?"] * 50}] * 20},
            "more than 1,000 questions",
        ),
        ({"text": "- &a [*a]"}, "The text, line 1: `*a` is a part of itself"),
        ({"text": "- question: &a [*a]"}, "`*a` is a part of itself"),
        ({"text": "[" * 100_000}, "nested too deeply"),
        ({"text": "[" + "a," * 500_000 + "]"}, "more than 100,000 names"),
        ({"text": "[" * 100_000, "written_in": "jsonl"}, "nested too deeply"),
        ({"text": '{"a": 1' + "0" * 5_000 + "}", "written_in": "jsonl"}, "too long"),
        (
            {"text": '{"question": "\\ud800", "quote": "a"}', "written_in": "jsonl"},
            "half of a character",
        ),
        ({"text": '- {question: "\\ud800", quote: a}'}, "line 1: this is no YAML"),
        ({}, "Field required"),
    ],
)
def test_a_mistake_is_told_with_its_place_before_anything_is_asked(
    editor: httpx.Client, body: dict[str, Any], said: str
) -> None:
    refused = editor.post("/api/evaluate", json=body)
    assert refused.status_code == 422
    assert said in refused.json()["detail"]


def test_a_reader_neither_starts_nor_sees_nor_ends_one(
    reader: httpx.Client, editor: httpx.Client
) -> None:
    place = f"/api/evaluate/{evaluated(editor, BODY)['id']}"
    assert reader.post("/api/evaluate", json=BODY).status_code == 403
    assert reader.get(place).status_code == 403
    assert reader.delete(place).status_code == 403
    assert editor.get(place).status_code == 200


def test_an_evaluation_is_for_who_asked_for_it_alone(
    client_of: ClientOf, editor: httpx.Client
) -> None:
    place = f"/api/evaluate/{evaluated(editor, BODY)['id']}"
    with client_of(ADMINISTRATOR) as other:
        assert other.get(place).status_code == other.delete(place).status_code == 404
        assert other.get(place).json() == other.get("/api/evaluate/none").json()
    assert editor.delete(place).status_code == 204
    assert editor.get(place).status_code == 404


def test_a_closed_document_is_none_to_who_may_not_read_it(
    client_of: ClientOf, editor: httpx.Client
) -> None:
    plants = "How many plants does the Kestrel programme have?"
    body = {"questions": [{"question": plants, "document": "secret/kestrel.md"}]}
    state = evaluated(editor, body)
    assert state["state"] == "failed"
    assert "which is not in the index" in state["problem"]["detail"]
    body = {"questions": [{"question": plants, "answer": "not in the documents"}]}
    assert leaked(str(evaluated(editor, body)), plants) == []
    with client_of(ADMINISTRATOR) as administrator:
        assert "8642" in str(evaluated(administrator, body))


def test_one_goes_on_at_a_time_until_it_is_ended(
    endless_editor: httpx.Client, endless_served: Served, endless: EndlessModel
) -> None:
    started = endless_editor.post("/api/evaluate", json=BODY)
    assert endless.writing.wait(PATIENCE)
    refused = endless_editor.post("/api/evaluate", json=BODY)
    assert refused.status_code == 409
    assert "Another evaluation is going on" in refused.json()["detail"]
    place = f"/api/evaluate/{started.json()['id']}"
    places = endless_served.following_evaluations
    with ExitStack() as followed:
        followers = []  # Each is closed when it is let go.
        while places.available_tokens:
            stream = endless_editor.stream("GET", place, headers=ACCEPTED)
            followers.append(followed.enter_context(stream).iter_lines())
            next(followers[-1])
        # However many follow it, nobody waits to be refused.
        refused = endless_editor.post("/api/evaluate", json=BODY, headers=ACCEPTED)
        assert refused.status_code == 409
    assert endless_editor.get(place).json()["state"] == "running"
    assert endless_editor.delete(place).status_code == 204
    assert endless.closed.wait(PATIENCE)
    wait_until(
        lambda: endless_editor.post("/api/evaluate", json=BODY).status_code == 202
    )


def test_who_goes_away_ends_what_they_asked_for_but_not_what_they_only_follow(
    endless_editor: httpx.Client, endless_served: Served, endless: EndlessModel
) -> None:
    def asking() -> Any:
        return endless_editor.stream(
            "POST", "/api/evaluate", json=BODY, headers=ACCEPTED
        )

    with asking() as asked:
        lines = asked.iter_lines()
        told = next(line for line in lines if line.startswith("data: "))
        place = f"/api/evaluate/{json.loads(told[6:])['id']}"
        assert endless.writing.wait(PATIENCE)
        with endless_editor.stream("GET", place, headers=ACCEPTED) as followed:
            follower = followed.iter_lines()  # Which closes it when it is let go.
            next(follower)
            assert endless_served.following_evaluations.borrowed_tokens == 1
        wait_until(lambda: endless_served.following_evaluations.borrowed_tokens == 0)
        assert endless_editor.get(place).json()["state"] == "running"
    assert endless.closed.wait(PATIENCE)
    wait_until(lambda: endless_editor.get(place).json()["state"] == "failed")
    assert "was stopped" in endless_editor.get(place).json()["problem"]["detail"]


def test_its_questions_wait_in_line_with_those_of_everybody_else(
    endless_editor: httpx.Client, endless_served: Served, endless: EndlessModel
) -> None:
    question = {"question": FIRMS["question"]}
    with endless_editor.stream(
        "POST", "/api/ask", json=question, headers=ACCEPTED
    ) as asked:
        assert endless.writing.wait(PATIENCE)
        started = endless_editor.post("/api/evaluate", json=BODY).json()
        turns = endless_served.turns
        wait_until(lambda: turns.statistics().tasks_waiting == 1)
        assert started["asked"] == 0
        endless.closed.clear()
        asked.close()
    assert endless.closed.wait(PATIENCE)
    wait_until(lambda: turns.statistics().tasks_waiting == 0)
    endless_editor.delete(f"/api/evaluate/{started['id']}")
    wait_until(lambda: turns.statistics().borrowed_tokens == 0)


MISNAMED = {"questions": [{**FIRMS, "document": "glas.md"}]}


@pytest.mark.parametrize(
    ("body", "told"), [(BODY, "252"), (MISNAMED, "Is glass.md meant?")]
)
def test_what_rests_on_documents_that_were_closed_since_is_not_told(
    editor: httpx.Client, served_settings: Settings, body: dict[str, Any], told: str
) -> None:
    place = f"/api/evaluate/{evaluated(editor, body)['id']}"
    assert told in editor.get(place).text
    closing = served_settings.corpus_dir / "access.yaml"
    closing.write_text("groups: [economists]\n")
    try:
        wait_until(lambda: "not open to you" in editor.get(place).text)
        state = editor.get(place).json()
        assert (state["state"], state["report"]) == ("failed", None)
        followed = editor.get(place, headers=ACCEPTED).text
        assert told not in str(state) + followed
    finally:
        closing.unlink()
    wait_until(lambda: told in editor.get(place).text)


def test_an_administrator_and_nobody_else_may_stop_that_of_another(
    endless_editor: httpx.Client, endless: EndlessModel, service_keys: Keys
) -> None:
    place = (
        f"/api/evaluate/{endless_editor.post('/api/evaluate', json=BODY).json()['id']}"
    )
    assert endless.writing.wait(PATIENCE)
    assert endless_editor.delete("/api/evaluate").status_code == 403
    key = service_keys.add("Adam", ADMINISTRATOR.role)
    headers = {"Authorization": f"Bearer {key}"}
    address = endless_editor.base_url
    stopped = httpx.delete(f"{address}/api/evaluate", headers=headers, timeout=PATIENCE)
    assert stopped.status_code == 204
    wait_until(lambda: endless_editor.get(place).json()["state"] == "failed")


def test_questions_have_a_bounded_number_of_tags(editor: httpx.Client) -> None:
    tagged = [{**KING, "tags": [f"a tag {n}" for n in range(101)]}]
    refused = editor.post("/api/evaluate", json={"questions": tagged})
    assert refused.status_code == 422
    assert "different kinds and tags" in refused.json()["detail"]
