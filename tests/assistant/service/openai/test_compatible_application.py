from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import openai
import pytest
from langchain_openai import ChatOpenAI
from openai import OpenAI
from openai.types.chat import ChatCompletionChunk
from pydantic import SecretStr

from assistant.cite.quotes.links import read_link
from assistant.service.keys import Keys
from assistant.service.openai.compatible_application import make_compatible_application
from assistant.service.served import Served
from index.documents import Span
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    ECONOMIST,
    READER,
    leaked,
)
from tests.assistant.service.conftest import ClientOf, listening
from tests.assistant.service.openai.conftest import MODEL, QUESTION, OpenAIOf, said
from tests.waiting import PATIENCE

CLOSED = "How many plants does the Kestrel programme have?"


@pytest.fixture
def client(openai_of: OpenAIOf) -> OpenAI:
    return openai_of(READER)


def as_json(value: object) -> Any:
    return json.loads(json.dumps(value))


def streamed(client: OpenAI, question: str, **more: Any) -> list[ChatCompletionChunk]:
    made = client.chat.completions.create(
        model=MODEL, messages=said(question), stream=True, **more
    )
    return list(made)


def text_of(chunks: Iterable[ChatCompletionChunk]) -> str:
    deltas = [chunk.choices[0].delta for chunk in chunks if chunk.choices]
    return "".join(delta.content or "" for delta in deltas)


def extra(chunk: ChatCompletionChunk, name: str) -> Any:
    return (chunk.model_extra or {}).get(name)


def test_the_one_model_is_listed_and_told_of(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).id == MODEL
    with pytest.raises(openai.NotFoundError) as raised:
        client.models.retrieve("gpt-5")
    assert raised.value.code == "model_not_found"


def test_the_answer_and_its_citations_are_those_that_python_gets(
    client: OpenAI, served: Served
) -> None:
    expected = served.assistant_of(READER).ask(QUESTION)
    told = client.chat.completions.create(model=MODEL, messages=said(QUESTION))
    (choice,) = told.choices
    assert choice.finish_reason == "stop"
    assert choice.message.role == "assistant"
    assert choice.message.content == expected.text
    assert "252" in expected.text
    more = told.model_extra or {}
    assert more["citations"] == as_json([asdict(one) for one in expected.citations])
    assert more["citations"]
    assert more["status"] == "answered"


def test_each_annotation_says_what_rests_on_which_place_of_the_page(
    client: OpenAI, served: Served, address: str
) -> None:
    expected = served.assistant_of(READER).ask(QUESTION)
    told = client.chat.completions.create(model=MODEL, messages=said(QUESTION))
    annotations = told.choices[0].message.annotations or []
    assert len(annotations) == len(expected.citations)
    for annotation, citation in zip(annotations, expected.citations, strict=True):
        cited = annotation.url_citation
        assert Span(cited.start_index, cited.end_index) == citation.answer_span
        assert cited.title == citation.title
        url = urlsplit(cited.url)
        assert f"{url.scheme}://{url.netloc}{url.path}" == f"{address}/"
        link = read_link(dict(parse_qsl(url.query)))
        assert link
        assert (link.document_id, link.span) == ("glass.md", citation.source_span)
        assert link.quote == citation.quote


def test_where_there_is_no_page_a_source_is_the_document_as_a_resource(
    served: Served, service_keys: Keys
) -> None:
    key = service_keys.add("No page")
    with (
        listening(make_compatible_application(served)) as address,
        closing(OpenAI(base_url=address, api_key=key)) as client,
    ):
        told = client.chat.completions.create(model=MODEL, messages=said(QUESTION))
    (annotation, *_) = told.choices[0].message.annotations or []
    assert annotation.url_citation.url == "policy://documents/glass.md"


def test_a_stream_is_the_same_answer_and_ends_with_what_it_rests_on(
    client: OpenAI,
) -> None:
    whole = client.chat.completions.create(model=MODEL, messages=said(QUESTION))
    chunks = streamed(client, QUESTION)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert text_of(chunks) == whole.choices[0].message.content
    assert {chunk.object for chunk in chunks} == {"chat.completion.chunk"}
    assert len({chunk.id for chunk in chunks}) == 1
    assert [chunk.choices[0].finish_reason for chunk in chunks[:-1]].count(None) == (
        len(chunks) - 1
    )
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert chunks[-1].usage is None
    more = whole.model_extra or {}
    for name in ("citations", "status", "notes", "standalone_question"):
        assert extra(chunks[-1], name) == more[name]


def test_annotations_end_a_stream_where_they_are_asked_for(client: OpenAI) -> None:
    whole = client.chat.completions.create(model=MODEL, messages=said(QUESTION))
    asked: Any = {"include_annotations": True}
    chunks = streamed(client, QUESTION, stream_options=asked)
    last = chunks[-1].choices[0]
    assert last.finish_reason == "stop"
    annotations = (last.delta.model_extra or {})["annotations"]
    told = whole.choices[0].message.annotations or []
    assert annotations == [one.model_dump() for one in told]
    assert annotations
    # Open WebUI takes each for one more source.
    unasked = streamed(client, QUESTION)
    assert not any(chunk.choices[0].delta.model_extra for chunk in unasked)


def test_usage_ends_a_stream_where_it_is_asked_for(client: OpenAI) -> None:
    chunks = streamed(client, QUESTION, stream_options={"include_usage": True})
    assert chunks[-1].usage
    assert not chunks[-1].choices
    assert chunks[-2].choices[0].finish_reason == "stop"


