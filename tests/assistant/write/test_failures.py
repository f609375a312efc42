"""Real clients against a real server that fails, in every way a server can."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from langchain_core.language_models import BaseChatModel

from assistant.settings import Settings
from assistant.write.chat_model import load_chat_model
from assistant.write.failures import ChatFailure, explain_failure
from tests.chat_server.scripted import (
    Drop,
    Failure,
    Fault,
    Garble,
    Hang,
    ScriptedServer,
    Status,
)
from tests.waiting import PATIENCE

pytestmark = pytest.mark.usefixtures("azure")

PROVIDERS = ["openai", "anthropic", "ollama", "azure_openai"]
SECRET = "sk-not-for-your-eyes"

KINDS: list[tuple[Failure, str]] = [
    (Status(400, "invalid_request_error"), "refused"),
    (Status(400, "x", "the request exceeds the available context size"), "too_long"),
    (Status(400, "x", "maximum context length is 8192 tokens"), "too_long"),
    (Status(401, "invalid_api_key", f"no such key: {SECRET}"), "unauthorized"),
    (Status(403, "permission_error"), "unauthorized"),
    (Status(404, "model_not_found"), "unknown_model"),
    (Status(413), "too_long"),
    (Status(429, "rate_limit_exceeded"), "busy"),
    (Status(500), "server_error"),
    (Status(502), "server_error"),
    (Status(503), "busy"),
    (Status(504), "timeout"),
    (Status(529, "overloaded_error"), "busy"),
    (Hang(), "timeout"),
    (Hang(after=2), "timeout"),
    (Drop(), "interrupted"),
    (Drop(after=2), "interrupted"),
    (Garble(), "server_error"),
    (Garble(after=2), "server_error"),
    (Fault("server_error", after=2), "server_error"),
]


def model_at(
    server: ScriptedServer, provider: str, timeout: float = PATIENCE
) -> BaseChatModel:
    settings = Settings(
        chat_model=f"{provider}:any",
        chat_base_url=server.url_for(provider),
        chat_timeout=timeout,
    )
    model = load_chat_model(settings)
    assert model is not None
    return model


def failure_of(model: BaseChatModel) -> ChatFailure:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any, of any client
        list(model.stream("How many firms?"))
    return explain_failure(caught.value)


def awaited_failure_of(model: BaseChatModel) -> ChatFailure:
    async def listen() -> None:
        async for _ in model.astream("How many firms?"):
            pass

    with pytest.raises(Exception) as caught:  # noqa: PT011 - any, of any client
        asyncio.run(listen())
    return explain_failure(caught.value)


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize(("failure", "kind"), KINDS)
def test_each_failure_has_its_kind_with_every_provider(
    provider: str, failure: Failure, kind: str
) -> None:
    with ScriptedServer("It has 12 firms.", failures=[failure] * 2) as server:
        # Only what hangs is to be given up, however slow the machine.
        timeout = 0.5 if isinstance(failure, Hang) else PATIENCE
        model = model_at(server, provider, timeout)
        assert failure_of(model).kind == kind
        assert awaited_failure_of(model).kind == kind


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (Status(400, "context_length_exceeded"), "too_long"),
        (Status(429, "insufficient_quota"), "refused"),
        (Fault("overloaded_error"), "busy"),
        (Fault("rate_limit_error"), "busy"),
        (Fault("authentication_error"), "unauthorized"),
    ],
)
def test_a_word_of_the_server_says_more_than_its_status(
    provider: str, failure: Failure, kind: str
) -> None:
    with ScriptedServer("It has 12 firms.", failures=[failure]) as server:
        assert failure_of(model_at(server, provider)).kind == kind


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_server_that_is_not_there_is_unreachable(provider: str) -> None:
    with ScriptedServer() as server:
        model = model_at(server, provider)
    assert failure_of(model).kind == "unreachable"


def test_a_host_that_does_not_exist_is_unreachable() -> None:
    settings = Settings(chat_model="any", chat_base_url="http://nowhere.invalid/v1")
    model = load_chat_model(settings)
    assert model is not None
    assert failure_of(model).kind == "unreachable"


def test_a_key_that_cannot_be_sent_is_unauthorized(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f"{SECRET}\n")
    with ScriptedServer() as server:
        assert failure_of(model_at(server, "openai")).kind == "unauthorized"


def test_a_stream_without_anything_in_it_is_empty() -> None:
    error = ValueError("No generation chunks were returned")
    assert explain_failure(error).kind == "empty"


def test_a_status_of_any_other_client_counts() -> None:
    request = httpx.Request("POST", "http://localhost")
    response = httpx.Response(429, request=request)
    error = httpx.HTTPStatusError("no", request=request, response=response)
    assert explain_failure(error).kind == "busy"


def test_an_error_that_was_being_handled_is_not_taken_for_the_cause() -> None:
    second = ConnectionRefusedError()
    second.__context__ = TimeoutError()
    assert explain_failure(second).kind == "unreachable"


def test_what_is_not_known_is_other_and_not_tried_again() -> None:
    failure = explain_failure(RuntimeError("?"))
    assert failure.kind == "other"
    assert not failure.retryable


def test_a_failure_is_explained_once() -> None:
    failure = ChatFailure("empty")
    assert explain_failure(failure) is failure


@pytest.mark.parametrize("kind", ["busy", "interrupted", "timeout", "unreachable"])
def test_what_may_pass_is_worth_another_try(kind: str) -> None:
    assert ChatFailure(kind).retryable  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["unauthorized", "unknown_model", "too_long"])
def test_what_stays_is_not_worth_another_try(kind: str) -> None:
    assert not ChatFailure(kind).retryable  # type: ignore[arg-type]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nothing_that_the_server_said_is_kept(provider: str) -> None:
    refusal = Status(401, "invalid_api_key", f"no such key: {SECRET}")
    with ScriptedServer(failures=[refusal]) as server:
        failure = failure_of(model_at(server, provider))
    assert SECRET not in f"{failure!r} {failure} {vars(failure)}"
    assert failure.__cause__ is None
