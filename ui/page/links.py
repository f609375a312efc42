"""What the address of the page links to: an answer, or a place in a document."""

from __future__ import annotations

import streamlit as st

from assistant.cite.quotes.links import PARAMETERS, Link, read_link
from assistant.conversations.conversation import Message

CONVERSATION = "conversation"
_ANSWER = "answer"


def link_to_answer(message: Message) -> dict[str, str]:
    """Return what the address of an answer holds."""
    return {CONVERSATION: message.conversation_id, _ANSWER: message.id}


def linked_answer() -> str:
    """Return the id of the message that the address links to, or nothing."""
    return st.query_params.get(_ANSWER, "")


def leave_answer() -> None:
    """Link to no answer any more, but to the conversation."""
    st.query_params.pop(_ANSWER, None)


def newly_linked() -> Link | None:
    """Return the place that the address links to, once for each link."""
    held = {name: st.query_params.get(name, "") for name in PARAMETERS}
    link = read_link(held)
    # A click that comes at once may come with the address as it was before the last.
    if link is None or link == st.session_state.get("taken_up"):
        return None
    st.session_state["taken_up"] = link
    return link


def leave_place() -> None:
    """Link to no place in a document any more."""
    for name in PARAMETERS:
        st.query_params.pop(name, None)
