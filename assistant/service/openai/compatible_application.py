"""The application under ``/v1``: the one model, and completions of conversations."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Body, FastAPI, Request
from fastapi.openapi.models import Example
from pydantic import BaseModel

from assistant.service.callers import Caller, ServedHere
from assistant.service.description_page import add_description_page
from assistant.service.openai.api_errors import (
    ModelMissingError,
    Refusal,
    tell_refusals,
)
from assistant.service.openai.chat_messages import CompletionRequest, asked_in
from assistant.service.openai.chunks import Chunks
from assistant.service.openai.completions import MODEL, Completion, completion_of
from assistant.service.question_limits import take_turn
from assistant.service.real_answers import answered
from assistant.service.running import PiecesResponse, run_while_there
from assistant.service.served import Served

_router = APIRouter(
    tags=["as OpenAI's"],
    responses={"4XX": {"model": Refusal}, "5XX": {"model": Refusal}},
)


_EXAMPLES: dict[str, Example] = {
    "a question": {
        "value": {
            "model": MODEL,
            "messages": [
                {"role": "user", "content": "How many firms are in the Xuzhou cluster?"}
            ],
        }
    }
}


class Model(BaseModel):
    """What can be asked for by its name."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = MODEL


class Models(BaseModel):
    """All that can be asked for."""

    object: Literal["list"] = "list"
    data: list[Model]


def make_compatible_application(served: Served, *, page: bool = False) -> FastAPI:
    """Return the application, to be mounted under ``/v1``.

    Args:
        served: What requests share.
        page: Whether the page is at the same address, so that sources link to it.
    """
    app = FastAPI(
        title="Cluster Policy Assistant, compatible with OpenAI",
        version="1",
        docs_url=None,
        redoc_url=None,
    )
    app.state.served = served
    app.state.page = page
    tell_refusals(app)
    app.include_router(_router)
    add_description_page(app, "/docs")
    return app


@_router.get("/models", responses=answered("GET /v1/models"))
def list_models(_: Caller) -> Models:
    """List what can be asked for."""
    return Models(data=[Model()])


@_router.get("/models/{model}", responses=answered("GET /v1/models/{model}"))
def get_model(model: str, _: Caller) -> Model:
    """Tell of one."""
    _check(model)
    return Model()


@_router.post(
    "/chat/completions",
    response_model=Completion,
    responses=answered(
        "POST /v1/chat/completions",
        description="The answer, or its chunks where `stream` is set.",
    ),
)
async def complete(
    asked: Annotated[CompletionRequest, Body(openapi_examples=_EXAMPLES)],
    request: Request,
    served: ServedHere,
    caller: Caller,
) -> Any:
    """Answer the last question of a conversation from the documents, with citations."""
    _check(asked.model)
    question, history = asked_in(asked.messages)
    take_turn(served.rate, caller)
    id, created = f"chatcmpl-{uuid4().hex}", int(time.time())
    page = _page(request, served)

    def complete(gone: Event) -> Completion:
        answer = served.assistant_of(caller).ask(question, history, gone)
        served.metrics.count_answer(answer)
        return completion_of(answer, id, created, page)

    def stream(gone: Event) -> Iterator[bytes]:
        events = served.assistant_of(caller).stream(question, history, gone)
        chunks = Chunks(id, created, page, asked.stream_options)
        return chunks.of(served.metrics.counted(events))

    if asked.stream:
        return PiecesResponse(served.turns, stream)
    return await run_while_there(request.receive, served.turns, complete)


def _check(model: str) -> None:
    if model != MODEL:
        raise ModelMissingError(MODEL)


def _page(request: Request, served: Served) -> str:
    """Return the address of the page, or nothing where there is none."""
    here = str(request.base_url) if request.app.state.page else ""
    return served.settings.public_address or here
