"""Own the state of the page: alone touches st.session_state and st.cache_resource."""

from __future__ import annotations

import re
from typing import cast

import streamlit as st

from assistant import Assistant, Settings
from assistant.conversations.conversation import Conversation, Message, new_id
from assistant.conversations.conversations import Conversations
from index import sync_index
from ui.page.indexing import Indexing
from ui.page.places import Place, cited_place

VISITOR = "cluster-policy-visitor"
"""The cookie by which a browser is known again."""
_CONVERSATION = "conversation"
_ID = re.compile(r"[\w-]{16,64}", re.ASCII)


def settings() -> Settings:
    """Return the settings of the environment.

    Raises:
        SettingsError: One of them cannot work.
    """
    return Settings.load()


def assistant() -> Assistant:
    """Return the assistant of this process, opened at the first visit.

    One that was put into the session state before the first run is used instead.

    Raises:
        DisplayableError: The index cannot be opened.
    """
    if "assistant" in st.session_state:
        return cast(Assistant, st.session_state["assistant"])
    return _shared_assistant(settings())


@st.cache_resource(
    show_spinner="Opening the documents…",
    on_release=Assistant.close,
    hash_funcs={Settings: hash},
)
def _shared_assistant(settings: Settings) -> Assistant:
    return Assistant.open(settings)


def indexing() -> Indexing:
    """Return what updates the index, shared by all visitors like the assistant.

    From the first visit on it follows the folder of the documents by itself, unless the
    index is on a server.
    """
    if "indexing" in st.session_state:
        shared = cast(Indexing, st.session_state["indexing"])
    else:
        shared = _shared_indexing(settings())
    shared.visitors.enter()
    return shared


@st.cache_resource(
    show_spinner=False, on_release=Indexing.close, hash_funcs={Settings: hash}
)
def _shared_indexing(settings: Settings) -> Indexing:
    indexing = Indexing(sync_index, settings)
    if not indexing.elsewhere:
        indexing.watch()
    return indexing


def conversations() -> Conversations:
    """Return all conversations, shared by all visitors like the assistant.

    Those that were put into the session state before the first run are used instead.
    """
    if "conversations" in st.session_state:
        return cast(Conversations, st.session_state["conversations"])
    return _shared_conversations(settings())


@st.cache_resource(
    show_spinner=False, on_release=Conversations.close, hash_funcs={Settings: hash}
)
def _shared_conversations(settings: Settings) -> Conversations:
    return Conversations.open(settings)


def visitor() -> str:
    """Return who this visitor is: by a cookie, which the page sets, until it is lost.

    It decides which conversations are listed, and nothing else.
    """
    if "visitor" not in st.session_state:
        known = str(st.context.cookies.get(VISITOR, ""))
        st.session_state["visitor"] = known if _ID.fullmatch(known) else new_id()
    return cast(str, st.session_state["visitor"])


def asked_for() -> str:
    """Return the id of the conversation that the address names, or nothing."""
    return st.query_params.get(_CONVERSATION, "")


def conversation() -> Conversation | None:
    """Return the conversation that the address names, None where there is none."""
    named = asked_for()
    return conversations().conversation(named) if named else None


def messages() -> tuple[Message, ...]:
    """Return the messages of the conversation that the address names."""
    named = asked_for()
    return conversations().messages(named) if named else ()


def ask(question: str) -> None:
    """Put a question to the assistant, in the background."""
    kept = conversations()
    current = conversation() or kept.begin(visitor(), question)
    kept.ask(current, question, assistant())
    st.query_params[_CONVERSATION] = current.id


def ask_again(message: Message) -> None:
    """Put a question anew whose answer was cut off or failed."""
    if current := conversation():
        conversations().ask_again(current, message, assistant())


def open_new() -> None:
    """Leave the conversation for a new one, which begins with its first question."""
    close_place()
    st.query_params.pop(_CONVERSATION, None)


def opened() -> Place | None:
    """Return the place in a document that is open, if one is."""
    return cast("Place | None", st.session_state.get("opened"))


def open_place(place: Place) -> None:
    """Open a document at a place, from the next run on."""
    st.session_state["opened"] = place


def open_citation(message_id: str, number: int) -> None:
    """Open what the marker ``number`` of an answer stands for, if it stands for any."""
    for message in messages():
        answer = message.answer
        if message.id != message_id or answer is None:
            continue
        for citation in answer.citations:
            if citation.number == number:
                open_place(cited_place(citation, answer))


def close_place() -> None:
    """Close the open document."""
    st.session_state.pop("opened", None)
