"""Whether the service can answer, and what it has been asked so far."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel

from assistant.access.visitor import Action
from assistant.errors import NotAdmittedError
from assistant.service.admission import is_local
from assistant.service.callers import BEARER, Asked, ServedHere
from assistant.service.problems import PROBLEMS
from assistant.service.real_answers import answered
from assistant.service.request_metrics import CONTENT_TYPE
from assistant.write.chat_model import chat_model_name

router = APIRouter(tags=["the service"], responses=PROBLEMS)


class Health(BaseModel):
    """What answers now."""

    index_version: str
    documents: int
    """How many the caller may read."""
    embedding_model: str
    chat_model: str
    """What writes answers; empty: they are quoted."""


@router.get("/api/health", responses=answered("GET /api/health"))
def show_health(assistant: Asked) -> Health:
    """Say that questions can be answered, and from what; else it is a problem."""
    with assistant.open_index() as generation:
        searched = generation.searched()
        return Health(
            index_version=searched.version,
            documents=searched.documents or 0,
            embedding_model=searched.embedding_model,
            chat_model=chat_model_name(assistant.settings),
        )


def _examiner(
    request: Request, served: ServedHere, _: Annotated[object, Depends(BEARER)]
) -> None:
    """Let in who may see how the service is; what collects metrics has no key."""
    nobody_logs_in = not served.settings.login_metadata_url
    if nobody_logs_in and "authorization" not in request.headers and is_local(request):
        return
    if not served.admission(request).may(Action.EXAMINE):
        raise NotAdmittedError("Only administrators may see the metrics.")


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
    dependencies=[Depends(_examiner)],
)
def show_metrics(served: ServedHere) -> Response:
    """Return what was asked so far, for Prometheus."""
    return Response(served.metrics.exposed(), media_type=CONTENT_TYPE)
