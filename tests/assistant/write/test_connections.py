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

pytestmark = pytest.mark.usefixtures("azure")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_model_that_is_given_up_leaves_no_connection_to_chance(provider: str) -> None:
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
