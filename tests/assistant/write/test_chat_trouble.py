"""What a person gets when a chat model fails: over real HTTP, with a real client."""

from __future__ import annotations

import gc
import itertools
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import AsyncGeneratorType

import pytest

from assistant import Answer, Assistant, Settings
from tests.chat_server.protocols import Body, Cited
from tests.chat_server.scripted import (
    Drop,
    Failure,
    Garble,
    Hang,
    Reply,
    ScriptedServer,
    Status,
)
from tests.waiting import wait_until

FIRMS = "How many firms are in the Xuzhou cluster?"
TRUE = "There are 252 registered firms in Xuzhou"
SOURCE = "252 registrerade"
KEY = "sk-secret-0123456789"


def honest(messages: list[Body]) -> str:
    """Write what is true, under the key of the passage that says it."""
    prompt = str(messages[-1]["content"])
    if "<passage>" not in prompt:
        return "1. There are 252 registered firms and more than 60,000 5 employees."
    before = prompt[: prompt.index(SOURCE)]
    key = re.findall(r"^\[p\d+\]", before, re.MULTILINE)[-1]
    return f"{TRUE} {key}."


@contextmanager
def asked(
    settings: Settings, server: ScriptedServer, **values: object
) -> Iterator[Assistant]:
    chosen = settings.model_copy(
        update={"chat_model": "openai:any", "chat_base_url": server.openai_url} | values
    )
    with Assistant.open(chosen) as assistant:
        yield assistant


def is_quoted(answer: Answer) -> bool:
    return answer.mode == "extracted" and "252 registrerade företag" in answer.text


def test_an_answer_comes_over_http_with_its_translation(
    shipped_settings: Settings,
) -> None:
    with ScriptedServer(honest) as server, asked(shipped_settings, server) as assistant:
        answer = assistant.ask(FIRMS)
    assert answer.text == f"{TRUE}. [1]"
    assert (answer.mode, answer.model) == ("written", "openai:any")
    assert answer.citations[0].translation.startswith("There are 252")


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Status(401, "invalid_api_key", f"wrong key {KEY}"), "key"),
        (Status(404, "model_not_found"), "does not know"),
        (Status(429), "overloaded"),
        (Status(500), "failed"),
        (Status(400), "failed"),
        (Hang(), "too long"),
        (Hang(after=1), "too long"),
        (Drop(), "broke off"),
        (Drop(after=1), "broke off"),
        (Garble(), "failed"),
    ],
)
def test_whatever_fails_the_quotation_stands_with_one_line_that_says_why(
    shipped_settings: Settings,
    failure: Failure,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    caplog.set_level(logging.DEBUG)
    server = ScriptedServer(honest, failures=itertools.repeat(failure))
    settings = {"chat_timeout": 1.0, "chat_retries": 0}
    with server, asked(shipped_settings, server, **settings) as assistant:
        answer = assistant.ask(FIRMS)
    assert is_quoted(answer)
    assert len([note for note in answer.notes if said in note]) == 1
    assert KEY not in repr(answer)
    assert KEY not in caplog.text


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_reply_that_cannot_be_read_is_closed_without_the_collector_of_garbage(
    shipped_settings: Settings, monkeypatch: pytest.MonkeyPatch, provider: str
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    server = ScriptedServer(honest, failures=itertools.repeat(Garble(after=2)))
    values = {
        "chat_model": f"{provider}:any",
        "chat_base_url": server.url_for(provider),
        "chat_retries": 0,
    }
    gc.collect()
    gc.disable()
    try:
        with server, asked(shipped_settings, server, **values) as assistant:
            assert is_quoted(assistant.ask(FIRMS))
        wait_until(lambda: not list(begun_generators()))
    finally:
        gc.enable()


def begun_generators() -> Iterator[AsyncGeneratorType[object, object]]:
    """Yield those of a reply that are neither at their end nor closed."""
    for one in gc.get_objects():
        if type(one) is AsyncGeneratorType and one.ag_frame is not None:
            yield one


def test_a_model_that_fails_for_a_moment_is_asked_again(
    shipped_settings: Settings,
) -> None:
    server = ScriptedServer(honest, failures=[Status(429), Drop()])
    with server, asked(shipped_settings, server) as assistant:
        assert assistant.ask(FIRMS).mode == "written"


def test_a_wrong_key_is_not_tried_again(shipped_settings: Settings) -> None:
    server = ScriptedServer(honest, failures=itertools.repeat(Status(401)))
    with server, asked(shipped_settings, server) as assistant:
        assert is_quoted(assistant.ask(FIRMS))
    assert len(server.requests) == 1


def test_a_server_that_is_not_there_is_said_to_be_out_of_reach(
    shipped_settings: Settings,
) -> None:
    with ScriptedServer(honest) as gone:
        pass
    with asked(shipped_settings, gone, chat_retries=1) as assistant:
        answer = assistant.ask(FIRMS)
    assert is_quoted(answer)
    assert any("cannot be reached" in note for note in answer.notes)


def test_passages_too_long_for_the_model_are_left_out_from_the_last(
    shipped_settings: Settings,
) -> None:
    server = ScriptedServer(honest, context_characters=4500)
    with server, asked(shipped_settings, server) as assistant:
        answer = assistant.ask(FIRMS)
    assert answer.mode == "written"
    whole, *shorter = [
        str(request.messages[-1]["content"]).count("<passage>")
        for request in server.requests
        if "<passage>" in str(request.messages[-1]["content"])
    ]
    assert shorter
    assert shorter[-1] < whole


def test_a_model_too_small_for_one_passage_leaves_the_quotation(
    shipped_settings: Settings,
) -> None:
    server = ScriptedServer(honest, context_characters=500)
    with server, asked(shipped_settings, server) as assistant:
        answer = assistant.ask(FIRMS)
    assert is_quoted(answer)
    assert any("too long" in note for note in answer.notes)


def test_what_was_checked_before_the_connection_broke_stands(
    shipped_settings: Settings,
) -> None:
    def long(messages: list[Body]) -> str:
        return f"{honest(messages)} And so it goes on and on. " * 3

    server = ScriptedServer(long, failures=[Drop(after=25)], pause=0.01)
    with server, asked(shipped_settings, server) as assistant:
        answer = assistant.ask(FIRMS)
    assert answer.text.startswith(TRUE)
    assert any("broke off" in note and "checked" in note for note in answer.notes)


def test_citations_of_a_model_that_has_its_own_are_used(
    shipped_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)

    def cite(messages: list[Body]) -> Reply:
        blocks = messages[-1]["content"]
        documents = [b["source"]["data"] for b in blocks if b["type"] == "document"]
        if not documents:
            return "1. There are 252 registered firms."
        (place,) = [n for n, text in enumerate(documents) if SOURCE in text][:1]
        start = documents[place].index(SOURCE)
        return [Cited(f"{TRUE}.", SOURCE, place, start, start + len(SOURCE)), " Done."]

    values = {"chat_model": "anthropic:any"}
    with ScriptedServer(cite) as server:
        values["chat_base_url"] = server.url
        with asked(shipped_settings, server, **values) as assistant:
            answer = assistant.ask(FIRMS)
    assert answer.text == f"{TRUE}. [1]"
    assert answer.citations[0].quote.startswith("Det finns 252")
