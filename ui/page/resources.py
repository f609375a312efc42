"""Own what all visitors share: alone touches st.cache_resource.

The settings may change under a running page. What was opened with those before is let
go as soon as something is opened with the new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assistant import Assistant, Settings
from assistant.access.folders import Folders
from assistant.access.question_rate import QuestionRate
from assistant.access.visitor import Action, Visitor
from assistant.conversations.answer_queue import answers_at_once
from assistant.conversations.conversation import Message
from assistant.conversations.conversations import Conversations
from assistant.conversations.sight import Sight
from assistant.feedback.unanswered import Grouping
from assistant.suggestions.next_questions import NextQuestions, Wanted
from assistant.suggestions.suggestions import Suggestions
from assistant.suggestions.trial import Answering, Suggestion
from index import sync_index
from index.embedding.embedder import load_embedder
from ui.page import page_settings
from ui.page.indexing import Indexing
from ui.page.offered_files import OfferedFiles
from ui.page.visitors import current_visitor, owner

_Shared = TypeVar("_Shared")
_Open = Callable[[Settings], _Shared]


def _of_settings(
    close: Callable[[_Shared], None],
) -> Callable[[_Open[_Shared]], _Open[_Shared]]:
    """Share what is opened with the settings, and close that of settings before."""
    return st.cache_resource(
        show_spinner=False,
        on_release=close,
        hash_funcs={Settings: hash},
        max_entries=1,
    )


def assistant() -> Assistant:
    """Return the assistant of this process, opened at the first visit.

    It finds and tells only what the visitor may read. One that was put into the
    session state before the first run is used instead.

    Raises:
        DisplayableError: The index cannot be opened.
    """
    visitor, opened = current_visitor(), _shared_assistant()
    # The same from run to run: what is known of it is kept by it.
    kept = st.session_state.get("narrowed")
    if kept is None or kept[:2] != (opened, visitor):
        kept = opened, visitor, opened.for_visitor(visitor)
        st.session_state["narrowed"] = kept
    return cast(Assistant, kept[2])


def _shared_assistant() -> Assistant:
    if "assistant" in st.session_state:
        return cast(Assistant, st.session_state["assistant"])
    return shared_assistant()


def shared_assistant() -> Assistant:
    """Return the assistant of this process, for who asks without the page.

    Raises:
        DisplayableError: The index cannot be opened.
    """
    return _opened(page_settings.settings())[0]


def _close(opened: tuple[Assistant, Suggestions]) -> None:
    """Close both, first what asks the other."""
    assistant, suggestions = opened
    suggestions.close()
    assistant.close()


@_of_settings(_close)
def _opened(settings: Settings) -> tuple[Assistant, Suggestions]:
    return Assistant.open(settings), _suggestions(settings)


def suggestions() -> Suggestions:
    """Return the questions that are offered, shared by all visitors like the assistant.

    They go with the assistant that answers them.
    """
    if "assistant" in st.session_state:
        return _lone_suggestions(page_settings.settings())
    return _opened(page_settings.settings())[1]


@_of_settings(Suggestions.close)
def _lone_suggestions(settings: Settings) -> Suggestions:
    return _suggestions(settings)


def _suggestions(settings: Settings) -> Suggestions:
    return Suggestions(settings.index_dir / "suggestions", indexing().visitors.redraw)


def indexing() -> Indexing:
    """Return what updates the index, shared by all visitors like the assistant.

    From the first visit on it follows the folder of the documents by itself, unless the
    index is on a server.
    """
    # Who asks without the page has no session.
    in_page = get_script_run_ctx(suppress_warning=True) is not None
    if in_page and "indexing" in st.session_state:
        return cast(Indexing, st.session_state["indexing"])
    return _following(page_settings.settings())


@_of_settings(lambda _: None)
def _following(settings: Settings) -> Indexing:
    indexing = _indexing(settings)
    if not indexing.elsewhere:
        indexing.watch()
    return indexing


@_of_settings(Indexing.close)
def _indexing(settings: Settings) -> Indexing:
    return Indexing(sync_index, settings)


def shared_indexing() -> Indexing:
    """Return the same, also where it follows nothing yet, for who asks elsewhere."""
    return _indexing(page_settings.settings())


def conversations() -> Conversations:
    """Return the conversations, shared by all visitors like the assistant.

    What rests on documents that the visitor may not read is not in them. Those that
    were put into the session state before the first run are used instead.
    """
    visitor, kept = current_visitor(), _all_conversations()
    if visitor.may(Action.READ_ALL):
        return kept
    hidden = partial(folders().hidden, visitor=visitor)
    return kept.seen_by(Sight.through(assistant(), owner(), hidden))


def folders() -> Folders:
    """Return what is known of who may read which folder."""
    return _shared_folders(page_settings.settings().corpus_dir)


@st.cache_resource(show_spinner=False)
def _shared_folders(corpus_dir: Path) -> Folders:
    return Folders(corpus_dir)


def question_rate() -> QuestionRate:
    """Return what counts the questions of each visitor."""
    return _shared_rate(page_settings.settings().questions_per_minute)


@st.cache_resource(show_spinner=False)
def _shared_rate(per_minute: int) -> QuestionRate:
    return QuestionRate(per_minute)


def _all_conversations() -> Conversations:
    if "conversations" in st.session_state:
        return cast(Conversations, st.session_state["conversations"])
    return shared_conversations()


def shared_conversations() -> Conversations:
    """Return all conversations of this process, for who asks without the page."""
    return _shared_conversations(page_settings.settings())


def _place_of(settings: Settings) -> object:
    # To close them would cut off what is on its way: only another place opens others.
    url = settings.database_url.get_secret_value()
    return url, settings.index_dir, answers_at_once(settings)


@st.cache_resource(
    show_spinner=False, on_release=Conversations.close, hash_funcs={Settings: _place_of}
)
def _shared_conversations(settings: Settings) -> Conversations:
    return Conversations.open(settings)


@st.cache_resource(show_spinner=False)
def offered_files() -> OfferedFiles:
    """Return the files that the pages of all visitors offer."""
    return OfferedFiles()


@st.cache_resource(show_spinner=False)
def grouping() -> Grouping:
    """Return what groups questions by their meaning, with the packaged embedding."""
    packaged = page_settings.settings().model_copy(update={"embedding_model": ""})
    return Grouping(lambda question: load_embedder(packaged).embed_query(question))


def offered(assistant: Assistant, language: str) -> tuple[Suggestion, ...]:
    """Return questions that documents answer which the visitor may read.

    They are found once for all who may read the same: none while they are being found.
    """
    opened = partial(_quoting, assistant, current_visitor(), page_settings.settings())
    found = suggestions().offered(assistant.index_version, language, opened)
    return _readable(found, assistant)


def _readable(
    found: Sequence[Suggestion], assistant: Assistant
) -> tuple[Suggestion, ...]:
    """Return what was found of documents that are open to the visitor still."""
    hidden = assistant.hidden
    return tuple(one for one in found if one.document_id not in hidden)


def next_questions(
    message: Message, language: str, asked: Sequence[str], assistant: Assistant
) -> tuple[Suggestion, ...]:
    """Return what can be asked after an answer, of documents open to the visitor.

    They are found once for all who may read the same, while nobody waits for an answer:
    none while they are being found.
    """
    if message.answer is None:
        return ()
    settings = page_settings.settings()
    wanted = Wanted(
        message.id,
        message.conversation_id,
        message.answer,
        language,
        asked,
        partial(_quoting, assistant, current_visitor(), settings),
        assistant.index_version,
    )
    return _readable(_next_questions(settings).offered(wanted), assistant)


@_of_settings(NextQuestions.close)
def _next_questions(settings: Settings) -> NextQuestions:
    kept = _all_conversations()
    return NextQuestions(
        indexing().visitors.redraw, busy=lambda: any(kept.on_their_way())
    )


@contextmanager
def _quoting(
    assistant: Assistant, visitor: Visitor, settings: Settings
) -> Iterator[Answering]:
    """Give an assistant that answers as the visitor's does, but asks no chat model."""
    if not settings.chat_model:
        yield assistant
        return
    with Assistant.open(settings.model_copy(update={"chat_model": ""})) as opened:
        yield opened.for_visitor(visitor)
