"""Events as they are sent to who accepts a stream of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import Annotated

from fastapi import Header
from fastapi.sse import format_sse_event
from pydantic import BaseModel, TypeAdapter

from assistant.answers import AnswerEvent
from assistant.errors import NotKeptError

LOGGER = logging.getLogger(__name__)

_EVENT = TypeAdapter(AnswerEvent)
_LOOK = 0.5
"""Seconds between two looks at what another process does."""
Accept = Annotated[str, Header(include_in_schema=False)]
"""What the client takes: whether it is ``EVENTS``."""


class RunState(BaseModel):
    """How work that goes on by itself is."""

    state: str
    """``running`` as long as it does."""


def look_again(gone: Event) -> Iterator[None]:
    """Yield whenever it is time to look how work of another process is.

    It ends when ``gone`` is set: nobody wants to know any more.
    """
    yield
    while not gone.wait(_LOOK):
        yield


def write_event(kind: str, data: bytes) -> bytes:
    """Return an event of a kind with ``data``, which is JSON."""
    return format_sse_event(event=kind, data_str=data.decode())


def write_answer_event(event: AnswerEvent) -> bytes:
    """Return a step of answering as an event of its kind."""
    return write_event(event.kind, _EVENT.dump_json(event))


def write_states(
    moments: Iterable[object], state_of: Callable[[], RunState], gone: Event
) -> Iterator[bytes]:
    """Yield how work is whenever that is new, each an event of its state, to its end.

    A look that fails tells nothing of the work, which is looked at again.

    Args:
        moments: Has a member whenever there may be something new.
        state_of: Returns how it is now; raises NotKeptError where nobody can look.
        gone: Set when nobody wants to know any more.
    """
    told = None
    for _ in moments:
        if gone.is_set():
            return
        try:
            state = state_of()
        except NotKeptError as error:
            LOGGER.warning("How work is, is not known for now: %s", error)
            continue
        if state != told:
            yield write_event(state.state, state.model_dump_json().encode())
            told = state
        if state.state != "running":
            return
