"""Own what one visitor sees: st.session_state and the address, with two others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import streamlit as st

from assistant import Assistant
from assistant.conversations.conversation import Conversation, Message
from assistant.errors import displayable
from assistant.feedback.retrials import Retrials
from index import DisplayableError
from ui.page import asked_of, looked_up, opened
from ui.page.asking_rate import may_ask, seconds_to_wait
from ui.page.links import (
    CONVERSATION,
    leave_answer,
    linked_answer,
)
from ui.page.looked_up import once
from ui.page.places import cited_place
from ui.page.resources import assistant, conversations, indexing
from ui.page.visitors import current_visitor, owner

_SHOWN = 3
"""Messages that are drawn of a conversation that is opened: each takes its time."""
_MORE = 20
"""Messages that a click shows more; and at most drawn of those asked since then."""
LONGEST = 1_000
"""Characters of a question."""


def language() -> str:
    """Return the code of the language that the visitor has chosen, or nothing."""
    return cast(str, st.session_state.get("chosen_language", ""))


def set_language(code: str) -> None:
    """Have the page speak this language."""
    st.session_state["chosen_language"] = code


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


def ask(question: str, among: tuple[str, ...] | None = None) -> None:
    """Put a question to the assistant, in the background.

    It is asked ``among`` some documents and folders: those chosen, or what is given.
    """
    if not may_ask(question):
        return
    leave_answer()
    kept = conversations()
    places = asked_of.chosen(messages()) if among is None else among
    current = _open_for_questions() or kept.begin(owner(), question)
    asked_of.keep(current.id, places)
    _note_asked(kept.ask(current, question, _assistant_of(places), places))
    st.query_params[CONVERSATION] = current.id
    _redraw_others()


def _assistant_of(places: tuple[str, ...]) -> Assistant:
    """Return the visitor's assistant, for some documents and folders only if any."""
    return assistant().among(*places) if places else assistant()


def _open_for_questions() -> Conversation | None:
    """Return the open conversation if the visitor may ask in it.

    Where people log in that is its owner alone: what others ask would be answered from
    what they may read, and understood by what the owner was told.
    """
    return own_conversation() if current_visitor().id else conversation()


def ask_again(message: Message) -> None:
    """Put a question anew whose answer was cut off or failed."""
    current = _open_for_questions()
    if current and may_ask(message.question):
        asked = _assistant_of(message.among)
        _note_asked(conversations().ask_again(current, message, asked))
        _redraw_others()


def ask_instead(message: Message, key: str) -> None:
    """Put a question in the words of the field ``key``.

    It and what followed it are set aside.
    """
    question = cast(str, st.session_state[key])
    if len(question) > LONGEST:
        st.session_state["refused"] = question
        return
    current = own_conversation()
    if current and question.strip() and not may_ask(question):
        return
    edit("")
    if current and question.strip():
        with noted():
            kept = conversations()
            _note_asked(
                kept.ask_instead(
                    current, message, question, _assistant_of(message.among)
                )
            )
            _redraw_others()


def _note_asked(message: Message) -> None:
    st.session_state["asked_here"] = message.id


def asked_here(message: Message) -> bool:
    """Return whether this is what the visitor asked last on this page."""
    return bool(st.session_state.get("asked_here") == message.id)


def check_typed(key: str) -> None:
    """Refuse what was typed into the box ``key`` where it cannot be asked.

    What is too long, or asked too soon, stands in the box again.
    """
    typed = cast(str, st.session_state[key])
    if len(typed) > LONGEST or (typed.strip() and seconds_to_wait()):
        st.session_state[key] = typed
    elif typed.strip():
        return
    st.session_state["refused"] = typed


def refused() -> str | None:
    """Return what was typed and not asked, once."""
    return cast("str | None", st.session_state.pop("refused", None))


def _redraw_others() -> None:
    """Have other pages drawn anew that show this conversation."""
    indexing().visitors.redraw(asked_for())
    enter()


def edited() -> str:
    """Return the id of the message whose question is being put in other words."""
    return cast(str, st.session_state.get("editing", ""))


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


def rename(key: str) -> None:
    """Give the open conversation the title that stands in the field ``key``."""
    if current := own_conversation():
        with noted():
            conversations().rename(current, cast(str, st.session_state[key]))


def delete() -> None:
    """Delete the open conversation."""
    if current := own_conversation():
        with noted():
            conversations().delete(current)
            open_new()


def failure() -> DisplayableError | None:
    """Return what went wrong with the last click, once."""
    return cast("DisplayableError | None", st.session_state.pop("failure", None))


@contextmanager
def noted() -> Iterator[None]:
    """Keep what goes wrong in a click for the run of the page that follows it."""
    try:
        yield
    except Exception as error:
        st.session_state["failure"] = displayable(error)


def open_conversation(id_: str) -> None:
    """Open another conversation."""
    opened.close_place()
    leave_answer()
    st.query_params[CONVERSATION] = id_


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
