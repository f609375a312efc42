"""Which keys a chat model is given, and that nobody is shown them."""

from __future__ import annotations

import logging
import os
import traceback
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.write.chat_model import chat_model_name, load_chat_model
from assistant.write.provider_keys import arguments_from_dotenv
from tests.assistant.write.chat_model.conftest import (
    KEYS,
    SECRET,
    asked,
    error_of,
    load,
)
from tests.chat_server.scripted import ScriptedServer, Status


@pytest.mark.parametrize(
    ("chat_model", "variable"),
    [
        ("openai:gpt-5-mini", "OPENAI_API_KEY"),
        ("anthropic:claude-sonnet-4-5", "ANTHROPIC_API_KEY"),
        ("azure_openai:mine", "AZURE_OPENAI_API_KEY"),
    ],
)
def test_a_missing_key_is_named(chat_model: str, variable: str) -> None:
    error = error_of(chat_model)
    assert error.message == f"The chat model {chat_model} needs {variable}."
    assert error.hint == f"Set {variable} in the environment or in .env."


def test_each_variable_of_azure_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", SECRET)
    missing = {error_of("azure_openai:mine").message.split()[-1]}
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    missing.add(error_of("azure_openai:mine").message.split()[-1])
    assert missing == {"OPENAI_API_VERSION.", "AZURE_OPENAI_ENDPOINT."}


def test_a_key_may_stand_in_dotenv(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"OPENAI_API_KEY={SECRET}\n", encoding="utf-8")
    with ScriptedServer("It has 12 firms.") as server:
        request = asked("openai:any", server, server.openai_url)
    assert request.headers["authorization"] == f"Bearer {SECRET}"


def test_what_dotenv_has_is_in_no_repr_and_does_not_change_the_environment(
    tmp_path: Path,
) -> None:
    (tmp_path / ".env").write_text(f"ANTHROPIC_API_KEY={SECRET}\n", encoding="utf-8")
    before = dict(os.environ)
    with ScriptedServer("It has 12 firms.") as server:
        request = asked("anthropic:any", server, server.url)
        assert SECRET in str(request.headers)
        model = load("anthropic:any", server.url)
    assert SECRET not in f"{model!r} {model}"
    assert dict(os.environ) == before


def test_all_that_azure_needs_may_stand_in_dotenv(tmp_path: Path) -> None:
    with ScriptedServer("It has 12 firms.") as server:
        (tmp_path / ".env").write_text(
            f"AZURE_OPENAI_API_KEY={SECRET}\nOPENAI_API_VERSION=2024-10-21\n"
            f"AZURE_OPENAI_ENDPOINT={server.url}\n",
            encoding="utf-8",
        )
        request = asked("azure_openai:mine", server, "")
    assert request.path.endswith("/mine/chat/completions?api-version=2024-10-21")
    assert request.headers["api-key"] == SECRET


def test_any_provider_is_given_its_key_and_no_other_from_dotenv(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"MISTRAL_API_KEY={SECRET}\nOPENAI_API_KEY=another\nMISTRAL_OTHER=x\n",
        encoding="utf-8",
    )
    assert arguments_from_dotenv("mistralai") == {"api_key": SECRET}
    assert arguments_from_dotenv("openai") == {"api_key": "another"}
    assert arguments_from_dotenv("ollama") == {}


def test_the_environment_goes_before_dotenv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", SECRET)
    (tmp_path / ".env").write_text("ANTHROPIC_API_KEY=another\n", encoding="utf-8")
    with ScriptedServer("It has 12 firms.") as server:
        request = asked("anthropic:any", server, server.url)
    assert SECRET in str(request.headers)
    assert "another" not in str(request.headers)


def test_a_setting_in_dotenv_does_not_outlive_a_change_of_the_file(
    tmp_path: Path,
) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("CLUSTER_POLICY_CHAT_MODEL=ollama:one\n", encoding="utf-8")
    assert load_chat_model(Settings.load()) is not None
    dotenv.write_text("CLUSTER_POLICY_CHAT_MODEL=ollama:two\n", encoding="utf-8")
    assert chat_model_name(Settings.load()) == "ollama:two"


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_a_key_is_in_no_repr_and_no_log(
    provider: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in KEYS:
        monkeypatch.setenv(name, SECRET)
    caplog.set_level(logging.DEBUG)
    with ScriptedServer("It has 12 firms.", failures=[Status(401)]) as server:
        model = load(f"{provider}:any", server.url_for(provider))
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any, of any client
            model.invoke("How many?")
    assert SECRET in str(server.requests[0].headers)
    assert SECRET not in f"{model!r} {model} {caught.value!r} {caplog.text}"


def test_what_a_client_quotes_of_the_environment_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    monkeypatch.setenv("OPENAI_PROXY", f"nothing://{SECRET}@localhost")
    error = error_of("openai:any")
    assert error.message.endswith("cannot be set up (ValidationError).")
    assert SECRET not in "".join(traceback.format_exception(error))
