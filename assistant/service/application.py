"""The application: what is asked under ``/api``, and its description."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import move_on_after, to_thread
from fastapi import Depends, FastAPI

from assistant.service.conversation_questions import router as conversation_questions
from assistant.service.conversations_kept import router as conversations
from assistant.service.description_page import add_description_page
from assistant.service.documents_read import router as documents
from assistant.service.evaluations import router as evaluations
from assistant.service.health import router as health
from assistant.service.originals_given import router as originals
from assistant.service.passages_searched import router as passages
from assistant.service.problems import tell_problems
from assistant.service.questions_asked import router as questions
from assistant.service.request_body import SLOWEST, RequestBodyMiddleware
from assistant.service.request_metrics import RequestMetricsMiddleware
from assistant.service.request_text import refuse_unwritable_address
from assistant.service.served import Served
from assistant.service.spoken_language import SpokenLanguageMiddleware
from assistant.service.syncs import router as syncs

_DESCRIPTION = (
    "Answers questions from policy documents, each with the words that say so, in the "
    "very place where they stand. `not_found` means that nothing was found."
)

_PATIENCE = 10
"""Seconds in which an evaluation that is stopped has to end."""


def make_application(served: Served, slowest: float = SLOWEST) -> FastAPI:
    """Return the application that serves ``served``, which the caller closes.

    ``slowest`` is in how many seconds the body of a request has to come.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        # It waits for its turns in this event loop, which ends with the application.
        with move_on_after(_PATIENCE):
            await to_thread.run_sync(served.evaluations.end, abandon_on_cancel=True)

    app = FastAPI(
        title="Cluster Policy Assistant",
        version="1",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
        dependencies=[Depends(refuse_unwritable_address)],
    )
    app.state.served = served
    app.add_middleware(RequestBodyMiddleware, slowest=slowest)
    app.add_middleware(RequestMetricsMiddleware, metrics=served.metrics)
    app.add_middleware(SpokenLanguageMiddleware)
    tell_problems(app)
    app.include_router(questions)
    app.include_router(passages)
    # Before the documents, whose ids would take what stands after them for their end.
    app.include_router(originals)
    app.include_router(documents)
    app.include_router(conversations)
    app.include_router(conversation_questions)
    app.include_router(syncs)
    app.include_router(evaluations)
    app.include_router(health)
    add_description_page(app, "/api/docs")
    return app
