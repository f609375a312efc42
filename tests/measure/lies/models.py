"""Chat models that know what to say: one says it, the other twists it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field

from assistant.write.prompt import DECLINES
from tests.measure.lies.cases import Case, Kind

_PASSAGE = re.compile(r"<passage>\n\[(p\d+)\] [^\n]*\n(.*?)\n</passage>", re.DOTALL)
_QUESTION = re.compile(r"^Question: (.*)$", re.MULTILINE)
_PIECE = 24
"""Characters that are streamed at a time."""


@dataclass(frozen=True)
class Written:
    """A statement as a model wrote it, with the key it cites."""

    text: str
    key: str
    kind: Kind | None = None
    """What is wrong with it; None where nothing is."""
    near: bool = False
    """Whether what is wrong in it stands in the document, about something else."""


class KnowingModel(BaseChatModel):
    """Finds in the prompt the passage that a case rests on, and writes about it."""

    cases: Mapping[str, Case]
    """By question."""
    written: dict[str, list[Written]] = Field(default_factory=dict)
    """What it wrote, by question: nothing where the passage was not in the prompt."""

    @property
    def _llm_type(self) -> str:
        return "knowing-model"

    def write(self, case: Case, key: str, others: Sequence[str]) -> list[Written]:
        """Return what is written: ``key`` is right, ``others`` say something else."""
        raise NotImplementedError

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._reply(messages[-1].text)
        for start in range(0, len(reply), _PIECE):
            piece = AIMessageChunk(content=reply[start : start + _PIECE])
            yield ChatGenerationChunk(message=piece)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages))

    def _reply(self, prompt: str) -> str:
        passages = _PASSAGE.findall(prompt)
        if not passages:
            # Translations are asked for without passages; it knows none.
            return "1."
        case = self.cases[_QUESTION.findall(prompt)[-1]]
        keys = [key for key, text in passages if case.source in text]
        others = [key for key, text in passages if case.source not in text]
        written = self.write(case, keys[0], others) if keys else []
        self.written[case.question] = written
        return "\n".join(map(_line, written)) or DECLINES


class HonestModel(KnowingModel):
    """Writes the true statement and cites the passage that says it."""

    def write(self, case: Case, key: str, others: Sequence[str]) -> list[Written]:
        """Return the true statement."""
        return [Written(case.statement, key)]


class LyingModel(KnowingModel):
    """Writes every lie about a statement, and the statement with a wrong citation."""

    def write(self, case: Case, key: str, others: Sequence[str]) -> list[Written]:
        """Return the lies; the wrong citation is of the best passage but the right."""
        lies = [Written(case.tell(lie), key, lie.kind, lie.near) for lie in case.lies]
        misplaced = [Written(case.statement, other, "citation") for other in others[:1]]
        return lies + misplaced


def _line(written: Written) -> str:
    """Return a statement with its key before the full stop, as the prompt shows it."""
    return f"{written.text[:-1]} [{written.key}]{written.text[-1]}"
