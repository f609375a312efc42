"""What the address of the page links to: an answer, or a place in a document."""

from __future__ import annotations

from collections.abc import Mapping

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


def linked_place() -> Link | None:
    """Return the link to a place in a document that the address is, if it is one."""
    return read_link({name: st.query_params.get(name, "") for name in PARAMETERS})


def link_to_place(held: Mapping[str, str]) -> Link | None:
    """Make the address a link that holds this, or one to no place; return the link.

    It is one step in the history of the browser, which leads back from it.
    """
    address = st.query_params.to_dict()
    kept = {name: value for name, value in address.items() if name not in PARAMETERS}
    made = {**kept, **held}
    if made != address:
        st.query_params.from_dict(made)
    return read_link(held)