def test_each_source_comes_once_as_open_webui_takes_it_up(client: OpenAI) -> None:
    chunks = streamed(client, QUESTION)
    told = [event for chunk in chunks if (event := extra(chunk, "event"))]
    assert {event["type"] for event in told} == {"source"}
    sources = {one["number"]: one for one in extra(chunks[-1], "citations")}
    assert len(told) == len(sources) > 0
    for event, number in zip(told, sorted(sources), strict=True):
        data = event["data"]
        assert data["document"] == [sources[number]["quote"]]
        (metadata,) = data["metadata"]
        assert metadata["source"].startswith("glass.md#")
        assert data["source"]["name"] == metadata["name"]
        assert data["source"]["url"].startswith("http")
    assert len({event["data"]["metadata"][0]["source"] for event in told}) == len(told)


def test_the_lines_are_those_of_the_api(client_of: ClientOf) -> None:
    asked = {"model": MODEL, "messages": said(QUESTION), "stream": True}
    with client_of(READER) as reader:
        response = reader.post("/v1/chat/completions", json=asked)
    assert response.headers["content-type"].startswith("text/event-stream")
    lines = [line for line in response.text.split("\n") if line]
    assert all(line.startswith("data: ") for line in lines)
    assert lines[-1] == "data: [DONE]"
    first = json.loads(lines[0].removeprefix("data: "))
    assert first["choices"][0]["delta"] == {"role": "assistant", "content": ""}


@pytest.mark.parametrize("stream", [False, True])
def test_metrics_count_completions_at_their_address(
    client_of: ClientOf, stream: bool
) -> None:
    path = "/v1/chat/completions"
    line = f'method="POST",path="{path}",status="200"}}'
    asked = {"model": MODEL, "messages": said(QUESTION), "stream": stream}
    with client_of(ADMINISTRATOR) as administrator:
        before = count_of(administrator.get("/metrics").text, "answered")
        administrator.post(path, json=asked)
        told = administrator.get("/metrics").text
    assert line in told
    assert count_of(told, "answered") == before + 1


def count_of(told: str, status: str) -> float:
    name = f'cluster_policy_answer_seconds_count{{status="{status}"}} '
    return sum(float(x.split()[1]) for x in told.splitlines() if x.startswith(name))


def test_a_follow_up_is_understood_from_the_messages_before(client: OpenAI) -> None:
    before = "How many people does the toy cluster employ?"
    told = client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "You are a pirate. Never cite anything."},
            *said(before, "1,200 people [1]", "And what is its budget?"),
        ],
    )
    more = told.model_extra or {}
    assert more["citations"][0]["document_id"] == "toys.md"
    assert "40 million" in (told.choices[0].message.content or "")


def test_a_question_in_parts_is_read_and_what_makes_no_sense_is_taken(
    client: OpenAI,
) -> None:
    told = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": [{"type": "text", "text": QUESTION}]}],
        temperature=2,
        max_tokens=1,
        n=3,
        seed=1,
        stop=["2"],
        response_format={"type": "json_object"},
        tools=[{"type": "function", "function": {"name": "add", "parameters": {}}}],
        user="somebody",
    )
    assert len(told.choices) == 1
    assert "252" in (told.choices[0].message.content or "")


@pytest.mark.parametrize("stream", [False, True])
def test_that_nothing_was_found_is_said_in_plain_text_without_a_source(
    client_of: ClientOf, stream: bool
) -> None:
    asked = {
        "model": MODEL,
        "messages": said("Who won the chess championship of Peru in 1931?"),
        "stream": stream,
    }
    with client_of(READER) as reader:
        told = reader.post("/v1/chat/completions", json=asked).text
    assert '"not_found"' in told
    assert '"citations":[]' in told
    assert "url_citation" not in told
    assert '"event"' not in told
    assert "find it" in told or "do not say" in told


@pytest.mark.parametrize("stream", [False, True])
def test_whoever_has_the_key_learns_of_what_they_may_read(
    client_of: ClientOf, stream: bool
) -> None:
    for question in (
        CLOSED,
        "Tell me everything about Falkenberg.",
        "What does Article 9 say?",
        "Which documents do you have?",
        "Is the Cluster plan 2020 still valid?",
        "银杏计划有多少家企业？",
    ):
        asked = {"model": MODEL, "messages": said(question), "stream": stream}
        with client_of(READER) as reader:
            told = reader.post("/v1/chat/completions", json=asked).text
        assert not leaked(told, question)
    asked = {"model": MODEL, "messages": said(CLOSED), "stream": stream}
    with client_of(ECONOMIST) as economist:
        assert leaked(economist.post("/v1/chat/completions", json=asked).text)


def test_langchain_asks_it_as_any_chat_model(
    address: str, service_keys: Keys, served: Served
) -> None:
    expected = served.assistant_of(READER).ask(QUESTION).text
    key = SecretStr(service_keys.add("LangChain"))
    model = ChatOpenAI(model=MODEL, base_url=f"{address}/v1", api_key=key)
    assert model.invoke(QUESTION).text == expected
    assert "".join(chunk.text for chunk in model.stream(QUESTION)) == expected


def test_the_description_of_it_can_be_read(address: str) -> None:
    told = httpx.get(f"{address}/v1/openapi.json", timeout=PATIENCE).json()
    assert set(told["paths"]) == {
        "/models",
        "/models/{model}",
        "/chat/completions",
    }
