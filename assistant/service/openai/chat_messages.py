"""What a request for a completion says: the question, and what went before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import HTTPException
from pydantic import BaseModel, Field, StrictBool

from assistant.access.question_sizes import LONGEST, LONGEST_ANSWER, MOST_TURNS
from assistant.answers import Turn

_REFUSED = 400


class Part(BaseModel):
    """A part of a message; only text is one that can be read."""

    type: str
    text: str = ""


class Message(BaseModel):
    """One message of a conversation."""

    role: Literal["developer", "system", "user", "assistant", "tool", "function"]
    content: str | Annotated[list[Part], Field(fail_fast=True)] | None = None

    def words(self) -> str:
        """Return the text of it.

        Raises:
            HTTPException: Somebody sent something else, which would be passed over.
        """
        if isinstance(self.content, str):
            return self.content
        parts = self.content or []
        for part in parts:
            if part.type != "text" and self.role == "user":
                raise HTTPException(
                    _REFUSED,
                    f"A part of type {part.type[:40]!r} cannot be read: ask in text.",
                )
        return "\n".join(part.text for part in parts if part.type == "text")


class StreamOptions(BaseModel):
    """What a stream is to have besides the answer."""

    include_usage: StrictBool | None = False
    include_annotations: StrictBool | None = False
    """Our own: OpenAI always sends them, and Open WebUI would show sources twice."""


class CompletionRequest(BaseModel):
    """What is asked; any other field of the API is taken, and changes nothing."""

    model: str
    messages: list[Message] = Field(min_length=1, fail_fast=True)
    stream: StrictBool | None = False
    stream_options: StreamOptions | None = None


def asked_in(messages: Sequence[Message]) -> tuple[str, list[Turn]]:
    """Return the question, which is the last thing a user said, and the turns before.

    Orders to a model, and what tools said, are neither.

    Raises:
        HTTPException: No user says anything, or something that cannot be read.
    """
    turns: list[Turn] = []
    for message in messages:
        if message.role == "user":
            turns.append(Turn(message.words()))
        elif message.role == "assistant" and turns:
            said = "\n".join(filter(None, (turns[-1].answer, message.words())))
            turns[-1] = Turn(turns[-1].question, said)
    if not turns:
        raise HTTPException(_REFUSED, "No message is a user's: there is no question.")
    question = turns[-1].question
    if len(question) > LONGEST:
        raise HTTPException(
            _REFUSED, f"The question is longer than {LONGEST:,} characters."
        )
    return question, [_shortened(turn) for turn in turns[-1 - MOST_TURNS : -1]]


def _shortened(turn: Turn) -> Turn:
    return Turn(turn.question[:LONGEST], turn.answer[:LONGEST_ANSWER])
