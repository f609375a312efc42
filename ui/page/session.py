"""Own what one visitor sees: st.session_state and the address, with two others."""

from __future__ import annotations

from typing import cast

import streamlit as st

from assistant.conversations.conversation import Conversation, Message
from assistant.feedback.retrials import Retrials
from ui.page import looked_up, opened
from ui.page.clicks import noted
from ui.page.links import (
    CONVERSATION,
    leave_answer,
    linked_answer,
)
from ui.page.looked_up import once
from ui.page.places import cited_place
from ui.page.resources import conversations, indexing
from ui.page.visitors import owner

_SHOWN = 3
"""Messages that are drawn of a conversation that is opened: each takes its time."""
_MORE = 20
"""Messages that a click shows more; and at most drawn of those asked since then."""


def language() -> str:
    """Return the code of the language that the visitor has chosen, or nothing."""
    return cast(str, st.session_state.get("chosen_language", ""))


def set_language(code: str) -> None:
    """Have the page speak this language."""
    st.session_state["chosen_language"] = code


@noted()
def choose_language(key: str) -> None:
    """Have the page speak the language that stands in the field ``key``."""
    set_language(cast(str, st.session_state[key]))


def asked_for() -> str:
    """Return the id of the conversation that the address names, or nothing."""
    return st.query_params.get(CONVERSATION, "")


def conversation() -> Conversation | None:
    """Return the conversation that the address names, None where there is none."""
    named = asked_for()
    if not named:
        return None
    return once(("conversation", named), lambda: conversations().conversation(named))


def messages() -> tuple[Message, ...]:
    """Return the messages of the conversation that the address names."""
    named = asked_for()
    return conversations().messages(named) if named else ()


def enter() -> None:
    """Note that the page is drawn, with all that has changed until now."""
    looked_up.forget()
    indexing().visitors.enter(asked_for())


def edited() -> str:
    """Return the id of the message whose question is being put in other words."""
    return cast(str, st.session_state.get("editing", ""))


@noted()
def edit(message_id: str) -> None:
    """Have the question of a message put in other words; of none if it is empty."""
    st.session_state["editing"] = message_id


def retrials() -> Retrials:
    """Return what came of the questions that this visitor had asked again."""
    return cast(Retrials, st.session_state.setdefault("retrials", Retrials()))


def opened_at() -> str:
    """Return the id of the message that is shown when this conversation is opened.

    It is the last one there was then, or the one that the address links to.
    """
    wanted = asked_for(), linked_answer()
    known, last = st.session_state.get("opened_at", ((), ""))
    if known != wanted:
        ids = [message.id for message in messages()]
        last = ids[-1] if ids else ""
        if linked_answer() in ids:
            last = linked_answer()
            show_more(max(len(ids) - ids.index(last) - _SHOWN, 0))
        st.session_state["opened_at"] = wanted, last
    return cast(str, last)


def shown(count: int) -> int:
    """Return how many of ``count`` messages are drawn: the last, more where asked.

    Those that are asked meanwhile come to them, until that would be too many.
    """
    wanted: int
    named, wanted, before = st.session_state.get("shown", ("", _SHOWN, None))
    if named != asked_for():
        wanted, before = _SHOWN, None
    if before is not None and count > before and wanted < _MORE:
        wanted = min(wanted + count - before, _MORE)
    st.session_state["shown"] = asked_for(), wanted, count
    return min(count, wanted)


@noted()
def show_more(already: int) -> None:
    """Draw more of the messages than so many, until another conversation is opened."""
    st.session_state["shown"] = asked_for(), already + _MORE, None


def listed(words: str) -> tuple[Conversation, ...]:
    """Return the conversations of this visitor that have ``words``, newest first."""
    return conversations().listed(owner(), words)


def own_conversation() -> Conversation | None:
    """Return the open conversation if it is this visitor's, who may change it then."""
    current = conversation()
    return current if current and current.owner == owner() else None


@noted()
def rename(key: str) -> None:
    """Give the open conversation the title that stands in the field ``key``."""
    if current := own_conversation():
        conversations().rename(current, cast(str, st.session_state[key]))


@noted()
def delete() -> None:
    """Delete the open conversation."""
    if current := own_conversation():
        conversations().delete(current)
        open_new()


@noted()
def open_conversation(id_: str) -> None:
    """Open another conversation."""
    opened.close_place()
    leave_answer()
    st.query_params[CONVERSATION] = id_


@noted()
def open_new() -> None:
    """Leave the conversation for a new one, which begins with its first question."""
    opened.close_place()
    leave_answer()
    st.query_params.pop(CONVERSATION, None)


def field(key: str) -> object:
    """Return what stands in the field ``key``, None where nothing does."""
    return st.session_state.get(key)


def fill(key: str, value: object) -> None:
    """Have ``value`` stand in the field ``key``, which is drawn after this."""
    st.session_state[key] = value


def open_citation(message_id: str, number: int) -> None:
    """Open what the marker ``number`` of an answer stands for, if it stands for any."""
    for message in messages():
        answer = message.answer
        if message.id != message_id or answer is None:
            continue
        for citation in answer.citations:
            if citation.number == number:
                opened.open_place(cited_place(citation, answer))
