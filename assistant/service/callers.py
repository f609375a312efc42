"""What an endpoint is given of who calls it: the visitor, and their assistant."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from assistant.access.visitor import Visitor
from assistant.pipeline import Assistant
from assistant.service.served import Served

# Only told of in the description: ``Admission`` is what looks at the key.
BEARER = HTTPBearer(
    auto_error=False, scheme_name="Key", description="Made by `cluster-policy keys`."
)


def _served(request: Request) -> Served:
    return cast(Served, request.app.state.served)


ServedHere = Annotated[Served, Depends(_served)]


def _caller(
    request: Request, served: ServedHere, _: Annotated[object, Depends(BEARER)]
) -> Visitor:
    return served.admission(request)


Caller = Annotated[Visitor, Depends(_caller)]
"""Who makes the request; one that says it of nobody known is refused."""


def _assistant(served: ServedHere, caller: Caller) -> Assistant:
    return served.assistant_of(caller)


Asked = Annotated[Assistant, Depends(_assistant)]
"""The assistant as far as the caller may ask it."""
