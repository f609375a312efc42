"""What an endpoint is given of who calls it: the visitor, and their assistant."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, cast

from fastapi import Depends, HTTPException, Path, Request
from fastapi.security import HTTPBearer

from assistant.access.visitor import Action, Visitor
from assistant.conversations.conversation import Conversation
from assistant.errors import NotAdmittedError
from assistant.pipeline import Assistant
from assistant.service.served import KeptConversations, Served

# Only told of in the description: ``Admission`` is what looks at the key.
BEARER = HTTPBearer(
    auto_error=False, scheme_name="Key", description="Made by `cluster-policy keys`."
)


async def _served(request: Request) -> Served:
    return cast(Served, request.app.state.served)


ServedHere = Annotated[Served, Depends(_served)]


def _caller(
    request: Request, served: ServedHere, _: Annotated[object, Depends(BEARER)]
) -> Visitor:
    return served.admission(request)


Caller = Annotated[Visitor, Depends(_caller)]
"""Who makes the request; one that says it of nobody known is refused."""


def admitting(
    action: Action,
    message: str,
    hint: str = "Whoever runs the service gives roles to keys.",
) -> Callable[[Caller], Visitor]:
    """Return what gives the caller where they may do something, and else refuses."""

    def admitted(caller: Caller) -> Visitor:
        if not caller.may(action):
            raise NotAdmittedError(message, hint)
        return caller

    return admitted


def _assistant(served: ServedHere, caller: Caller) -> Assistant:
    return served.assistant_of(caller)


Asked = Annotated[Assistant, Depends(_assistant)]
"""The assistant as far as the caller may ask it."""


DocumentId = Annotated[
    str,
    Path(openapi_examples={"a report": {"value": "xuzhou-glass-export-base.sv.txt"}}),
]
"""The id of the document that the path names."""


def _kept(served: ServedHere, caller: Caller) -> KeptConversations:
    return served.conversations_of(caller)


Kept = Annotated[KeptConversations, Depends(_kept)]
"""The conversations as far as the caller may see them."""


def _own_conversation(
    kept: Kept,
    conversation_id: Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")],
) -> Conversation:
    found = kept.conversations.conversation(conversation_id)
    # That somebody else has one of this id is nobody's business.
    if found is None or found.owner != kept.owner:
        raise HTTPException(HTTPStatus.NOT_FOUND, "There is no such conversation.")
    return found


OwnConversation = Annotated[Conversation, Depends(_own_conversation)]
"""The conversation that the path names, which is the caller's."""
