"""A model that is given up leaves no connection open behind it."""

from __future__ import annotations

import gc
import threading
import warnings

import pytest
from langchain_core.messages import HumanMessage

from assistant.write.stream import ChatStream
from tests.assistant.write.test_failures import PROVIDERS, model_at
from tests.chat_server.scripted import ScriptedServer
from tests.waiting import PATIENCE


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_model_that_is_given_up_leaves_no_connection_to_chance(
    provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "any")
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    gc.collect()
    with warnings.catch_warnings(record=True) as unclosed:
        warnings.simplefilter("always")
        with ScriptedServer("It has 12 firms.", keeps_open=True) as server:
            stream = ChatStream(model_at(server, provider), PATIENCE, retries=0)
            said = stream.ask([HumanMessage("How many firms?")], threading.Event())
        del stream
        gc.collect()
    assert said == "It has 12 firms."
    assert [w for w in unclosed if w.category is ResourceWarning] == []
