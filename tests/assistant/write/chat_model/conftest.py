"""Chat models where nothing in the environment says how to reach one."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.language_models import BaseChatModel

from assistant.errors import ChatModelUnavailableError
from assistant.settings import Settings
from assistant.write.chat_model import load_chat_model
from tests.chat_server.scripted import RecordedRequest, ScriptedServer

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
