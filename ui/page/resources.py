"""Own what all visitors share: alone touches st.cache_resource."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import cast

import streamlit as st

from assistant import Assistant, Settings
from assistant.conversations.conversations import Conversations
from assistant.suggestions.suggestions import Suggestions
from assistant.suggestions.trial import Answering
from index import sync_index
from ui.page.indexing import Indexing


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
    return _opened(settings())[0]


def _close(opened: tuple[Assistant, Suggestions]) -> None:
    """Close both, first what asks the other."""
    assistant, suggestions = opened
    suggestions.close()
    assistant.close()


@st.cache_resource(
    show_spinner=False,
    on_release=_close,
    hash_funcs={Settings: hash},
)
def _opened(settings: Settings) -> tuple[Assistant, Suggestions]:
    return Assistant.open(settings), _suggestions(settings)


def suggestions() -> Suggestions:
    """Return the questions that are offered, shared by all visitors like the assistant.

    They go with the assistant that answers them.
    """
    if "assistant" in st.session_state:
        return _lone_suggestions(settings())
    return _opened(settings())[1]


@st.cache_resource(
    show_spinner=False, on_release=Suggestions.close, hash_funcs={Settings: hash}
)
def _lone_suggestions(settings: Settings) -> Suggestions:
    return _suggestions(settings)


def _suggestions(settings: Settings) -> Suggestions:
    return Suggestions(settings.index_dir / "suggestions", indexing().visitors.redraw)


def indexing() -> Indexing:
    """Return what updates the index, shared by all visitors like the assistant.

    From the first visit on it follows the folder of the documents by itself, unless the
    index is on a server.
    """
    if "indexing" in st.session_state:
        return cast(Indexing, st.session_state["indexing"])
    return _shared_indexing(settings())


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


def quoting(
    assistant: Assistant, settings: Settings
) -> AbstractContextManager[Answering]:
    """Give an assistant that answers as this one does, but asks no chat model."""
    if not settings.chat_model:
        return nullcontext(assistant)
    return Assistant.open(settings.model_copy(update={"chat_model": ""}))
