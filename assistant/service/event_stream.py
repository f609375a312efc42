"""Events as they are sent to who accepts a stream of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header
from fastapi.sse import format_sse_event
from pydantic import TypeAdapter

from assistant.answers import AnswerEvent

_EVENT = TypeAdapter(AnswerEvent)
Accept = Annotated[str, Header(include_in_schema=False)]
"""What the client takes: whether it is ``EVENTS``."""


def write_event(kind: str, data: bytes) -> bytes:
    """Return an event of a kind with ``data``, which is JSON."""
    return format_sse_event(event=kind, data_str=data.decode())


def write_answer_event(event: AnswerEvent) -> bytes:
    """Return a step of answering as an event of its kind."""
    return write_event(event.kind, _EVENT.dump_json(event))
