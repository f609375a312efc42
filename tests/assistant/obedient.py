"""A chat model that obeys every order it sees in the passages, and is honest else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import SimpleChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk
from pydantic import BaseModel

from assistant.write.prompt import DECLINES

_PASSAGE = re.compile(r"<passage>\n\[(p\d+)\] (.*?)\n</passage>", re.DOTALL)
_PIECE = 7
"""Characters that are streamed at a time: keys and figures come in two parts."""


class Order(BaseModel):
    """What is written by a model that sees ``trigger``: ``{key}``, ``{honest}``."""

    trigger: str
    reply: str


class Fact(BaseModel):
    """What is written, if nothing else is ordered, of a passage with ``signs``."""

    question: str
    signs: tuple[str, ...]
    statement: str


class ObedientModel(SimpleChatModel):
    """Obeys the first of ``orders`` that it sees, however it is disguised."""

    orders: Sequence[Order]
    facts: Sequence[Fact]

    @property
    def _llm_type(self) -> str:
        return "obedient"

    def _call(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> str:
        prompt = messages[-1].text
        passages = _PASSAGE.findall(prompt)
        fact = next(fact for fact in self.facts if fact.question in prompt)
        knowing = [key for key, text in passages if all(s in text for s in fact.signs)]
        for key, text in passages:
            for order in self.orders:
                if sound(order.trigger) in sound(text):
                    reply = order.reply.replace("{honest}", fact.statement)
                    return reply.replace("{key}", key)
        return f"{fact.statement} [{knowing[0]}]." if knowing else DECLINES

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._call(messages)
        for start in range(0, len(reply), _PIECE):
            piece = AIMessageChunk(content=reply[start : start + _PIECE])
            yield ChatGenerationChunk(message=piece)


def sound(text: str) -> str:
    """Return the letters and figures of ``text`` alone, as a model understands them."""
    seen = "".join(
        chr(ord(char) - 0xE0000) if 0xE0020 <= ord(char) <= 0xE007E else char
        for char in text
    )
    plain = unicodedata.normalize("NFKC", seen).casefold()
    return "".join(filter(str.isalnum, plain))
