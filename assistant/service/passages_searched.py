"""Passages over HTTP: those nearest to a question, without an answer from them."""

from __future__ import annotations

from threading import Event
from typing import Annotated

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.access.question_sizes import Places, Words
from assistant.chain_state import begin
from assistant.service.callers import Caller, ServedHere
from assistant.service.problems import PROBLEMS
from assistant.service.question_limits import take_turn
from assistant.service.real_answers import answered
from assistant.service.running import run_while_there
from index.documents import ScoredPassage

router = APIRouter(prefix="/api", tags=["questions"], responses=PROBLEMS)
_MOST = 100


class SearchedPassages(BaseModel):
    """What to search for, how much of it, and where."""

    model_config = ConfigDict(extra="forbid")
    question: Words
    top_k: int | None = Field(default=None, ge=1, le=_MOST)
    """How many passages; by default as many as are read for an answer."""
    among: Places = []


class FoundPassages(BaseModel):
    """The passages nearest to a question."""

    passages: list[ScoredPassage]
    """Best first. Their spans are into the texts of their documents."""


_EXAMPLES = {
    "everywhere": {"value": {"question": "firms in Xuzhou", "top_k": 2}},
    "in one folder": {"value": {"question": "firms", "among": ["reports"]}},
}


@router.post("/search", responses=answered("POST /api/search"))
async def search(
    asked: Annotated[SearchedPassages, Body(openapi_examples=_EXAMPLES)],
    request: Request,
    served: ServedHere,
    caller: Caller,
) -> FoundPassages:
    """Find the passages nearest to a question, whether they answer it or not."""
    question = begin(asked.question)["question"]
    take_turn(served.rate, caller)

    def find(_: Event) -> FoundPassages:
        assistant = served.assistant_of(caller, asked.among)
        return FoundPassages(passages=assistant.search(question, asked.top_k))

    return await run_while_there(request.receive, served.turns, find)
