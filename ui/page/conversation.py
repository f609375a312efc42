"""Draw the conversation: questions, answers as they come, errors with their hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from assistant import Assistant
from assistant.conversations.conversation import Message
from assistant.errors import displayable
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _
from ui.page import asking, resources, session
from ui.page.answer import draw_rest, text_html
from ui.page.drawing_turns import DrawingTurn
from ui.page.javascript import announce, draw_announced, remember, scroll_to
from ui.page.links import linked_answer
from ui.page.markup import notice
from ui.page.question import draw_question
from ui.page.visitors import VISITOR, owner

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_PERSON = ":material/person:"
_ASSISTANT = ":material/menu_book:"


@contextmanager
def shown_errors() -> Iterator[None]:
    """Show what is raised inside as one message with its hint, never a traceback."""
    try:
        yield
    except Exception as error:
        shown = displayable(error)
        st.html(notice(shown.message, shown.hint))


def draw_keeping() -> None:
    """Say what of the conversation is not there, or will not be there later."""
    remember(VISITOR, owner())
    if session.asked_for() and session.conversation() is None:
        st.html(
            notice(
                _("This conversation is not there."),
                _("It may have been deleted. Your next question begins a new one."),
                kind="held",
            )
        )
    linked = linked_answer()
    if linked and linked not in {message.id for message in session.messages()}:
        st.html(
            notice(
                _("The answer that the link leads to is not there."),
                _("Its question may have been put in other words since, or deleted."),
                kind="held",
            )
        )
    if unkept := resources.conversations().unkept:
        st.html(notice(unkept.message, unkept.hint, kind="held"))


def draw_conversation(
    messages: Sequence[Message], assistant: Assistant, turn: DrawingTurn
) -> Iterator[None]:
    """Draw what there is of each answer, then follow those on their way to the end.

    Yields after each thing drawn of an answer on its way, for what else is to be drawn.
    """
    # First on the page, so that every message keeps its place from run to run.
    scroller = st.container(key="unseen")
    with scroller:
        draw_announced()
    if last := session.opened_at():
        with scroller:
            scroll_to(f"question-{last}", "start", key=f"opened-{session.asked_for()}")
    own = session.own_conversation() is not None
    last_asked = asking.last_asked()
    shown = session.shown(len(messages))
    _draw_earlier(len(messages) - shown, shown)
    places = [
        (message, *_draw_message(message, own=own))
        for message in messages[len(messages) - shown :]
    ]
    for drawn, text, buttons, rest in places:
        message = drawn
        if not drawn.finished:
            _scroll_to_question(scroller, drawn, "asked")
            with scroller:
                announce(f"stage-{drawn.id}")
            said = ""
            for newer in turn.aside(resources.conversations().follow(drawn.id)):
                message = newer
                # Looked at again and again, by all who wait for an answer.
                if (html := text_html(message)) != said:
                    text.html(html)
                said = html
                yield
            _draw_buttons(buttons, message)
        with rest, shown_errors():
            draw_rest(message, assistant)
        if not drawn.finished:
            _scroll_to_question(scroller, drawn, "answered")
        if not drawn.finished or last_asked.is_of(drawn):
            with scroller:
                announce(f"answer-{drawn.id}")
    last_asked.note_drawn()


def _draw_earlier(hidden: int, shown: int) -> None:
    """Draw a button that shows more of what was asked before, where there is more."""
    if hidden:
        st.button(
            _("Show earlier questions ({number})").format(number=format_number(hidden)),
            key="show-earlier",
            icon=":material/history:",
            type="tertiary",
            on_click=session.show_more,
            args=(shown,),
        )


def _draw_message(
    message: Message, *, own: bool
) -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Draw a question and what there is of its answer; return what can be redrawn."""
    with st.chat_message("user", avatar=_PERSON):
        draw_question(message, own=own)
    with st.chat_message("assistant", avatar=_ASSISTANT):
        text = st.empty()
        text.html(text_html(message))
        buttons = st.empty()
        _draw_buttons(buttons, message)
        return text, buttons, st.container()


def _draw_buttons(place: DeltaGenerator, message: Message) -> None:
    """Draw what can be done about an answer that comes, or that did not come."""
    if not message.finished:
        place.button(
            _("Stop"),
            key=f"stop-{message.id}",
            icon=":material/stop_circle:",
            help=_("Ends the answer with what is there of it"),
            on_click=asking.stop,
            args=(message.id,),
            disabled=message.stopping,
        )
    elif message.state == "answered":
        place.empty()
    else:
        place.button(
            _("Ask again"),
            key=f"again-{message.id}",
            icon=":material/refresh:",
            help=_("Puts the same question once more"),
            on_click=asking.ask_again,
            args=(message,),
        )


def _scroll_to_question(scroller: DeltaGenerator, message: Message, when: str) -> None:
    with scroller:
        scroll_to(f"question-{message.id}", "start", key=f"{when}-{message.id}")
