"""Which chat model the settings mean, and what is said where they mean none."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from itertools import repeat
from pathlib import Path

import pytest
from langchain_core.language_models import BaseChatModel

from assistant.errors import ChatModelUnavailableError
from assistant.settings import Settings
from assistant.write.chat_model import chat_model_name, load_chat_model
from assistant.write.failures import explain_failure
from assistant.write.provider_keys import arguments_from_dotenv
from tests.chat_server.scripted import RecordedRequest, ScriptedServer, Status
from tests.waiting import PATIENCE

SECRET = "sk-not-for-your-eyes"
KEYS = [
    "ANTHROPIC_API_KEY",
    "AZURE_OPENAI_API_KEY",
    "AZURE_OPENAI_ENDPOINT",
    "OPENAI_API_KEY",
    "OPENAI_API_VERSION",
]


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in KEYS:
        # Set before it is removed, so that what a test adds does not stay.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


def load(chat_model: str, chat_base_url: str = "") -> BaseChatModel:
    settings = Settings(chat_model=chat_model, chat_base_url=chat_base_url)
    model = load_chat_model(settings)
    assert model is not None
    return model


def error_of(chat_model: str, chat_base_url: str = "") -> ChatModelUnavailableError:
    with pytest.raises(ChatModelUnavailableError) as caught:
        load(chat_model, chat_base_url)
    return caught.value


def asked(chat_model: str, server: ScriptedServer, url: str) -> RecordedRequest:
    """Ask a model for its reply and return the request that arrived."""
    pieces = [chunk.text for chunk in load(chat_model, url).stream("How many?")]
    assert "".join(pieces) == "It has 12 firms."
    assert len(pieces) > 2
    return server.requests[-1]


# Which model ---------------------------------------------------------------------


@pytest.mark.parametrize("chat_model", ["", "  "])
def test_without_a_name_there_is_no_model(chat_model: str) -> None:
    settings = Settings(chat_model=chat_model)
    assert load_chat_model(settings) is None
    assert chat_model_name(settings) == ""


def test_an_answer_names_the_model_as_the_setting_does() -> None:
    assert (
        chat_model_name(Settings(chat_model=" ollama:qwen3:8b ")) == "ollama:qwen3:8b"
    )


@pytest.mark.parametrize("chat_model", ["openai:small", "small"])
def test_a_server_of_ones_own_needs_no_provider_and_no_key(chat_model: str) -> None:
    with ScriptedServer("It has 12 firms.") as server:
        request = asked(chat_model, server, server.openai_url)
    assert request.path == "/v1/chat/completions"
    assert request.body["model"] == "small"


@pytest.mark.parametrize("chat_model", ["qwen3:8b", "openai:qwen3:8b"])
def test_the_name_of_a_model_may_hold_a_colon(chat_model: str) -> None:
    with ScriptedServer("It has 12 firms.") as server:
        request = asked(chat_model, server, server.openai_url)
    assert request.body["model"] == "qwen3:8b"


def test_ollama_is_asked_in_its_own_protocol_and_not_to_think_aloud() -> None:
    with ScriptedServer("It has 12 firms.") as server:
        request = asked("ollama:qwen3:8b", server, server.url)
    assert request.path == "/api/chat"
    assert request.body["model"] == "qwen3:8b"
    assert request.body["think"] is False


def test_anthropic_can_stand_behind_another_address() -> None:
    with ScriptedServer("It has 12 firms.") as server:
        request = asked("anthropic:claude", server, server.url)
    assert request.path == "/v1/messages"


def test_azure_takes_the_deployment_for_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", SECRET)
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    with ScriptedServer("It has 12 firms.") as server:
        by_setting = asked("azure_openai:mine", server, server.url)
        monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", server.url)
        by_variable = asked("azure_openai:mine", server, "")
    for request in (by_setting, by_variable):
        assert request.path == (
            "/openai/deployments/mine/chat/completions?api-version=2024-10-21"
        )
        assert request.headers["api-key"] == SECRET


def test_azure_is_also_reached_at_its_openai_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    with ScriptedServer("It has 12 firms.") as server:
        request = asked("openai:mine", server, f"{server.url}/openai/v1/")
    assert request.path == "/openai/v1/chat/completions"
    assert request.body["model"] == "mine"


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_client_does_not_ask_again_by_itself(provider: str) -> None:
    with ScriptedServer(failures=repeat(Status(500))) as server:
        model = load(f"{provider}:any", server.url_for(provider))
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any, of any client
            list(model.stream("How many?"))
    assert explain_failure(caught.value).kind == "server_error"
    assert len(server.requests) == 1


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_stream_that_is_closed_ends_the_request(provider: str) -> None:
    with ScriptedServer("It has 12 firms. " * 100, pause=0.02) as server:
        model = load(f"{provider}:any", server.url_for(provider))
        stream = model.stream("How many?")
        next(stream)
        stream.close()  # type: ignore[attr-defined]
        assert server.requests[0].closed_early.wait(PATIENCE)


# Keys ----------------------------------------------------------------------------


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


# What is wrong -------------------------------------------------------------------


@pytest.mark.parametrize("chat_model", ["gpt-5-mini", ":gpt-5-mini", "openai:"])
def test_half_a_name_is_an_error_with_an_example(chat_model: str) -> None:
    error = error_of(chat_model)
    assert repr(chat_model) in error.message
    assert "openai:gpt-5-mini" in error.hint


def test_an_unknown_provider_is_an_error_that_names_it() -> None:
    error = error_of("opnai:gpt-5-mini")
    assert error.message.endswith("not known: opnai.")
    assert "openai:gpt-5-mini" in error.hint


@pytest.mark.parametrize(
    "address",
    ["localhost:8000/v1", "ftp://localhost", "http://", "http://[::1", "http://h:x/"],
)
def test_an_address_that_cannot_work_is_an_error_before_any_question(
    address: str,
) -> None:
    error = error_of("openai:any", address)
    assert "CLUSTER_POLICY_CHAT_BASE_URL" in error.message
    assert "http://localhost:8000/v1" in error.hint


def test_a_password_in_an_address_is_not_repeated() -> None:
    error = error_of("openai:any", f"localhost://me:{SECRET}@localhost")
    assert SECRET not in f"{error.message} {error.hint}"


def test_a_package_that_is_not_installed_is_named() -> None:
    error = error_of("mistralai:mistral-small")
    assert "mistralai" in error.message
    assert error.hint == "Install it with: pip install langchain-mistralai"


@pytest.mark.parametrize(
    ("chat_model", "absent", "hint"),
    [
        ("openai:any", "langchain_openai", "pip install '.[openai]'"),
        ("openai:any", "openai", "pip install '.[openai]'"),
        ("azure_openai:any", "langchain_openai", "pip install '.[openai]'"),
        ("anthropic:any", "langchain_anthropic", "pip install '.[anthropic]'"),
        ("ollama:any", "langchain_ollama", "pip install '.[ollama]'"),
        ("ollama:any", "langchain", "pip install '.[ollama]'"),
        ("mistralai:any", "langchain", "pip install langchain"),
    ],
)
def test_the_extra_that_is_not_installed_is_named(
    chat_model: str, absent: str, hint: str
) -> None:
    program = (
        "import sys\n"
        f"sys.modules[{absent!r}] = None\n"
        "from assistant.write.chat_model import load_chat_model\n"
        "from assistant.errors import ChatModelUnavailableError\n"
        "from assistant.settings import Settings\n"
        "try:\n"
        "    load_chat_model(Settings(\n"
        f"        chat_model={chat_model!r}, chat_base_url='http://localhost:1'\n"
        "    ))\n"
        "except ChatModelUnavailableError as error:\n"
        "    print(error.hint)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith(hint)
