"""The caller's own conversations over HTTP: listed, read, renamed and deleted."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from assistant.access.question_sizes import LONGEST
from assistant.conversations.conversation import Message, title_of
from assistant.service.callers import Kept, OwnConversation
from assistant.service.problems import PROBLEMS, told
from assistant.service.real_answers import answered
from index.text.languages import printable

router = APIRouter(prefix="/api", tags=["conversations"], responses=PROBLEMS)
_MOST = 1_000


class ListedConversation(BaseModel):
    """What is known of a conversation without its messages."""

    model_config = ConfigDict(from_attributes=True)
    id: str
    title: str
    changed: float
    """When something was last asked or renamed, seconds since the epoch."""


class ListedConversations(BaseModel):
    """The caller's conversations, that of the last question first."""

    conversations: list[ListedConversation]


class ReadConversation(ListedConversation):
    """A conversation with its questions and answers, in the order asked."""

    messages: list[Message]


class NewTitle(BaseModel):
    """What a conversation is to be called."""

    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=1, max_length=LONGEST)


@router.get("/conversations", responses=answered("GET /api/conversations"))
def list_conversations(
    kept: Kept,
    words: Annotated[str, Query(max_length=LONGEST)] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 100,
) -> ListedConversations:
    """List the caller's conversations, or those of them in which words stand."""
    listed = kept.conversations.listed(kept.owner, printable(words))[:limit]
    return ListedConversations(
        conversations=[ListedConversation.model_validate(one) for one in listed]
    )


@router.get(
    "/conversations/{conversation_id}",
    responses=answered("GET /api/conversations/{conversation_id}"),
)
def read_conversation(kept: Kept, own: OwnConversation) -> ReadConversation:
    """Return one of the caller's conversations."""
    return ReadConversation(
        id=own.id,
        title=own.title,
        changed=own.changed,
        messages=list(map(told, kept.conversations.messages(own.id))),
    )


@router.patch("/conversations/{conversation_id}", status_code=HTTPStatus.NO_CONTENT)
def rename_conversation(kept: Kept, own: OwnConversation, new: NewTitle) -> None:
    """Give one of the caller's conversations another title; a blank one is none."""
    kept.conversations.rename(own, title_of(printable(new.title)))


@router.delete("/conversations/{conversation_id}", status_code=HTTPStatus.NO_CONTENT)
def delete_conversation(kept: Kept, own: OwnConversation) -> None:
    """Delete one of the caller's conversations, also what is on its way in it."""
    kept.conversations.delete(own)
