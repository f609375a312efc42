"""Assistants over the shipped documents with scripted chat models."""

from __future__ import annotations

import pytest

from assistant import Assistant, Settings
from tests.assistant.scripted import ScriptedModel
from tests.assistant.written import Open


@pytest.fixture(scope="module")
def opened(shipped_settings: Settings) -> Open:
    def opened(model: ScriptedModel, **settings: object) -> Assistant:
        chosen = shipped_settings.model_copy(update=settings)
        return Assistant.open(chosen, chat_model=model)

    return opened
