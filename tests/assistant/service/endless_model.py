"""A chat model that never comes to an end by itself."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk

from tests.assistant.scripted import ScriptedModel


class EndlessModel(ScriptedModel):
    """Writes for as long as somebody listens."""

    writing: Event = Event()

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        try:
            while True:
                self.writing.set()
                yield ChatGenerationChunk(message=AIMessageChunk(content=""))
        finally:
            self.closed.set()
