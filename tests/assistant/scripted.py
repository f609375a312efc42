"""Chat models that write what a test tells them to, in pieces as real ones do."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import ConfigDict, Field

from assistant.write.prompt import DECLINES

Script = Callable[[Sequence[BaseMessage]], str]
PIECE = 7
"""Characters of a chunk: keys and figures are cut in two."""


class ScriptedModel(BaseChatModel):
    """Answers with ``script(messages)``; what it was asked is kept."""

    script: Script
    asked: list[Sequence[BaseMessage]] = Field(default_factory=list)
    pause: float = 0.0
    """Seconds before each piece."""
    pieces: int = 0
    """How many it has written."""
    closed: Event = Field(default_factory=Event)
    """Set once a reply ended, or was no longer listened to."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self.asked.append(messages)
        message = AIMessage(self.script(messages))
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self.asked.append(messages)
        reply = self.script(messages)
        try:
            for start in range(0, len(reply), PIECE):
                time.sleep(self.pause)
                self.pieces += 1
                piece = AIMessageChunk(content=reply[start : start + PIECE])
                yield ChatGenerationChunk(message=piece)
        finally:
            self.closed.set()


def writing(*statements: tuple[str, str]) -> Script:
    """Write statements, each under the key of the passage that holds given words.

    Args:
        statements: What to write, and words of the passage it rests on. ``{key}`` in
            the first is that key; without it, it comes at the end.
    """

    def script(messages: Sequence[BaseMessage]) -> str:
        keys = [(text, _key(messages, words)) for text, words in statements]
        return " ".join(
            text.format(key=key) if "{key}" in text else f"{text} {key}"
            for text, key in keys
        )

    return script


def saying(*replies: str) -> Script:
    """Write one reply after the other, and the last one again and again."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def _key(messages: Sequence[BaseMessage], words: str) -> str:
    """Return the key of the first passage that holds some words."""
    prompt = str(messages[-1].content)
    for passage in re.findall(r"<passage>\n(.*?)\n</passage>", prompt, re.DOTALL):
        if words in passage:
            return str(passage[: passage.index("]") + 1])
    return DECLINES
