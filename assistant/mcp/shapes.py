"""What the tools return, as structured content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, Field

from assistant.access.question_sizes import LONGEST, LONGEST_ANSWER, MOST_TURNS
from assistant.answers import Answer, Citation, Turn

Words = Annotated[str, Field(max_length=LONGEST)]
"""What an agent may ask or look for; to nothing at all the assistant has a sentence."""


class Found(BaseModel):
    """A document that a search found."""

    id: str
    title: str
    url: str


class SearchResults(BaseModel):
    """What ``search`` returns, in the shape that ChatGPT's connectors ask for."""

    results: list[Found]


class Fetched(BaseModel):
    """What ``fetch`` returns, in the shape that ChatGPT's connectors ask for."""

    id: str
    title: str
    text: str
    url: str
    metadata: dict[str, str]


class Earlier(BaseModel):
    """A question that was asked before, and what was answered."""

    question: Words
    answer: str = Field(default="", max_length=LONGEST_ANSWER)

    def turn(self) -> Turn:
        """Return it as the assistant takes it."""
        return Turn(self.question, self.answer)


History = Annotated[Sequence[Earlier], Field(max_length=MOST_TURNS)]
"""What was asked before."""


class Asked(BaseModel):
    """An answer: its citations are those that Python gets."""

    text: str
    status: str
    citations: list[Citation]
    notes: list[str]
    standalone_question: str
    language: str
    mode: str

    @classmethod
    def of(cls, answer: Answer) -> Asked:
        """Return what is told of an answer."""
        return cls(
            text=answer.text,
            status=answer.status,
            citations=list(answer.citations),
            notes=list(answer.notes),
            standalone_question=answer.standalone_question,
            language=answer.language,
            mode=answer.mode,
        )


class Listed(BaseModel):
    """A document of the list."""

    id: str
    title: str
    language: str
    url: str


class Listing(BaseModel):
    """All documents that whoever asks may read."""

    documents: list[Listed]
