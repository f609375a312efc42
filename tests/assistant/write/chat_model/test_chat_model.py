"""Which chat model the settings mean, and what is said where they mean none."""

from __future__ import annotations

import subprocess
import sys
from itertools import repeat

import pytest

from assistant.settings import Settings
from assistant.write.chat_model import chat_model_name, load_chat_model
from assistant.write.failures import explain_failure
from tests.assistant.write.chat_model.conftest import SECRET, asked, error_of, load
from tests.chat_server.scripted import ScriptedServer, Status
from tests.waiting import PATIENCE


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
