"""Say what is wrong with a request in the shape of OpenAI's errors."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.responses import JSONResponse

from assistant.service.allowed_methods import allow_header
from assistant.service.problems import problem_of
from index.errors import DisplayableError

_CODES: Final = {
    HTTPStatus.UNAUTHORIZED: "invalid_api_key",
    HTTPStatus.TOO_MANY_REQUESTS: "rate_limit_exceeded",
}
_OWN_FAULT = 500


class ModelMissingError(HTTPException):
    """A model was asked for that there is not."""

    def __init__(self, model: str) -> None:
        """Name the one that there is."""
        super().__init__(
            HTTPStatus.NOT_FOUND, f"There is no such model: the only one is {model!r}."
        )


class Wrong(BaseModel):
    """What is wrong."""

    message: str
    type: str
    param: str | None = None
    code: str | None = None


class Refusal(BaseModel):
    """Why a request is not answered."""

    error: Wrong


def tell_refusals(app: FastAPI) -> None:
    """Have ``app`` answer with a refusal whatever goes wrong."""
    for kind in (
        DisplayableError,
        AnyHTTPException,
        RequestValidationError,
        Exception,
    ):
        app.add_exception_handler(kind, _respond)


def refusal_of(error: Exception) -> tuple[Refusal, int, dict[str, str]]:
    """Return what is told of an error, its status, and the headers that go with it."""
    problem, headers = problem_of(error)
    # The API knows no 422: what cannot be taken is a bad request.
    unfit = problem.status == HTTPStatus.UNPROCESSABLE_ENTITY
    status = HTTPStatus.BAD_REQUEST if unfit else HTTPStatus(problem.status)
    missing = isinstance(error, ModelMissingError)
    told = Wrong(
        message=f"{problem.detail} {problem.hint}".strip(),
        type="server_error" if status >= _OWN_FAULT else "invalid_request_error",
        param="model" if missing else None,
        code="model_not_found" if missing else _CODES.get(status),
    )
    return Refusal(error=told), status, headers


def _respond(request: Request, error: Exception) -> JSONResponse:
    refusal, status, headers = refusal_of(error)
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = allow_header(request)
    return JSONResponse(refusal.model_dump(), status, headers=headers)
