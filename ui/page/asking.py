"""Put a visitor's questions to the assistant, each once; keep what cannot be asked."""

from __future__ import annotations

from threading import Lock
from typing import cast

import streamlit as st

from assistant import Assistant
from assistant.conversations.conversation import Conversation, Message
from ui.page import asked_of, session
from ui.page.asking_rate import may_ask
from ui.page.clicks import noted
from ui.page.links import CONVERSATION, leave_answer
from ui.page.resources import assistant, conversations, indexing
from ui.page.visitors import current_visitor, owner

LONGEST = 1_000
"""Characters of a question."""


class LastAsked:
    """What a visitor asked last on this page; a second click finds it here.

    Streamlit takes up a click while that before it may still be taken up, in another
    thread, and ends the run of the first as soon as it touches the session state: so
    that is one lasting value in there, which is only changed within its ``lock``.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.lock = Lock()
        self.message: Message | None = None
        self._is_drawn = True

    def note(self, message: Message) -> None:
        """Note what was asked just now, and is not on the page yet."""
        self.message, self._is_drawn = message, False

    def note_drawn(self) -> None:
        """Note that it is drawn to its end: a click is meant anew now."""
        self._is_drawn = True

    def is_same(self, question: str) -> bool:
        """Return whether a question was asked just now, and not yet seen to be."""
        asked = self.message
        return bool(asked and not self._is_drawn and asked.question == question)

    def is_of(self, message: Message) -> bool:
        """Return whether a message is what was asked last."""
        return self.message is not None and self.message.id == message.id


def last_asked() -> LastAsked:
    """Return what this visitor asked last; there from the first drawing on."""
    return cast(LastAsked, st.session_state.setdefault("last_asked", LastAsked()))


@noted()
def ask(question: str, among: tuple[str, ...] | None = None) -> None:
    """Put a question to the assistant, in the background.

    It is asked ``among`` some documents and folders: those chosen, or what is given.
    """
    _ask(question, among)


@noted()
def ask_typed(key: str) -> None:
    """Put what was typed into the box ``key``; until it is asked, it stands there."""
    typed = cast(str, st.session_state[key])
    st.session_state["taken_up"] = True
    if not typed.strip() or len(typed) > LONGEST:
        st.session_state["refused"] = typed
    if typed.strip():
        st.session_state["unasked"] = typed
        if len(typed) <= LONGEST and _ask(typed):
            del st.session_state["unasked"]


def was_taken_up() -> bool:
    """Return whether what was typed came to ``ask_typed``, once."""
    return bool(st.session_state.pop("taken_up", False))


def unasked() -> str:
    """Return what was typed and could not be asked, once."""
    return cast(str, st.session_state.pop("unasked", ""))


def _ask(question: str, among: tuple[str, ...] | None = None) -> bool:
    """Put a question; return whether it is asked, which not all may at any time."""
    last = last_asked()
    with last.lock:
        if not last.is_same(question):
            if not may_ask(question):
                return False
            leave_answer()
            kept = conversations()
            places = asked_of.chosen(session.messages()) if among is None else among
            current = _open_for_questions() or kept.begin(owner(), question)
            asked_of.keep(current.id, places)
            last.note(kept.ask(current, question, _assistant_of(places), places))
        # The address that comes with a second click can be older than the first one.
        if last.message:
            st.query_params[CONVERSATION] = last.message.conversation_id
    _redraw_others()
    return True


def _assistant_of(places: tuple[str, ...]) -> Assistant:
    """Return the visitor's assistant, for some documents and folders only if any."""
    return assistant().among(*places) if places else assistant()


def _open_for_questions() -> Conversation | None:
    """Return the open conversation if the visitor may ask in it.

    Where people log in that is its owner alone: what others ask would be answered from
    what they may read, and understood by what the owner was told.
    """
    return (
        session.own_conversation() if current_visitor().id else session.conversation()
    )


@noted()
def ask_again(message: Message) -> None:
    """Put a question anew whose answer was cut off or failed."""
    last = last_asked()
    with last.lock:
        current = _open_for_questions()
        if current is None or last.is_same(message.question):
            return
        if may_ask(message.question):
            asked = _assistant_of(message.among)
            last.note(conversations().ask_again(current, message, asked))
    _redraw_others()


@noted()
def stop(message_id: str) -> None:
    """End an answer with what is there of it."""
    conversations().stop(message_id)


@noted()
def ask_instead(message: Message, key: str) -> None:
    """Put a question in the words of the field ``key``.

    It and what followed it are set aside.
    """
    question = cast(str, st.session_state[key])
    if len(question) > LONGEST:
        st.session_state["refused"] = question
        return
    last = last_asked()
    with last.lock:
        current = session.own_conversation()
        if current and question.strip() and not last.is_same(question):
            if not may_ask(question):
                return
            asked = _assistant_of(message.among)
            kept = conversations()
            last.note(kept.ask_instead(current, message, question, asked))
    _redraw_others()
    session.edit("")


def refused() -> str | None:
    """Return what may not be asked, or not now, once."""
    return cast("str | None", st.session_state.pop("refused", None))


def _redraw_others() -> None:
    """Have other pages drawn anew that show this conversation."""
    indexing().visitors.redraw(session.asked_for())
    session.enter()
