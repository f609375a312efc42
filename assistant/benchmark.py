"""Measure what is added to a chat model's answer: ``python -m assistant.benchmark``."""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import SimpleChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk

from assistant.answers import Answer
from assistant.pipeline import Assistant
from assistant.settings import Settings
from index.sentences import sentence_spans

ROUNDS = 5
_STATEMENTS = 3
_PASSAGE = re.compile(r"<passage>\n(\[p\d+\])[^\n]*\n(.*?)\n</passage>", re.DOTALL)


class CopyingModel(SimpleChatModel):
    """Copies a sentence of each of the first passages, and takes no time for it."""

    @property
    def _llm_type(self) -> str:
        return "copying"

    def _call(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> str:
        passages = _PASSAGE.findall(str(messages[-1].content))
        return " ".join(
            f"{max((s.of(text) for s in sentence_spans(text, 'en')), key=len)} {key}"
            for key, text in passages[:_STATEMENTS]
        )

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        text = self._call(messages)
        yield ChatGenerationChunk(message=AIMessageChunk(content=text))


def main() -> None:
    """Ask the example questions and print the median of each step, in seconds.

    Told apart: what an answer without a chat model takes too (search and reading), and
    what checking a written one adds.
    """
    settings = Settings.load()
    with Assistant.open(settings, chat_model=CopyingModel()) as assistant:
        rounds = _rounds(assistant, settings)
        next(rounds)  # Warms up.
        answers = [answer for answered in islice(rounds, ROUNDS) for answer in answered]
    written = [a for a in answers if a.mode == "written" or a.rejected]
    checked = statistics.median(len(a.citations) + len(a.rejected) for a in written)
    lines = [f"{len(written)} answers, {checked} statements checked in each"]
    for step in ("search", "read", "write", "total"):
        seconds = [answer.timings[step] for answer in written]
        half, slow = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
        lines.append(f"{step:8} p50 {half:.2f} s, p95 {slow:.2f} s")
    sys.stdout.write("\n".join(lines) + "\n")


def _rounds(assistant: Assistant, settings: Settings) -> Iterator[list[Answer]]:
    while True:
        yield [assistant.ask(question) for question in settings.example_questions]


if __name__ == "__main__":
    main()
