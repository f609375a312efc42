"""Say what is wrong with a request as problem details (RFC 9457), with a hint.

It is said in the language of who asks, and names no folder of the server.

https://www.rfc-editor.org/rfc/rfc9457
"""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from assistant.conversations.conversation import Message
from assistant.errors import (
    ChatModelUnavailableError,
    EmptyQuestionError,
    KeyRefusedError,
    NotAdmittedError,
    NotKeptError,
    displayable,
)
from assistant.evaluation.known_questions import QuestionFileError
from assistant.language.translations.said import say
from assistant.language.translations.texts import speaking
from assistant.language.translations.visitor_words import without_folders
from assistant.service.allowed_methods import allow_header
from assistant.service.question_limits import TooManyQuestionsError
from assistant.service.spoken_language import language_of
from index.errors import (
    DisplayableError,
    DocumentMissingError,
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexOutdatedError,
    ModelUnavailableError,
    ServerUnavailableError,
)

_STATUSES: Final[dict[type[DisplayableError], HTTPStatus]] = {
    EmptyQuestionError: HTTPStatus.UNPROCESSABLE_ENTITY,
    QuestionFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    KeyRefusedError: HTTPStatus.UNAUTHORIZED,
    NotAdmittedError: HTTPStatus.FORBIDDEN,
    DocumentMissingError: HTTPStatus.NOT_FOUND,
    IndexBusyError: HTTPStatus.CONFLICT,
    TooManyQuestionsError: HTTPStatus.TOO_MANY_REQUESTS,
    IndexMissingError: HTTPStatus.SERVICE_UNAVAILABLE,
    IndexOutdatedError: HTTPStatus.SERVICE_UNAVAILABLE,
    IndexDamagedError: HTTPStatus.SERVICE_UNAVAILABLE,
    ServerUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    ModelUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    NotKeptError: HTTPStatus.SERVICE_UNAVAILABLE,
    ChatModelUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""What each error is over HTTP; any other is the service's own fault."""
_KIND = "application/problem+json"
_EXAMPLE: Final[JsonDict] = {
    "type": "about:blank",
    "title": "Not Found",
    "status": 404,
    "detail": "There is no document none.txt in the index.",
    "hint": "See `cluster-policy documents` for those there are.",
}
_MOST_PLACES = 10
"""Of a body that are told to be wrong."""


class Problem(BaseModel):
    """What is wrong, and what to do about it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})
    type: str = "about:blank"
    title: str
    """The status in words."""
    status: int
    detail: str
    """What is wrong, for people."""
    hint: str = ""
    """What to do about it, for people."""


PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    kind: {
        "description": words,
        "content": {_KIND: {"schema": Problem.model_json_schema()}},
    }
    for kind, words in (
        ("4XX", "The request is not one that can be answered; ``detail`` says why."),
        ("5XX", "The service cannot answer it now; ``detail`` says why."),
    )
}
"""What any request may be answered with, for the description of the service."""


def tell_problems(app: FastAPI) -> None:
    """Have ``app`` answer with a problem whatever goes wrong."""
    for kind in (DisplayableError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _respond)


def problem_of(error: Exception) -> tuple[Problem, dict[str, str]]:
    """Return what is told of an error, and the headers that go with it."""
    if isinstance(error, RequestValidationError):
        return _problem(*_invalid(error)), {}
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.status_code)
        said = error.detail if error.detail != status.phrase else status.description
        return _problem(status, said or status.phrase), dict(error.headers or {})
    shown = displayable(error)
    status = _STATUSES.get(type(shown), HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = {}
    if status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(shown, TooManyQuestionsError):
        headers["Retry-After"] = str(shown.seconds)
    return _problem(status, *for_callers(shown.message, shown.hint)), headers


def for_callers(message: str, hint: str) -> tuple[str, str]:
    """Return a message and its hint without folders, in the language spoken here.

    Commands stay in it: who has a key may well be who can run them.
    """
    return say(without_folders(message)), say(without_folders(hint))


def told(message: Message) -> Message:
    """Return a message of a conversation as a caller is told of it."""
    error, hint = for_callers(message.error, message.hint)
    unkept, _hint = for_callers(message.unkept, "")
    return replace(message, error=error, hint=hint, unkept=unkept)


def _respond(request: Request, error: Exception) -> JSONResponse:
    # What nobody expected is told outside of what speaks the language of a request.
    with speaking(language_of(request.headers)):
        problem, headers = problem_of(error)
    if problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = allow_header(request)
    return JSONResponse(
        problem.model_dump(), problem.status, headers=headers, media_type=_KIND
    )


def _problem(status: HTTPStatus, detail: str, hint: str = "") -> Problem:
    return Problem(title=status.phrase, status=status, detail=detail, hint=hint)


def _invalid(error: RequestValidationError) -> tuple[HTTPStatus, str, str]:
    """Return what is wrong with the fields; never what stood in them."""
    found = error.errors()[:_MOST_PLACES]
    if any(one["type"] == "json_invalid" for one in found):
        return HTTPStatus.BAD_REQUEST, "The body is no JSON.", "Send a JSON object."
    told = {".".join(str(part) for part in one["loc"]): one["msg"] for one in found}
    detail = "; ".join(f"{place}: {words}" for place, words in told.items())
    return HTTPStatus.UNPROCESSABLE_ENTITY, detail, "The description is at /api/docs."
