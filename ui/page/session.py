"""Own the state of the page: alone touches st.session_state and st.cache_resource."""

from __future__ import annotations

from typing import cast

import streamlit as st

from assistant import Assistant, Settings
from index import sync_index
from ui.page.indexing import Indexing
from ui.page.places import Place, cited_place
from ui.page.replies import Conversation


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


def conversation() -> Conversation:
    """Return the conversation of this visit."""
    if "conversation" not in st.session_state:
        st.session_state["conversation"] = Conversation()
    return cast(Conversation, st.session_state["conversation"])


def ask(question: str) -> None:
    """Put a question to the assistant, in the background."""
    conversation().ask(question, assistant())


def opened() -> Place | None:
    """Return the place in a document that is open, if one is."""
    return cast("Place | None", st.session_state.get("opened"))


def open_place(place: Place) -> None:
    """Open a document at a place, from the next run on."""
    st.session_state["opened"] = place


def open_citation(reply: int, number: int) -> None:
    """Open what the marker ``number`` of a reply stands for, if it stands for any."""
    replies = conversation().replies
    answer = replies[reply].answer if reply < len(replies) else None
    for citation in answer.citations if answer else ():
        if answer and citation.number == number:
            open_place(cited_place(citation, answer))


def close_place() -> None:
    """Close the open document."""
    st.session_state.pop("opened", None)
